#!/usr/bin/env node
import { chooseLanguage } from './language.js';
import { processContext } from './run-context.js';

// What git runs as gpg.ssh.program: it gives a program no arguments of its own, so that this is one.
const { runSshKeygen } = await import('./commands/key/ssh-keygen.js');
process.exitCode = await runSshKeygen(process.argv.slice(2), processContext(chooseLanguage([], process.env)));

#!/usr/bin/env node
import { chooseLanguage } from './language.js';

const argv = process.argv.slice(2);

// A reader that has seen enough (`cutaway … | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const { runProgram } = await import('./program.js');
process.exitCode = await runProgram(argv, chooseLanguage(argv, process.env));

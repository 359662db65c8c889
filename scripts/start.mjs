// `npm start`: installs, builds, and shows a real handshake against a real peer on this machine.
import { build, install, say, step } from './steps.mjs';

install();
build('cutaway...');
say('starting a peer on loopback and connecting to it');
step('node', ['scripts/demo.mjs', ...process.argv.slice(2)]);

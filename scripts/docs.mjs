// `npm run docs`: installs, and serves the site on loopback while one writes; packages are read from their sources.
import { install, say, step } from './steps.mjs';

install();
say('serving the site; end with Ctrl-C');
step('pnpm', ['--filter', '@cutaway/docs', 'dev', ...process.argv.slice(2)]);

// `npm run docs`: installs, builds the command line, and serves the site on loopback while one writes; packages are read from
// their sources.
import { build, install, say, step } from './steps.mjs';

install();
// The command line says what it can do, which the reference shows.
build('cutaway...');
say('serving the site; end with Ctrl-C');
step('pnpm', ['--filter', '@cutaway/docs', 'dev', ...process.argv.slice(2)]);

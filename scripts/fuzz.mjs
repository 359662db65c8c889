// `npm run fuzz`: tries everything that reads bytes of strangers with changed ones, on the sources. See --help.
import { install, step } from './steps.mjs';

install();
const hooks = './tooling/fuzz/src/source-hooks.mjs';
step('node', [
  ...['--disable-warning=ExperimentalWarning', '--conditions=@cutaway/source', '--import', hooks],
  ...['tooling/fuzz/src/main.ts', ...process.argv.slice(2)],
]);

// Makes `dist/page-script.js`, whose default export is the text of the script that a page with one trace runs.
import { writeFileSync } from 'node:fs';
import { build } from 'esbuild';

const { outputFiles } = await build({
  entryPoints: ['src/page.ts'],
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2023',
  conditions: ['@cutaway/source'],
  write: false,
  logLevel: 'warning',
});
// A script's text ends where its closing tag begins, wherever that stands.
const script = outputFiles[0].text.replaceAll('</', '<\\/').trim();
writeFileSync('dist/page-script.js', `export default ${JSON.stringify(script)};\n`);

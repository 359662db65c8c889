import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, it } from 'vitest';

const here = fileURLToPath(new URL('.', import.meta.url));

/** The size in bytes of a program once it is bundled, minified and compressed. */
async function sizeOf(program: string): Promise<{ readonly size: number; readonly inputs: readonly string[] }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: program, resolveDir: here },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    conditions: ['@cutaway/source'],
    write: false,
    metafile: true,
  });
  const [file] = outputFiles;
  return { size: gzipSync(file?.contents ?? '').length, inputs: Object.keys(metafile.inputs) };
}

it.each([
  ['parsing', "export { parseCertificate, certificateFromPem } from '@cutaway/x509/certificate'", 25_000],
  ['parsing, from the main entry', "export { parseCertificate } from '@cutaway/x509'", 25_000],
  ['describing, with fingerprints', "export { describeCertificate } from '@cutaway/x509/describe'", 30_000],
  ['parsing and verifying', "export { verifyChain, rfc5280 } from '@cutaway/x509/verify'", 35_000],
])('%s needs a small download', async (what, program, limit) => {
  const { size, inputs } = await sizeOf(program);
  console.log(`${what}: ${(size / 1000).toFixed(1)} kB min+gzip`);
  expect(size).toBeLessThan(limit);
  expect(inputs.filter((path) => path.includes('tldts') || path.includes('@noble/curves'))).toEqual([]);
});

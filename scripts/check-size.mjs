// What a page has to load for a client, minified and gzipped, beside other TLS clients in JavaScript. Fails when a
// client brings along what it has no use for.
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { root } from './steps.mjs';

const TLS = 'packages/tls-handshake';
const SSH = 'packages/ssh-auth';
const RECLAIM = "export { makeTLSClient } from '@reclaimprotocol/tls';";

/** What is loaded, from which package's folder, by which import. */
const CLIENTS = [
  ['@cutaway/tls-handshake: TlsClient', TLS, "export { TlsClient } from '@cutaway/tls-handshake'"],
  ['@cutaway/tls-handshake/web: connect', TLS, "export { connect } from '@cutaway/tls-handshake/web'"],
  ['@reclaimprotocol/tls, pure JavaScript', TLS, `${RECLAIM} export * from '@reclaimprotocol/tls/purejs-crypto'`],
  ['@reclaimprotocol/tls on WebCrypto', TLS, `${RECLAIM} export * from '@reclaimprotocol/tls/webcrypto'`],
  ['subtls on WebCrypto (TLS 1.3 alone)', TLS, "export { startTls, TrustedCert } from 'subtls'"],
  ['node-forge: tls (TLS 1.0 and 1.1)', TLS, "export { createConnection } from 'node-forge/lib/tls.js'"],
  ['@cutaway/x509/certificate: parseCertificate', TLS, "export { parseCertificate } from '@cutaway/x509/certificate'"],
  ['@cutaway/ssh-auth/web: connect', SSH, "export { connect } from '@cutaway/ssh-auth/web'"],
];

/** Files that no client needs: sentences, the other role, attacks, what is for Node. */
const UNWANTED = /\/(explain|lab|node|server|capture)\/|\/(tls|ssh)-server\.|\/handshake\/server/;

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(10);

process.stdout.write(`${'client'.padEnd(46)}${'minified'.padStart(10)}${'gzipped'.padStart(10)}\n`);
for (const [name, folder, contents] of CLIENTS) {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: join(root, folder) },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2023',
    // Of Node, which subtls and node-forge ask for where it is there.
    external: ['crypto'],
    logLevel: 'error',
  });
  const [{ contents: bytes }] = outputFiles;
  const gzipped = gzipSync(bytes, { level: 9 }).length;
  process.stdout.write(`${name.padEnd(46)}${kilobytes(bytes.length)}${kilobytes(gzipped)}\n`);
  const [{ inputs }] = Object.values(metafile.outputs);
  const unwanted = Object.keys(inputs).filter((path) => inputs[path].bytesInOutput > 0 && UNWANTED.test(path));
  if (!name.startsWith('@cutaway/') || unwanted.length === 0) continue;
  process.stdout.write(`  brings along ${unwanted.join(', ')}\n`);
  process.exitCode = 1;
}

// Runs the built packages on whatever Node this script is started with: every entry loads, the self-check holds, and
// `cutaway tls` makes a handshake with a server of `node:tls` and refuses it under another CA.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeCrypto } from '@cutaway/primitives/node';
import { certificateToPem } from '@cutaway/x509/certificate';
import { caExtensions, createCertificate, endEntityExtensions } from '@cutaway/x509/create';
import { privateKeyToPem } from '@cutaway/x509/keys';
import { check } from './smoke/check.mjs';
import { root, say } from './steps.mjs';

say(`smoke run on Node ${process.versions.node}`);

let entries = 0;
for (const name of readdirSync(join(root, 'packages'))) {
  const manifest = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'));
  for (const [subpath, target] of Object.entries(manifest.exports)) {
    if (typeof target === 'string') continue;
    await import(new URL(`../packages/${name}/${target.default}`, import.meta.url));
    if (subpath !== '.') entries++;
  }
}
say(`${entries} entries load`);
for (const line of check()) say(line);

const provider = nodeCrypto;
const folder = mkdtempSync(join(tmpdir(), 'cutaway-smoke-'));
const validity = { notBefore: new Date(Date.now() - 86_400_000), notAfter: new Date(Date.now() + 86_400_000) };

function makeCa(CN) {
  const { publicKey, privateKey } = provider.generateKeyPair({ type: 'EC', curve: 'P-256' });
  const contents = { subject: [{ CN }], publicKey, ...validity, extensions: caExtensions({ publicKey, provider }) };
  return { certificate: createCertificate(contents, { privateKey }, { provider }), privateKey };
}

/** Runs a program to its end without blocking, so that a server in this process can answer it. */
function run(program, args) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let stdout = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    child.on('close', (status) => resolve({ status, stdout }));
  });
}

try {
  const ca = makeCa('Smoke CA');
  const { publicKey, privateKey } = provider.generateKeyPair({ type: 'RSA', modulusLength: 2048 });
  const extensions = endEntityExtensions({ publicKey, issuer: ca.certificate, names: ['localhost'], provider });
  const leaf = createCertificate({ subject: [{ CN: 'localhost' }], publicKey, ...validity, extensions }, ca, {
    provider,
  });
  const files = {
    cert: join(folder, 'cert.pem'),
    key: join(folder, 'key.pem'),
    ca: join(folder, 'ca.pem'),
    other: join(folder, 'other.pem'),
  };
  writeFileSync(files.cert, certificateToPem(leaf));
  writeFileSync(files.key, privateKeyToPem(privateKey), { mode: 0o600 });
  writeFileSync(files.ca, certificateToPem(ca.certificate));
  writeFileSync(files.other, certificateToPem(makeCa('Another CA').certificate));

  const server = spawn(
    process.execPath,
    [join(root, 'scripts/demo-server.mjs'), files.cert, files.key, 'ECDHE-RSA-AES256-GCM-SHA384'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const port = await new Promise((resolve, reject) => {
    server.stdout.on('data', (chunk) => resolve(/:(\d+)/.exec(String(chunk))[1]));
    server.on('exit', () => reject(new Error('the server ended')));
  });
  try {
    const cutaway = (caFile) =>
      run(process.execPath, [
        join(root, 'apps/cli/dist/main.js'),
        'tls',
        `localhost:${port}`,
        '--ca',
        caFile,
        '--json',
      ]);
    const accepted = await cutaway(files.ca);
    if (accepted.status !== 0) throw new Error(`cutaway tls ended with ${accepted.status}`);
    say(`cutaway tls: a handshake of ${accepted.stdout.trim().split('\n').length} events`);
    const refused = await cutaway(files.other);
    if (refused.status !== 1) throw new Error(`cutaway tls with another CA ended with ${refused.status}, not 1`);
    say('cutaway tls: refused under another CA (said above)');
  } finally {
    server.kill();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

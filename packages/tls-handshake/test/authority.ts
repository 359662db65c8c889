import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KeyGeneration, KeyPair, PrivateKey } from '@cutaway/primitives/crypto';
import { nodeCrypto } from '@cutaway/primitives/node';
import { type Certificate, certificateToPem, OID, privateKeyToPem } from '@cutaway/x509';
import { caExtensions, createCertificate, endEntityExtensions } from '@cutaway/x509/create';
import { afterAll } from 'vitest';

const DAY = 86_400_000;

/** A certificate with its key, also as PEM files. */
export interface Identity {
  readonly certificate: Certificate;
  readonly privateKey: PrivateKey;
  readonly certificateFile: string;
  readonly keyFile: string;
}

let folder: string | undefined;

/** A folder for the files of one test file; gone afterwards. */
export function temporaryFolder(): string {
  folder ??= mkdtempSync(join(tmpdir(), 'tls-handshake-'));
  return folder;
}

// While a test file is read: a hook that is asked for within a test or another hook never runs.
afterAll(() => {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

function identity(name: string, certificate: Certificate, { privateKey }: KeyPair): Identity {
  const certificateFile = join(temporaryFolder(), `${name}.crt`);
  const keyFile = join(temporaryFolder(), `${name}.key`);
  writeFileSync(certificateFile, certificateToPem(certificate));
  writeFileSync(keyFile, privateKeyToPem(privateKey));
  return { certificate, privateKey, certificateFile, keyFile };
}

/** A root made for one test run. */
export function makeRoot(name: string, kind: KeyGeneration = { type: 'EC', curve: 'P-256' }): Identity {
  const keys = nodeCrypto.generateKeyPair(kind);
  const certificate = createCertificate(
    {
      subject: [{ CN: `${name} root` }],
      publicKey: keys.publicKey,
      notBefore: new Date(Date.now() - DAY),
      notAfter: new Date(Date.now() + 365 * DAY),
      extensions: caExtensions({ publicKey: keys.publicKey, provider: nodeCrypto }),
    },
    { privateKey: keys.privateKey },
    { provider: nodeCrypto },
  );
  return identity(name, certificate, keys);
}

/** A certificate for host names or addresses, signed by a root. */
export function issue(
  root: Identity,
  name: string,
  kind: KeyGeneration,
  options: { hosts?: readonly string[]; notAfter?: Date; purposes?: readonly ('server' | 'client')[] } = {},
): Identity {
  const keys = nodeCrypto.generateKeyPair(kind);
  const {
    hosts = ['localhost', '127.0.0.1'],
    notAfter = new Date(Date.now() + 30 * DAY),
    purposes = ['server'],
  } = options;
  const certificate = createCertificate(
    {
      subject: [{ CN: name }],
      publicKey: keys.publicKey,
      notBefore: new Date(Date.now() - 2 * DAY),
      notAfter,
      extensions: endEntityExtensions({
        publicKey: keys.publicKey,
        issuer: root.certificate,
        names: hosts,
        purposes: purposes.map((purpose) => OID[`id-kp-${purpose}Auth`]),
        provider: nodeCrypto,
      }),
    },
    { certificate: root.certificate, privateKey: root.privateKey },
    { provider: nodeCrypto },
  );
  return identity(name, certificate, keys);
}

import { nodeCrypto } from '@cutaway/primitives/node';
import { needs } from '@cutaway/test-support/peers';
import { describe, expect, it } from 'vitest';
import { TlsClient, type TlsServer } from '../src/index.js';
import { type Faults, faultyServer } from '../src/lab/index.js';
import { AlertDescription } from '../src/registry/index.js';
import { join } from './in-memory.js';
import { serveTls, startClient } from './our-server.js';
import { credential, server as identity, only, root } from './pair.js';

const options = { credentials: [credential(identity)], crypto: nodeCrypto, policy: only() };
const flipped = (wanted: string) => (name: string, bytes: Uint8Array) =>
  name === wanted ? bytes.map((byte) => byte ^ 1) : bytes;
const instead = (wanted: string, other: number) => (name: string, chosen: number) => (name === wanted ? other : chosen);

/** Every way to misbehave, and what a client says to it. */
const FAULTS: readonly (readonly [string, Faults, ours: string, openssl: RegExp])[] = [
  ['a wrong signature', { value: flipped('signature') }, 'tls/signature-invalid', /bad signature/],
  ['a wrong Finished', { value: flipped('verify_data') }, 'tls/finished-mismatch', /digest check failed/],
  [
    'a bad share',
    { value: (name, bytes) => (name === 'public_value' ? new Uint8Array(bytes.length) : bytes) },
    'crypto/invalid-public-value',
    /error/,
  ],
  [
    'a share that is too short',
    { value: (name, bytes) => (name === 'public_value' ? bytes.subarray(1) : bytes) },
    'tls/key-share-length',
    /error/,
  ],
  [
    'a version of its own',
    { choice: instead('version', 0x0305) },
    'tls/selected-version-not-offered',
    /unsupported protocol|bad protocol|wrong ssl version|error/,
  ],
  [
    'a suite that was not offered',
    { choice: instead('cipher_suite', 0x1305) },
    'tls/cipher-suite-not-offered',
    /wrong cipher returned/,
  ],
  ['a group that was not offered', { choice: instead('group', 0x0019) }, 'tls/group-not-offered', /bad key share/],
  [
    'a scheme that was not offered',
    { choice: instead('signature_scheme', 0x0603) },
    'tls/signature-scheme-not-offered',
    /wrong curve|wrong signature type/,
  ],
  [
    'no Certificate',
    { message: (message) => (message.name === 'Certificate' ? [] : [message]) },
    'tls/unexpected-message',
    /unexpected message/,
  ],
  [
    'two ServerHellos',
    { message: (message) => (message.name === 'ServerHello' ? [message, message] : [message]) },
    'tls/message-across-key-change',
    /error/,
  ],
];

describe.each(FAULTS)('a server with %s', (_, faults, code, complaint) => {
  it('is refused by our client, which says why', async () => {
    const policy = only({
      cipherSuites: ['TLS_AES_128_GCM_SHA256'],
      groups: ['x25519'],
      signatureSchemes: ['ecdsa_secp256r1_sha256'],
    });
    const client = new TlsClient({ serverName: 'localhost', anchors: [root.certificate], crypto: nodeCrypto, policy });
    const { server } = await join(client, faultyServer(options, faults));
    expect(client.error?.code).toBe(code);
    // The server could read what it was told, unless its keys are others by its own fault.
    const readable = ['tls/alert-received', 'tls/bad-record-mac'];
    expect(readable).toContain(server.error?.code);
    if (server.error?.code === 'tls/alert-received') {
      expect(Object.keys(AlertDescription.of)).toContain(server.error.context.alert);
    }
  });

  it('is refused by OpenSSL too', async (ctx) => {
    const openssl = needs(ctx, 'openssl');
    const connection = (): TlsServer => faultyServer(options, faults);
    const { port } = await serveTls({ ...options, connection });
    const args = ['s_client', '-connect', `127.0.0.1:${port}`, '-groups', 'X25519', '-sigalgs', 'ECDSA+SHA256'];
    const suites = ['-ciphersuites', 'TLS_AES_128_GCM_SHA256'];
    const { output } = await startClient(openssl, [...args, ...suites], '').end();
    expect(output).toMatch(complaint);
    expect(output).toMatch(/:error:/);
  });
});

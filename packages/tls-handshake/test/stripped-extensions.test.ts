import { concat } from '@cutaway/primitives/bytes';
import { nodeCrypto } from '@cutaway/primitives/node';
import { expect, it } from 'vitest';
import { definePolicy, supported, TlsClient, TlsServer } from '../src/index.js';
import { insecurePolicy } from '../src/lab/index.js';
import { ClientHello, decodeHandshake, encodeHandshake, ServerHello } from '../src/messages/index.js';
import { ExtensionType } from '../src/registry/index.js';
import { credential, server as identity, root } from './pair.js';
import { recordsOf } from './recording.js';

const { encrypt_then_mac, extended_master_secret, renegotiation_info, supported_versions } = ExtensionType.of;
const groups = ['x25519', 'secp256r1'] as const;
const tls12 = definePolicy({ ...supported, name: 'TLS 1.2', versions: ['TLS 1.2'], groups });
const both = definePolicy({ ...supported, name: 'both', groups });
const cbc = insecurePolicy({
  ...supported,
  name: 'CBC',
  versions: ['TLS 1.2'],
  cipherSuites: ['TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA'],
  groups,
});

/** A flight of bytes whose first message is a hello, with an extension taken out of that. */
function strip(flight: Uint8Array, definition: typeof ClientHello | typeof ServerHello, type: number): Uint8Array {
  const [first = new Uint8Array(0), ...others] = recordsOf(flight);
  const length = 4 + (((first[7] as number) << 8) | (first[8] as number));
  const hello = decodeHandshake<ClientHello | ServerHello>(
    definition as typeof ClientHello,
    first.subarray(5, 5 + length),
  );
  const extensions = (hello.extensions ?? []).filter(({ extension_type }) => extension_type !== type);
  const stripped = encodeHandshake<never>(definition as never, { ...hello, extensions } as never);
  const content = concat(stripped, first.subarray(5 + length));
  const header = Uint8Array.of(22, 3, 3, content.length >> 8, content.length & 0xff);
  return concat(header, content, ...others);
}

/** What somebody on the way takes out, and who notices by which error; the client first. */
const CASES = [
  ['extended_master_secret', extended_master_secret, 'ClientHello', tls12, 'tls/finished-mismatch'],
  ['extended_master_secret', extended_master_secret, 'ServerHello', tls12, 'tls/bad-record-mac'],
  ['encrypt_then_mac', encrypt_then_mac, 'ClientHello', cbc, 'tls/bad-record-mac'],
  ['encrypt_then_mac', encrypt_then_mac, 'ServerHello', cbc, 'tls/bad-record-mac'],
  ['supported_versions', supported_versions, 'ClientHello', both, 'tls/downgrade-detected'],
  ['renegotiation_info', renegotiation_info, 'ClientHello', tls12, 'tls/renegotiation-info-missing'],
  ['renegotiation_info', renegotiation_info, 'ServerHello', tls12, 'tls/renegotiation-info-missing'],
] as const;

it.each(CASES)('%s (%i) taken out of a %s on its way is noticed', (_, type, message, policy, code) => {
  const options = { policy, crypto: nodeCrypto };
  const client = new TlsClient({ serverName: 'localhost', anchors: [root.certificate], ...options });
  const server = new TlsServer({ credentials: [credential(identity)], ...options });
  const hello = client.output();
  server.receive(message === 'ClientHello' ? strip(hello, ClientHello, type) : hello);
  const answer = server.output();
  client.receive(message === 'ServerHello' ? strip(answer, ServerHello, type) : answer);
  for (let rounds = 0; rounds < 3; rounds++) {
    server.receive(client.output());
    client.receive(server.output());
  }
  expect([client.error?.code, server.error?.code]).toContain(code);
  expect([client.info, server.info]).toEqual([undefined, undefined]);
});

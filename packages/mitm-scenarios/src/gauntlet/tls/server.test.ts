import { concat, utf8 } from '@cutaway/primitives/bytes';
import { nodeCrypto } from '@cutaway/primitives/node';
import { TlsClient } from '@cutaway/tls-handshake';
import { expect, it } from 'vitest';
import { Material } from '../material.js';
import { Witness } from '../witness.js';
import { honest } from './scenes.js';

it('takes a request with a broken record right behind it', () => {
  const material = new Material(nodeCrypto);
  const witness = new Witness('tls', 'nonce', 'answer');
  const client = new TlsClient({ crypto: nodeCrypto, serverName: 'localhost', insecureAcceptAnyCertificate: true });
  const server = honest(material).serve(
    { send: (bytes) => client.receive(bytes), end: () => {}, destroy: () => {} },
    witness,
  );
  for (let round = 0; round < 3; round++) {
    server.receive(client.output());
    for (const _ of client.events());
  }
  client.send(utf8('GET /nonce HTTP/1.0\r\n\r\n'));
  server.receive(concat(client.output(), Uint8Array.of(0x17, 3, 3, 0, 1, 0)));
  expect(witness.stage).toBe('application-data');
});

import { utf8 } from '@cutaway/primitives/bytes';
import { expect, it } from 'vitest';
import { TlsClient, TlsServer } from '../src/index.js';
import { insecureStaticRsa } from '../src/lab/index.js';
import { issue } from './authority.js';
import { credential, only, root } from './pair.js';

const rsa = issue(root, 'RSA', { type: 'RSA', modulusLength: 2048 });

it.each([
  ['with forward secrecy', only({ versions: ['TLS 1.2'] }), true, true],
  ['unless asked for', only({ versions: ['TLS 1.2'] }), false, false],
  ['with static RSA', insecureStaticRsa, true, false],
] as const)('data goes out before the server has finished, %s', (_, policy, falseStart, early) => {
  const client = new TlsClient({ serverName: 'localhost', anchors: [root.certificate], policy, falseStart });
  const server = new TlsServer({ credentials: [credential(rsa)], policy });
  server.receive(client.output());
  client.receive(server.output());
  expect(client.writable).toBe(early);
  if (early) client.send(utf8('early'));
  server.receive(client.output());
  client.receive(server.output());
  expect(client.events().map(({ type }) => type)).toContain('connected');
  const data = [...server.events()].flatMap((event) => (event.type === 'data' ? [event.data] : []));
  expect(data).toEqual(early ? [utf8('early')] : []);
});

import { concat } from '@cutaway/primitives/bytes';
import { expect, it } from 'vitest';
import { expectDefinedEnd, makeClient } from './hostile-server.js';
import { replay } from './recording.js';

const plain = (type: number, ...content: number[]): Uint8Array =>
  Uint8Array.of(type, 3, 3, content.length >> 8, content.length & 0xff, ...content);
const repeated = (count: number, one: Uint8Array): Uint8Array => concat(...Array.from({ length: count }, () => one));

const floods: [string, Uint8Array, string][] = [
  ['warnings', repeated(100, plain(21, 1, 90)), 'tls/too-many-warnings'],
  ['empty handshake records', repeated(100, plain(22)), 'tls/empty-fragment'],
  ['wishes to renegotiate', repeated(100, plain(22, 0, 0, 0, 0)), 'tls/records-without-progress'],
  ['change of keys', repeated(100, plain(20, 1)), 'tls/unexpected-change-cipher-spec'],
  ['a message of 16 MB', plain(22, 2, 0xff, 0xff, 0xff), 'tls/handshake-message-too-long'],
  ['a record of 64 KB', Uint8Array.of(22, 3, 3, 0xff, 0xff), 'tls/record-overflow'],
  ['application data', plain(23, 1, 2, 3), 'tls/unexpected-message'],
  ['a heartbeat', plain(24, 1, 0, 0), 'tls/unexpected-record-type'],
  ['an alert of one byte', plain(21, 1), 'wire/truncated'],
  ['an alert of no level', plain(21, 7, 40), 'tls/alert-level'],
  ['a fatal alert', plain(21, 2, 40), 'tls/alert-received'],
  ['close_notify', plain(21, 1, 0), 'tls/closed-in-handshake'],
  ['HTTP', new TextEncoder().encode('HTTP/1.1 400 Bad Request\r\n\r\n'), 'tls/not-tls'],
  ['SSH', new TextEncoder().encode('SSH-2.0-OpenSSH_9.2p1\r\n'), 'tls/not-tls'],
  ['one byte that is no TLS', Uint8Array.of(0x48), 'tls/not-tls'],
  ['SSL 2.0', Uint8Array.of(0x80, 0x2e, 1, 0, 2), 'tls/not-tls'],
  ['a record of version 9', Uint8Array.of(22, 9, 0, 0, 4, 2, 0, 0, 0), 'tls/record-version'],
];

it.each(floods)('a server that sends %s', (_, bytes, code) => {
  const client = makeClient('TLS 1.2');
  replay(client, bytes);
  expectDefinedEnd(client);
  expect(client.error?.code).toBe(code);
});

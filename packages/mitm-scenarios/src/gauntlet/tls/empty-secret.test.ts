import { createDecipheriv, createHash, createHmac } from 'node:crypto';
import { concat, utf8 } from '@cutaway/primitives/bytes';
import { nodeCrypto } from '@cutaway/primitives/node';
import { TlsClient } from '@cutaway/tls-handshake';
import { describe, expect, it } from 'vitest';
import { findCase } from '../find-case.js';
import { Material } from '../material.js';
import { Witness } from '../witness.js';

/** P_SHA256 of no secret (RFC 5246 §5), by other code than that of the servers. */
function prf(label: string, seed: Uint8Array, length: number): Uint8Array {
  const hmac = (data: Uint8Array): Uint8Array => createHmac('sha256', new Uint8Array(0)).update(data).digest();
  const all = concat(utf8(label), seed);
  let [a, output] = [all, new Uint8Array(0) as Uint8Array];
  while (output.length < length) {
    a = hmac(a);
    output = concat(output, hmac(concat(a, all)));
  }
  return output.subarray(0, length);
}

const record = (type: number, content: Uint8Array): Uint8Array =>
  concat(Uint8Array.of(type, 3, 3, content.length >> 8, content.length & 0xff), content);

/** A hostile server that has answered the hello of a client, and what it sent, record by record. */
function answered(id: string) {
  const witness = new Witness('tls', 'nonce', 'answer');
  const client = new TlsClient({ crypto: nodeCrypto, serverName: 'localhost', insecureAcceptAnyCertificate: true });
  const sent: Uint8Array[] = [];
  const link = { send: (bytes: Uint8Array) => sent.push(bytes), end: () => {}, destroy: () => {} };
  const scene = findCase(id).attack?.(new Material(nodeCrypto));
  if (scene === undefined) throw new Error(id);
  const server = scene.serve(link, witness);
  const hello = client.output();
  server.receive(hello);
  const records: { readonly type: number; readonly content: Uint8Array }[] = [];
  const all = concat(...sent);
  for (let at = 0; at < all.length; ) {
    const length = ((all[at + 3] as number) << 8) | (all[at + 4] as number);
    records.push({ type: all[at] as number, content: all.subarray(at + 5, at + 5 + length) });
    at += 5 + length;
  }
  return { witness, server, client, hello: hello.subarray(5), records, all };
}

describe('a client that makes keys of no secret', () => {
  it('is found when it changes to them early', () => {
    const { witness, server, hello, records } = answered('tls12-keys-of-no-secret');
    expect(records.map(({ type }) => type)).toEqual([22, 20, 22]);
    const [serverHello, , sealed] = records.map(({ content }) => content) as [Uint8Array, Uint8Array, Uint8Array];
    const randoms = concat(serverHello.subarray(6, 38), hello.subarray(6, 38));
    const block = prf('key expansion', randoms, 40);
    // The server's key and fixed IV stand behind the client's (RFC 5246 §6.3).
    const iv = concat(block.subarray(36, 40), sealed.subarray(0, 8));
    const opened = createDecipheriv('aes-128-gcm', block.subarray(16, 32), iv);
    const length = sealed.length - 24;
    opened.setAAD(Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 22, 3, 3, length >> 8, length & 0xff));
    opened.setAuthTag(sealed.subarray(-16));
    const flight = concat(opened.update(sealed.subarray(8, -16)), opened.final());
    expect(flight[0]).toBe(11);
    expect(flight.subarray(-4)).toEqual(Uint8Array.of(14, 0, 0, 0));
    expect(witness.observations).toEqual([]);
    server.receive(record(22, Uint8Array.of(16, 0, 0, 33, 32, 9, ...new Uint8Array(31))));
    expect(witness.observations.map(({ name }) => name)).toContain('keys-of-no-secret-used');
  });

  it('is found when it takes Finished for the end of everything', () => {
    const { witness, server, hello, records } = answered('tls12-finished-right-after-certificate');
    const flight = concat(...records.filter(({ type }) => type === 22).map(({ content }) => content));
    const finished = flight.subarray(-16);
    expect(finished.subarray(0, 4)).toEqual(Uint8Array.of(20, 0, 0, 12));
    const transcript = createHash('sha256').update(hello).update(flight.subarray(0, -16)).digest();
    expect(finished.subarray(4)).toEqual(prf('server finished', transcript, 12));
    server.receive(record(23, utf8('GET /nonce HTTP/1.1\r\n\r\n')));
    expect(witness.stage).toBe('application-data');
  });
});

it.each([
  ['tls12-keys-of-no-secret', 'tls/unexpected-change-cipher-spec'],
  ['tls12-finished-right-after-certificate', 'tls/unexpected-message'],
])('a careful client ends %s', (id, code) => {
  const { client, all } = answered(id);
  client.receive(all);
  expect(client.error?.code).toBe(code);
});

import { concat, fromHex, toHex } from '@cutaway/primitives/bytes';
import { phrase } from '@cutaway/primitives/explain';
import { nodeCrypto } from '@cutaway/primitives/node';
import type { MessageEvent, SecretEvent, TraceEvent } from '@cutaway/primitives/trace';
import type { Field } from '@cutaway/primitives/wire';
import { beforeAll, describe, expect, it } from 'vitest';
import { sshCatalogue } from '../src/explain/index.js';
import { KEY_EXCHANGE_METHODS } from '../src/registry/key-exchange-methods.js';
import { echo, pair } from './pair.js';

/** Everything both sides of a connection said while a user logged in, ran a command and changed keys. */
async function traced(options: Parameters<typeof pair>[0] = {}): Promise<Record<'client' | 'server', TraceEvent[]>> {
  const client: TraceEvent[] = [];
  const server: TraceEvent[] = [];
  const connection = pair({
    ...options,
    client: { ...options.client, trace: (event) => client.push(event) },
    server: { ...options.server, trace: (event) => server.push(event) },
  });
  await connection.settle();
  await echo(connection, new TextEncoder().encode('hello'));
  connection.client.rekey();
  await connection.settle();
  connection.client.close();
  await connection.settle();
  return { client, server };
}

const isMessage = (event: TraceEvent): event is MessageEvent => event.kind === 'message';
const isSecret = (event: TraceEvent): event is SecretEvent => event.kind === 'secret';

describe('the trace', () => {
  let events: Record<'client' | 'server', TraceEvent[]>;
  beforeAll(async () => {
    events = await traced();
  });

  it('is plain JSON with ids from 0', () => {
    for (const side of [events.client, events.server]) {
      expect(JSON.parse(JSON.stringify(side))).toEqual(side);
      expect(side.map(({ id }) => id)).toEqual(side.map((_, index) => index));
    }
  });

  it('shows on one side as received what the other side shows as sent', () => {
    const packets = (side: TraceEvent[], direction: string) =>
      side
        .filter(isMessage)
        .filter((event) => event.direction === direction && event.layer !== 'signed data')
        .map(({ layer, name, bytes, protection }) => ({ layer, name, bytes, plaintext: protection?.plaintext }));
    // The end of the connection is not answered.
    expect(packets(events.server, 'received')).toEqual(packets(events.client, 'sent'));
    expect(packets(events.client, 'received')).toEqual(packets(events.server, 'sent'));
  });

  it('follows the message flow of the RFCs', () => {
    const names = events.client
      .filter(isMessage)
      .filter(({ layer }) => layer !== 'packet')
      .map(({ direction, name }) => `${direction === 'sent' ? '>' : '<'} ${name}`);
    expect(names).toMatchInlineSnapshot(`
      [
        "> identification string",
        "< identification string",
        "> SSH_MSG_KEXINIT",
        "< SSH_MSG_KEXINIT",
        "> SSH_MSG_KEX_HYBRID_INIT",
        "< SSH_MSG_KEX_HYBRID_REPLY",
        "> SSH_MSG_NEWKEYS",
        "< SSH_MSG_NEWKEYS",
        "> SSH_MSG_SERVICE_REQUEST",
        "< SSH_MSG_EXT_INFO",
        "< SSH_MSG_SERVICE_ACCEPT",
        "> SSH_MSG_USERAUTH_REQUEST",
        "< SSH_MSG_USERAUTH_FAILURE",
        "> SSH_MSG_USERAUTH_REQUEST",
        "< SSH_MSG_USERAUTH_PK_OK",
        "> signed data",
        "> SSH_MSG_USERAUTH_REQUEST",
        "< SSH_MSG_USERAUTH_SUCCESS",
        "< SSH_MSG_GLOBAL_REQUEST",
        "> SSH_MSG_CHANNEL_OPEN",
        "< SSH_MSG_CHANNEL_OPEN_CONFIRMATION",
        "> SSH_MSG_CHANNEL_REQUEST",
        "> SSH_MSG_CHANNEL_DATA",
        "> SSH_MSG_CHANNEL_EOF",
        "< SSH_MSG_CHANNEL_SUCCESS",
        "< SSH_MSG_CHANNEL_DATA",
        "< SSH_MSG_CHANNEL_EOF",
        "< SSH_MSG_CHANNEL_REQUEST",
        "< SSH_MSG_CHANNEL_CLOSE",
        "> SSH_MSG_CHANNEL_CLOSE",
        "> SSH_MSG_KEXINIT",
        "< SSH_MSG_KEXINIT",
        "> SSH_MSG_KEX_HYBRID_INIT",
        "< SSH_MSG_KEX_HYBRID_REPLY",
        "> SSH_MSG_NEWKEYS",
        "< SSH_MSG_NEWKEYS",
        "> SSH_MSG_DISCONNECT",
      ]
    `);
  });

  it('has a sentence in both languages for everything', () => {
    const keys = new Set<string>();
    const fieldKeys = (message: string, path: string, field: Field): void => {
      for (const child of field.children ?? []) {
        const name = child.name.replace(/^\[\d+\]\.?/, '');
        const own = name === '' ? path : `${path}.${name}`;
        if (name !== '') keys.add(name === 'message_number' ? 'field.message_number' : `field.${message}${own}`);
        fieldKeys(message, own, child);
      }
    };
    for (const event of [...events.client, ...events.server]) {
      if (event.kind === 'message') {
        keys.add(`message.${event.name}`);
        if (event.layer !== 'signed data') fieldKeys(event.name, '', event.fields);
      }
      if (event.kind === 'secret' || event.kind === 'choice' || event.kind === 'check') {
        keys.add(`${event.kind}.${event.name}`);
      }
      if (event.kind === 'choice') keys.add(`reason.${event.reason}`);
      if (event.kind === 'end') keys.add(`disconnect.${event.name}`);
    }
    const missing = [...keys].filter((key) =>
      (['en', 'zh'] as const).some((language) => phrase(sshCatalogue, key, language) === undefined),
    );
    expect(missing).toEqual([]);
  });

  it.each(
    Object.values(KEY_EXCHANGE_METHODS).filter(
      ({ standing, scheme }) => standing === 'default' && nodeCrypto.supports('kem' in scheme ? scheme.kem : 'SHA-256'),
    ),
  )('gives all inputs of the exchange hash and of every key with $name', async ({ name, hash }) => {
    const { client } = await traced({
      client: { algorithms: { keyExchange: [name], cipher: ['aes256-ctr'], mac: ['hmac-sha2-512-etm@openssh.com'] } },
    });
    const secrets = client.filter(isSecret);
    const inputsOf = ({ inputs }: SecretEvent) => Object.fromEntries(inputs.map((input) => [input.name, input.value]));
    const hashes = secrets.filter((event) => event.name === 'exchange_hash');
    expect(hashes).toHaveLength(2);
    for (const { inputs, output } of hashes) {
      expect(toHex(nodeCrypto.digest(hash, concat(...inputs.map(({ value }) => fromHex(value)))))).toBe(output);
    }
    const derived = secrets.filter((event) => event.inputs.some((input) => input.name === 'X'));
    expect(derived.map((event) => inputsOf(event).X)).toEqual([...'ACEBDF', ...'ACEBDF']);
    for (const event of derived) {
      const { K = '', H = '', X = '', session_identifier = '' } = inputsOf(event);
      const first = nodeCrypto.digest(hash, fromHex(K + H + toHex(new TextEncoder().encode(X)) + session_identifier));
      expect(event.output.startsWith(toHex(first).slice(0, event.output.length))).toBe(true);
    }
    expect(new Set(derived.map((event) => event.output)).size).toBe(12);
  });

  it('gives what the user’s key signs', () => {
    const [signed] = events.client.filter(isMessage).filter(({ layer }) => layer === 'signed data');
    const [session] = events.client.filter(isSecret).filter(({ name }) => name === 'session_identifier');
    expect(signed?.bytes.slice(8)).toMatch(new RegExp(`^${session?.output}32`));
    const request = signed?.fields.children?.find(({ name }) => name === 'request');
    expect(request?.children?.map(({ name }) => name)).toEqual([
      'message_number',
      'user_name',
      'service_name',
      'method_name',
      'have_signature',
      'public_key_algorithm_name',
      'public_key_blob',
      'server_host_key',
    ]);
  });

  it('keeps every field inside its message', () => {
    const check = (field: Field, from: number, to: number): void => {
      expect(field.pos).toBeGreaterThanOrEqual(from);
      expect(field.pos + field.size).toBeLessThanOrEqual(to);
      for (const child of field.children ?? []) check(child, field.pos, field.pos + field.size);
    };
    for (const { fields, bytes } of events.client.filter(isMessage)) check(fields, 0, bytes.length / 2);
  });
});

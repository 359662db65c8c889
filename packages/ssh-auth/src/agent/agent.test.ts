import { concat, utf8 } from '@cutaway/primitives/bytes';
import { nodeCrypto } from '@cutaway/primitives/node';
import { encode } from '@cutaway/primitives/wire';
import { mutations, truncations } from '@cutaway/test-support/mutate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { issueCertificate } from '../certificates/index.js';
import { SshError } from '../errors/index.js';
import { generatePrivateKey, type SoftwareKey, signMessage } from '../keys/index.js';
import { boolean, byte, string, text } from '../wire/index.js';
import { writeIdentity } from './identity.js';
import { Agent, AgentClient, AgentFrames, type AgentRefusal, type DestinationConstraint, framed } from './index.js';

const key = generatePrivateKey({ comment: 'key' });
const [first, second] = [generatePrivateKey(), generatePrivateKey()];
const none = new Uint8Array();
const MESSAGE = utf8('message');

function agentWith(...args: ConstructorParameters<typeof Agent>): {
  client: AgentClient;
  again: () => AgentClient;
  refusals: AgentRefusal[];
} {
  const refusals: AgentRefusal[] = [];
  const agent = new Agent({ crypto: nodeCrypto, onRefusal: (reason) => refusals.push(reason), ...args[0] });
  const again = () => new AgentClient(agent.connect());
  return { client: again(), again, refusals };
}

const refused = { code: 'ssh/agent-refused' };

describe('Agent', () => {
  it('signs with SHA-1 only when it is told to', async () => {
    const rsa = generatePrivateKey({ type: 'ssh-rsa', modulusLength: 1024, crypto: nodeCrypto });
    const { client, refusals } = agentWith();
    await client.add(rsa);
    await expect(client.sign(rsa.key.blob, MESSAGE, 'ssh-rsa')).rejects.toMatchObject(refused);
    expect(refusals).toEqual(['algorithm']);
    const old = agentWith({ insecureSha1Signatures: true }).client;
    await old.add(rsa);
    await old.sign(rsa.key.blob, MESSAGE, 'ssh-rsa');
    // What comes back is looked at: an agent that ignores the flags is found out.
    await expect(old.sign(rsa.key.blob, MESSAGE, 'rsa-sha2-512')).resolves.toBeInstanceOf(Uint8Array);
  });

  it('tells apart why it refuses, and tells the client nothing', async () => {
    const { client, refusals } = agentWith();
    const attempts: (() => Promise<unknown>)[] = [
      () => client.sign(key.key.blob, MESSAGE),
      () => client.remove(key.key.blob),
      () => client.unlock('x'),
      () => client.extension('unknown@example.org', none),
      async () => {
        await client.add(key, { confirm: true });
        await client.sign(key.key.blob, MESSAGE);
      },
      async () => {
        await client.lock('x');
        await client.sign(key.key.blob, MESSAGE);
      },
      () => client.unlock('y'),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject(refused);
    expect(refusals).toEqual([
      'unknown-key',
      'unknown-key',
      'not-locked',
      'unsupported',
      'unconfirmed',
      'locked',
      'wrong-passphrase',
    ]);
  });

  it('refuses a key whose constraint it does not know', async () => {
    const identity = writeIdentity({ key, constraints: {} });
    const constraint = concat(encode(byte, 255), encode(text(), 'unknown@example.org'), encode(string(), none));
    for (const tail of [constraint, Uint8Array.of(3, 0, 0, 0, 1), Uint8Array.of(2, 2)]) {
      const agent = new Agent();
      const answer = await agent.connect()(concat(Uint8Array.of(25), identity, tail));
      expect([...answer]).toEqual([5]);
      expect(await new AgentClient(agent.connect()).identities()).toEqual([]);
    }
  });

  it('answers every message, however changed, and goes on', async () => {
    const certificate = issueCertificate({ key: key.key, role: 'user', keyId: 'x', principals: ['a'] }, first);
    const messages = [
      concat(Uint8Array.of(25), writeIdentity({ key, constraints: { lifetime: 1, destinations: [hop(first)] } })),
      concat(Uint8Array.of(17), writeIdentity({ key, certificate, constraints: {} })),
      concat(Uint8Array.of(13), encode(string(), key.key.blob), encode(string(), MESSAGE), Uint8Array.of(0, 0, 0, 0)),
      Uint8Array.of(11),
      none,
    ];
    for (const message of messages) {
      const answer = new Agent({ crypto: nodeCrypto }).connect();
      for (const { bytes } of mutations(message)) expect((await answer(bytes)).length).toBeGreaterThan(0);
      for (const bytes of truncations(message)) expect((await answer(bytes)).length).toBeGreaterThan(0);
    }
  });
});

/** A constraint: logins at a host, from here or from another host. */
function hop(to: SoftwareKey, from?: SoftwareKey, username = ''): DestinationConstraint {
  const end = (host: SoftwareKey | undefined, user = '') => ({
    username: user,
    hostname: host === undefined ? '' : 'host',
    reserved: none,
    hostkeys: host === undefined ? [] : [{ keyblob: host.key.blob, is_ca: false }],
  });
  return { from: end(from), to: end(to, username), reserved: none };
}

describe('destinations', () => {
  const bind = (client: AgentClient, host: SoftwareKey, session: string, is_forwarding: boolean, by = host) =>
    client.bindSession({
      hostkey: host.key.blob,
      session_identifier: utf8(session),
      signature: signMessage(by.privateKey, 'ssh-ed25519', utf8(session)),
      is_forwarding,
    });
  const login = (session: string, user = 'alice', hostkey?: Uint8Array) =>
    concat(
      encode(string(), utf8(session)),
      encode(byte, 50),
      encode(text(), user),
      encode(text(), 'ssh-connection'),
      encode(text(), hostkey === undefined ? 'publickey' : 'publickey-hostbound-v00@openssh.com'),
      encode(boolean, true),
      encode(text(), 'ssh-ed25519'),
      encode(string(), key.key.blob),
      hostkey === undefined ? none : encode(string(), hostkey),
    );

  it('hold a key to logins of the session that the connection serves', async () => {
    const { again, client, refusals } = agentWith();
    await client.add(key, { destinations: [hop(first, undefined, 'al*')] });
    const sign = (connection: AgentClient, data: Uint8Array) => connection.sign(key.key.blob, data);
    await expect(sign(again(), login('s'))).rejects.toMatchObject(refused);
    const bound = again();
    await bind(bound, first, 's', false);
    await expect(sign(bound, MESSAGE)).rejects.toMatchObject(refused);
    await expect(sign(bound, login('another'))).rejects.toMatchObject(refused);
    await expect(sign(bound, login('s', 'bob'))).rejects.toMatchObject(refused);
    await expect(sign(bound, login('s', 'alice', second.key.blob))).rejects.toMatchObject(refused);
    expect(refusals).toEqual(['session', 'session', 'session', 'destination', 'session']);
    await sign(bound, login('s'));
    await sign(bound, login('s', 'alice', first.key.blob));
    const wrong = again();
    await bind(wrong, second, 's', false);
    expect(await wrong.identities()).toEqual([]);
  });

  it('follow a forwarded agent, and hide keys where they may not be used', async () => {
    const { again, client } = agentWith();
    await client.add(key, { destinations: [hop(first), hop(second, first)] });
    const there = again();
    await bind(there, first, 'one', true);
    expect(await there.identities()).toHaveLength(1);
    await expect(there.sign(key.key.blob, login('one'))).rejects.toMatchObject(refused);
    await bind(there, second, 'two', false);
    await expect(there.sign(key.key.blob, login('two'))).rejects.toMatchObject(refused);
    await there.sign(key.key.blob, login('two', 'alice', second.key.blob));

    await client.removeAll();
    await client.add(key, { destinations: [hop(first)] });
    const beyond = again();
    await bind(beyond, first, 'one', true);
    expect(await beyond.identities()).toEqual([]);
  });

  it('know hosts by their certificates', async () => {
    const host = issueCertificate({ key: first.key, role: 'host', keyId: 'x', principals: ['host'] }, second);
    const other = issueCertificate({ key: first.key, role: 'host', keyId: 'x', principals: ['other'] }, second);
    const { again, client } = agentWith();
    const { to, ...rest } = hop(second);
    const hostkeys = [{ keyblob: second.key.blob, is_ca: true }];
    await client.add(key, { destinations: [{ ...rest, to: { ...to, hostkeys } }] });
    for (const [certificate, shown] of [
      [host, 1],
      [other, 0],
    ] as const) {
      const connection = again();
      const signature = signMessage(first.privateKey, 'ssh-ed25519', utf8('s'));
      const session = { hostkey: certificate.blob, session_identifier: utf8('s'), signature, is_forwarding: false };
      await connection.bindSession(session);
      expect(await connection.identities()).toHaveLength(shown);
    }
  });

  it('are not fooled by bindings that are forged, repeated or too many', async () => {
    const { again, client } = agentWith();
    await client.add(key, { destinations: [hop(first)] });
    await client.add(second);
    const forged = again();
    await expect(bind(forged, first, 's', false, second)).rejects.toMatchObject(refused);
    // What was not proven leaves only the keys that may go anywhere.
    expect(await forged.identities()).toHaveLength(1);
    const repeated = again();
    await bind(repeated, first, 's', true);
    await bind(repeated, first, 's', true);
    await expect(bind(repeated, second, 's', true)).rejects.toMatchObject(refused);
    await bind(repeated, first, 't', false);
    await expect(bind(repeated, first, 'u', false)).rejects.toMatchObject(refused);
    const many = again();
    for (let hops = 0; hops < 16; hops++) await bind(many, first, `s${hops}`, true);
    await expect(bind(many, first, 's16', true)).rejects.toMatchObject(refused);
  });
});

describe('AgentClient', () => {
  it('ends in typed errors, whatever the agent answers', async () => {
    const { client } = agentWith();
    await client.add(key);
    const agent = new Agent({ crypto: nodeCrypto });
    agent.add({ key, constraints: {} });
    const listed = await agent.connect()(Uint8Array.of(11));
    for (const answer of [...[...mutations(listed)].map(({ bytes }) => bytes), ...truncations(listed)]) {
      const hostile = new AgentClient(async () => answer);
      await hostile.identities().catch((error: unknown) => expect(error).toBeInstanceOf(SshError));
      await expect(hostile.sign(key.key.blob, MESSAGE)).rejects.toBeInstanceOf(SshError);
      await expect(hostile.lock('x')).rejects.toBeInstanceOf(SshError);
    }
  });
});

describe('AgentFrames', () => {
  it('brings messages back, however the stream is cut', () => {
    const messages = fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 }), { maxLength: 6 });
    fc.assert(
      fc.property(messages, fc.integer({ min: 1, max: 9 }), (sent, step) => {
        const stream = concat(...sent.map(framed));
        const frames = new AgentFrames();
        const received: Uint8Array[] = [];
        for (let at = 0; at < stream.length; at += step) received.push(...frames.push(stream.subarray(at, at + step)));
        expect(received).toEqual(sent);
      }),
    );
  });

  it('refuses messages that are empty or too long', () => {
    for (const head of [
      [0, 0, 0, 0],
      [0, 4, 0, 1],
    ]) {
      expect(() => new AgentFrames().push(Uint8Array.from(head))).toThrow(
        expect.objectContaining({ code: 'ssh/agent-malformed' }),
      );
    }
  });
});

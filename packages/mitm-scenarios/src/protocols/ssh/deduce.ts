import { bytesToUnsigned, concat, toHex, unsignedToBytes, utf8 } from '@cutaway/primitives/bytes';
import type { CryptoProvider } from '@cutaway/primitives/crypto';
import { CutawayError } from '@cutaway/primitives/errors';
import { decode, encode } from '@cutaway/primitives/wire';
import { KexEcdhInit, KexEcdhReply, KexInit, mpint, string } from '@cutaway/ssh-auth/messages';
import type { Packet, Victim } from '../../network/packet.js';
import type { Listener } from '../protocol.js';
import { type SideOfSession, sessionsIn } from './packet.js';

type SessionOnWire = Record<Victim, SideOfSession>;

/** Key and IV of one direction, and where they come from. */
interface DirectionKey {
  readonly source: string;
  readonly key: Uint8Array;
  readonly iv: Uint8Array;
}

/** The letters and names of the keys by sender (RFC 4253 §7.2). */
const NAMES: Readonly<Record<Victim, { iv: string; key: string; ivLetter: string; keyLetter: string }>> = {
  client: { iv: 'initial_IV_client_to_server', key: 'encryption_key_client_to_server', ivLetter: 'A', keyLetter: 'C' },
  server: { iv: 'initial_IV_server_to_client', key: 'encryption_key_server_to_client', ivLetter: 'B', keyLetter: 'D' },
};

/**
 * Decrypts what was recorded with every key that is held, and with those that follow from a private value of the key
 * exchange and the packets that cross the wire in the clear.
 */
export function deduce(listener: Listener): void {
  const { recording, knowledge, tracer, recorder } = listener;
  for (const packet of recording) {
    recorder.step = packet.step;
    knowledge.learn('packet', packet.bytes, packet.event);
  }
  for (const session of sessionsIn(recording).values()) {
    for (const from of ['client', 'server'] as const) {
      const candidates = [...heldKeys(listener, from), ...derivedKeys(listener, session, from)];
      const right = candidates.find((candidate) => opened(listener.lab.crypto, session[from].encrypted, candidate));
      if (right !== undefined) {
        learnPayloads(listener, session[from].encrypted, right);
        continue;
      }
      const [first] = session[from].encrypted;
      if (first === undefined) continue;
      recorder.step = first.step;
      tracer.check({
        name: 'attacker.open.SSH',
        outcome: 'failed',
        rule: 'RFC 5647 §7',
        context: { tried: candidates.length, packets: session[from].encrypted.length },
        ...(first.event === undefined ? {} : { subject: { message: first.event } }),
      });
    }
  }
}

/** Keys that the attacker was given. */
function* heldKeys({ knowledge }: Listener, from: Victim): Generator<DirectionKey> {
  const named = (name: string) => knowledge.items.filter((item) => item.name.endsWith(name));
  for (const key of named(NAMES[from].key)) {
    for (const iv of named(NAMES[from].iv)) yield { source: key.name, key: key.bytes, iv: iv.bytes };
  }
}

/** Keys that follow from a private value and the transcript (RFC 8731, RFC 4253 §7.2 and §8). */
function* derivedKeys(listener: Listener, { client, server }: SessionOnWire, from: Victim): Generator<DirectionKey> {
  const { lab, knowledge } = listener;
  const { crypto } = lab;
  const [I_C, I_S] = [client, server].map(({ plain }) => plain.get(KexInit.number)?.payload);
  const [init, reply] = [client.plain.get(KexEcdhInit.number), server.plain.get(KexEcdhReply.number)];
  if (I_C === undefined || I_S === undefined || init === undefined || reply === undefined) return;
  const { Q_C } = decode(KexEcdhInit.codec, init.payload);
  const { K_S, Q_S } = decode(KexEcdhReply.codec, reply.payload);
  for (const { name, bytes } of knowledge.ephemeralKeys) {
    const shared = attempt(() => crypto.keyAgreement('X25519').deriveSharedSecret(bytes, Q_S));
    if (shared === undefined) continue;
    const K = encode(mpint, shared);
    const strings = [client.identification, server.identification, I_C, I_S, K_S, Q_C, Q_S];
    const H = crypto.digest('SHA-256', concat(...strings.map((value) => encode(string(), value)), K));
    const derive = (letter: string): Uint8Array => crypto.digest('SHA-256', concat(K, H, utf8(letter), H));
    yield { source: name, key: derive(NAMES[from].keyLetter), iv: derive(NAMES[from].ivLetter).slice(0, 12) };
  }
}

/** The payloads of one direction (RFC 5647 §7); `undefined` when the key is another. */
function opened(
  crypto: CryptoProvider,
  packets: readonly Packet[],
  { key, iv }: DirectionKey,
): Uint8Array[] | undefined {
  if (packets.length === 0) return undefined;
  return attempt(() => {
    const aead = crypto.aead('AES-256-GCM', key);
    const start = bytesToUnsigned(iv.subarray(4));
    return packets.map(({ bytes }, index) => {
      const counter = unsignedToBytes((start + BigInt(index)) & 0xffff_ffff_ffff_ffffn, 8);
      const nonce = concat(iv.subarray(0, 4), counter);
      const packet = aead.open(nonce, bytes.subarray(4), bytes.subarray(0, 4));
      return packet.slice(1, packet.length - (packet[0] ?? 0));
    });
  });
}

function learnPayloads(listener: Listener, packets: readonly Packet[], right: DirectionKey): void {
  const { lab, knowledge, tracer, recorder } = listener;
  for (const [index, payload] of (opened(lab.crypto, packets, right) ?? []).entries()) {
    const packet = packets[index] as Packet;
    recorder.step = packet.step;
    const ciphertext = { name: 'encrypted packet', value: toHex(packet.bytes) };
    const event = tracer.secret({
      name: 'payload',
      function: 'AES-256-GCM',
      inputs: [
        packet.event === undefined ? ciphertext : { ...ciphertext, from: packet.event },
        { name: right.source, value: toHex(right.key) },
      ],
      output: toHex(payload),
      feeds: [],
      rule: 'RFC 5647 §7',
    });
    knowledge.learn('payload', payload, event);
  }
}

function attempt<T>(operation: () => T): T | undefined {
  try {
    return operation();
  } catch (error) {
    if (error instanceof CutawayError) return undefined;
    throw error;
  }
}

import { toHex, utf8 } from '@cutaway/primitives/bytes';
import { CutawayError } from '@cutaway/primitives/errors';
import type { SecretInput } from '@cutaway/primitives/trace';
import { decode } from '@cutaway/primitives/wire';
import {
  Ciphertext,
  dissectMessage,
  EncryptedKey,
  EncryptedText,
  KeyShare,
  type Message,
  messagesByType,
  PrivateKeyCiphertext,
  RsaPublicKey,
  UnsignedCertificate,
} from '../../messages/index.js';
import { fieldBytes, leaves } from '../../network/fields.js';
import type { Packet } from '../../network/packet.js';
import { deriveKey } from '../../rungs/derive-key.js';
import { publicKeyRecover } from '../../rungs/private-key-encryption.js';
import { fromMessage, OAEP } from '../../rungs/rsa.js';
import { LEGS } from '../../rungs/sealed.js';
import type { Knowledge, Known } from '../../verdict/knowledge.js';
import type { Listener } from '../protocol.js';

/** A way to open a message with one thing that is held. */
interface Opening {
  readonly name: string;
  readonly function: string;
  readonly with: { readonly name: string; readonly value: string; readonly event?: number };
  readonly open: () => Uint8Array;
}

/**
 * Takes every field of every message, then tries everything held on everything closed, until nothing new comes out.
 *
 * It is told nothing about the rung: a design is safe from it when its keys really are out of reach.
 */
export function deduce(listener: Listener): void {
  const { recording, knowledge, tracer, recorder } = listener;
  for (const packet of recording) {
    recorder.step = packet.step;
    learnFields(packet, knowledge);
  }
  const closed = new Set(recording.filter((packet) => RULES.has(packet.bytes[0] ?? 0)));
  const tried = new Map<Packet, number>();
  for (let progress = true; progress; ) {
    progress = false;
    for (const packet of closed) {
      recorder.step = packet.step;
      const openings = [...openingsOf(packet, listener)];
      tried.set(packet, openings.length);
      for (const opening of openings) {
        const output = result(opening.open);
        if (output === undefined) continue;
        const input = (name: string, value: string, from: number | undefined): SecretInput => ({
          name,
          value,
          ...(from === undefined ? {} : { from }),
        });
        const event = tracer.secret({
          name: opening.name,
          function: opening.function,
          inputs: [
            input(nameOf(packet), toHex(packet.bytes), packet.event),
            input(opening.with.name, opening.with.value, opening.with.event),
          ],
          output: toHex(output),
          feeds: [],
        });
        knowledge.learn(opening.name, output, event);
        closed.delete(packet);
        progress = true;
        break;
      }
    }
  }
  for (const packet of closed) {
    recorder.step = packet.step;
    tracer.check({
      name: `attacker.open.${nameOf(packet)}`,
      outcome: 'failed',
      rule: RULES.get(packet.bytes[0] ?? 0) ?? '',
      context: { tried: tried.get(packet) ?? 0 },
      ...(packet.event === undefined ? {} : { subject: { message: packet.event } }),
    });
  }
}

/** The messages that are closed, and what keeps them closed. */
const RULES: ReadonlyMap<number, string> = new Map([
  [Ciphertext.type, 'NIST SP 800-38D §7.2'],
  [EncryptedKey.type, 'RFC 8017 §7.1.2'],
  [EncryptedText.type, 'RFC 8017 §7.1.2'],
  [PrivateKeyCiphertext.type, 'RFC 8017 §9.2'],
  [KeyShare.type, 'RFC 7748 §6.1'],
]);

const nameOf = (packet: Packet): string => messagesByType.get(packet.bytes[0] ?? 0)?.name ?? 'unknown';

function learnFields(packet: Packet, knowledge: Knowledge): void {
  const message = messagesByType.get(packet.bytes[0] ?? 0);
  if (message !== undefined) {
    for (const { path, field } of leaves(dissectMessage(message, packet.bytes))) {
      knowledge.learn(`${message.name}.${path}`, fieldBytes(field), packet.event);
    }
  }
  knowledge.learn(nameOf(packet), packet.bytes, packet.event);
}

/** Everything worth a try on a packet. */
function* openingsOf(packet: Packet, { recording, knowledge, lab }: Listener): Generator<Opening> {
  const { crypto } = lab;
  const sealed = body(Ciphertext, packet);
  if (sealed !== undefined) {
    for (const key of knowledge.items.filter(({ bytes }) => bytes.length === 32)) {
      for (const leg of LEGS) {
        yield {
          name: 'plaintext',
          function: 'AES-256-GCM',
          with: held(key),
          open: () => crypto.aead('AES-256-GCM', key.bytes).open(sealed.nonce, sealed.ciphertext, utf8(leg)),
        };
      }
    }
  }
  const wrapped = body(EncryptedKey, packet)?.encrypted_key ?? body(EncryptedText, packet)?.encrypted_text;
  if (wrapped !== undefined) {
    for (const { name, keys } of knowledge.keyPairs) {
      yield {
        name: packet.bytes[0] === EncryptedKey.type ? 'session_key' : 'plaintext',
        function: 'RSAES-OAEP',
        with: { name, value: '' },
        open: () => crypto.decrypt(OAEP, keys.privateKey, wrapped),
      };
    }
  }
  const signed = body(PrivateKeyCiphertext, packet);
  if (signed !== undefined) {
    for (const other of recording) {
      const key = body(RsaPublicKey, other) ?? body(UnsignedCertificate, other)?.tbs_certificate.subject_public_key;
      if (key === undefined) continue;
      yield {
        name: 'plaintext',
        function: 'RSAVP1',
        with: {
          name: `${nameOf(other)}.modulus`,
          value: toHex(key.modulus),
          ...(other.event === undefined ? {} : { event: other.event }),
        },
        open: () => publicKeyRecover(fromMessage(key), signed.ciphertext),
      };
    }
  }
  const share = body(KeyShare, packet);
  if (share !== undefined) {
    for (const key of knowledge.ephemeralKeys) {
      yield {
        name: 'session_key',
        function: 'X25519, HKDF',
        with: held(key),
        open: () => deriveKey(crypto, crypto.keyAgreement('X25519').deriveSharedSecret(key.bytes, share.key_exchange)),
      };
    }
  }
}

const held = (item: Known): Opening['with'] => ({
  name: item.name,
  value: toHex(item.bytes),
  ...(item.event === undefined ? {} : { event: item.event }),
});

/** The message's body when the packet is such a message. */
function body<Body>(message: Message<Body>, packet: Packet): Body | undefined {
  if (packet.bytes[0] !== message.type) return undefined;
  return result(() => decode(message.codec, packet.bytes));
}

function result<T>(operation: () => T): T | undefined {
  try {
    return operation();
  } catch (error) {
    if (error instanceof CutawayError) return undefined;
    throw error;
  }
}

import { concat, fromUtf8 } from '@cutaway/primitives/bytes';
import { CutawayError } from '@cutaway/primitives/errors';
import { decode, dissectPartly, encode, type Field, movedField } from '@cutaway/primitives/wire';
import { KexInit, messageOf } from '@cutaway/ssh-auth/messages';
import type { Protocol, Weakened } from '../protocol.js';
import { deduce } from './deduce.js';
import { isIdentification, PAYLOAD_OFFSET, plain, plainPayload } from './packet.js';

/** SSH-2, as who owns the wire sees it (RFC 4253). */
export const sshProtocol: Protocol = {
  name: 'ssh',
  rules: { 'crypto/authentication-failed': 'RFC 5647 §7.3', 'wire/truncated': 'RFC 4253 §6' },
  dissect,
  weaken,
  deduce,
};

function dissect(bytes: Uint8Array): { name: string; fields: Field } {
  const field = (name: string, type: string, pos: number, size: number): Field => ({ name, type, pos, size });
  if (isIdentification(bytes)) {
    const line = { ...field('identification string', 'line', 0, bytes.length), value: lineOf(bytes) };
    return { name: line.name, fields: line };
  }
  const payload = plainPayload(bytes);
  if (payload === undefined) {
    const name = 'encrypted packet';
    const children = [
      field('packet_length', 'uint32', 0, Math.min(4, bytes.length)),
      field('ciphertext', 'opaque', 4, Math.max(0, bytes.length - 20)),
      field('tag', 'opaque[16]', Math.max(4, bytes.length - 16), Math.min(16, Math.max(0, bytes.length - 4))),
    ];
    return { name, fields: { ...field(name, 'binary packet', 0, bytes.length), children } };
  }
  const message = messageOf(payload, { keyExchange: 'ecdh' });
  const name = message?.name ?? `message ${payload[0]}`;
  const end = PAYLOAD_OFFSET + payload.length;
  const content =
    message === undefined
      ? field(name, 'opaque', 0, payload.length)
      : dissectPartly(message.codec, payload, name).field;
  const children = [
    field('packet_length', 'uint32', 0, 4),
    field('padding_length', 'byte', 4, 1),
    movedField(content, PAYLOAD_OFFSET),
    field('random_padding', 'opaque', end, bytes.length - end),
  ];
  return { name, fields: { ...field(name, 'binary packet', 0, bytes.length), children } };
}

/** Strikes the best out of a KEXINIT: the first key exchange, and the sign that protects the packet count. */
function weaken(bytes: Uint8Array): Weakened[] {
  const payload = plainPayload(bytes);
  if (payload?.[0] !== KexInit.number) return [];
  try {
    const offer = decode(KexInit.codec, payload);
    const [best, ...weaker] = offer.kex_algorithms;
    const unstrict = offer.kex_algorithms.filter((name) => !name.startsWith('kex-strict-'));
    return [
      { what: `kex_algorithms without ${best}`, kex_algorithms: weaker, telling: false },
      // Both sides go on with the same algorithms: only the signature over both offers tells.
      { what: 'kex_algorithms without kex-strict', kex_algorithms: unstrict, telling: true },
    ].map(({ what, kex_algorithms, telling }) => ({
      what,
      telling,
      bytes: plain(encode(KexInit.codec, { ...offer, kex_algorithms })),
    }));
  } catch (error) {
    if (error instanceof CutawayError) return [];
    throw error;
  }
}

function lineOf(bytes: Uint8Array): string {
  try {
    return fromUtf8(concat(bytes)).trimEnd();
  } catch {
    return '';
  }
}

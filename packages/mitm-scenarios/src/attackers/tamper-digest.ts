import { utf8 } from '@cutaway/primitives/bytes';
import type { CryptoProvider, HashName } from '@cutaway/primitives/crypto';
import type { Field } from '@cutaway/primitives/wire';
import { allFields, fieldBytes } from '../network/fields.js';
import { indexOf } from '../verdict/knowledge.js';
import type { Attacker, Attempt } from './attacker.js';
import { standBetween } from './man-in-the-middle.js';
import { flipped, spread } from './tamper.js';

/**
 * Changes a message to its own liking and computes again every digest in it.
 *
 * What is a digest it finds out by itself: a field that equals the digest of another. Where a certificate keeps the
 * text out of its reach, it changes that first: its own key for the server's, and what then no longer fits.
 */
export const tamperDigest: Attacker = {
  id: 'tamper-digest',
  goal: 'altered',
  notApplicable: () => undefined,
  *attempts({ rung, rehearse }) {
    for (const index of spread([...rehearse().keys()], MOST_ATTEMPTS)) yield rewrite(index);
    if (rung.traits.certificate !== 'none') {
      yield { variant: { field: 'certificate' }, telling: true, carry: standBetween('modified', inOwnFavour) };
    }
  },
};

/** Packets of a long protocol that are tried. */
const MOST_ATTEMPTS = 12;

function rewrite(index: number): Attempt {
  let count = 0;
  return {
    variant: { packet: index + 1 },
    carry(packet, adversary) {
      if (count++ !== index) return adversary.forward(packet);
      const { fields } = adversary.rung.protocol.dissect(packet.bytes);
      const digests = [...findDigests(adversary.lab.crypto, packet.bytes, fields)];
      const changed = edited(packet.bytes, digests);
      for (const digest of digests) {
        changed.set(adversary.lab.crypto.digest(digest.hash, changed.subarray(...digest.over)), digest.at);
      }
      adversary.change(packet, changed, digests.length > 0 ? 'recompute-digest' : 'rewrite');
    },
  };
}

interface Digest {
  readonly hash: HashName;
  /** Position of the first byte of the digest. */
  readonly at: number;
  /** The bytes it was computed over: first, and one past the last. */
  readonly over: readonly [number, number];
}

const HASHES: readonly { name: HashName; length: number }[] = [
  { name: 'MD5', length: 16 },
  { name: 'SHA-1', length: 20 },
  { name: 'SHA-256', length: 32 },
  { name: 'SHA-384', length: 48 },
];

function* findDigests(crypto: CryptoProvider, bytes: Uint8Array, tree: Field): Generator<Digest> {
  const contents = [...allFields(tree)].flatMap((field) => {
    const length = fieldBytes(field).length;
    const end = field.pos + field.size;
    // With and without a length in front.
    return [field.pos, end - length].map((start) => [start, end] as const);
  });
  for (const field of allFields(tree)) {
    const value = fieldBytes(field);
    for (const { name } of HASHES.filter(({ length }) => length === value.length)) {
      const over = contents.find(
        ([start, end]) => indexOf(crypto.digest(name, bytes.subarray(start, end)), value) === 0,
      );
      if (over !== undefined) yield { hash: name, at: field.pos + field.size - value.length, over };
    }
  }
}

/** The order in the attacker's favour where it can be read; else one bit of what the digests protect, or of the end. */
function edited(bytes: Uint8Array, digests: readonly Digest[]): Uint8Array {
  const changed = inOwnFavour(bytes);
  if (changed === bytes) return flipped(bytes, (digests[0]?.over[1] ?? bytes.length) - 1);
  return changed;
}

/** The same bytes when there is no order to be read in them. */
function inOwnFavour(bytes: Uint8Array): Uint8Array {
  const payee = indexOf(bytes, utf8('to=bob'));
  if (payee < 0) return bytes;
  const changed = bytes.slice();
  changed.set(utf8('to=eve'), payee);
  return changed;
}

import { leaves } from '../network/fields.js';
import type { Attacker, Attempt } from './attacker.js';

/** Flips bits without knowing what they mean: in the fields of all messages, one attempt each. */
export const tamper: Attacker = {
  id: 'tamper',
  goal: 'altered',
  notApplicable: () => undefined,
  attempts({ rung, rehearse }) {
    const attempts: Attempt[] = [];
    for (const [index, packet] of rehearse().entries()) {
      const { name, fields } = rung.protocol.dissect(packet.bytes);
      for (const { path, field } of leaves(fields)) {
        const label = path === '' ? name : `${name}.${path}`;
        if (field.size > 0) attempts.push(flip(index, field.pos + field.size - 1, label));
      }
    }
    return spread(attempts, MOST_ATTEMPTS);
  },
};

/** Long protocols have hundreds of fields; so many of them are tried, from the first to the last. */
const MOST_ATTEMPTS = 24;

/** At most so many entries, evenly spread, the first and the last among them. */
export function spread<T>(entries: readonly T[], most: number): T[] {
  if (entries.length <= most) return [...entries];
  return Array.from({ length: most }, (_, i) => entries[Math.round((i * (entries.length - 1)) / (most - 1))] as T);
}

/** The attempt on one byte of the packet with this index. */
function flip(index: number, position: number, field: string): Attempt {
  let count = 0;
  return {
    variant: { field, position },
    carry(packet, adversary) {
      if (count++ !== index || position >= packet.bytes.length) return adversary.forward(packet);
      adversary.change(packet, flipped(packet.bytes, position), 'flip-bit');
    },
  };
}

/** A copy with the lowest bit of one byte inverted. */
export function flipped(bytes: Uint8Array, position: number): Uint8Array {
  const changed = bytes.slice();
  changed[position] = (changed[position] ?? 0) ^ 1;
  return changed;
}

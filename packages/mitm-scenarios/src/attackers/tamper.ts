import { leaves } from '../network/fields.js';
import type { Attacker, Attempt } from './attacker.js';

/** Flips bits without knowing what they mean: in every field of every message, one attempt each. */
export const tamper: Attacker = {
  id: 'tamper',
  goal: 'altered',
  notApplicable: () => undefined,
  *attempts({ rung, rehearse }) {
    for (const [index, packet] of rehearse().entries()) {
      const { name, fields } = rung.protocol.dissect(packet.bytes);
      for (const { path, field } of leaves(fields)) {
        if (field.size > 0) yield flip(index, field.pos + field.size - 1, `${name}.${path}`);
      }
    }
  },
};

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

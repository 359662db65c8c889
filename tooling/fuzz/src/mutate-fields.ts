import { concat } from '@cutaway/primitives/bytes';
import type { Field } from '@cutaway/primitives/wire';
import type { Random } from './random.js';

interface Place {
  readonly field: Field;
  /** From the outermost. */
  readonly enclosing: readonly Field[];
}

/** A field, found by going down from the outermost: so a long list is not chosen more often than a short one. */
function somewhere(random: Random, root: Field): Place {
  const enclosing: Field[] = [];
  let field = root;
  while (field.children !== undefined && field.children.length > 0 && !random.chance(0.15)) {
    enclosing.push(field);
    field = pickBySize(random, field.children);
  }
  return { field, enclosing };
}

/** Larger fields have more inside, and are chosen more often. */
function pickBySize(random: Random, fields: readonly Field[]): Field {
  const weights = fields.map(({ size }) => 1 + Math.sqrt(size));
  let left = (random.u32() / 2 ** 32) * weights.reduce((sum, weight) => sum + weight, 0);
  const chosen = weights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
  return fields.at(chosen) as Field;
}

/**
 * Changes one field of a message, and mostly the lengths of all that encloses it, so that the change is read and not
 * only refused.
 *
 * @param dissect gives the tree of the fields.
 */
export function mutateFields(random: Random, bytes: Uint8Array, dissect: (bytes: Uint8Array) => Field): Uint8Array {
  let changed = bytes;
  for (let rounds = 1 + random.below(3); rounds > 0; rounds--) {
    const root = dissect(changed);
    const place = somewhere(random, root);
    const { pos, size } = somewhere(random, root).field;
    if (place.field.pos + place.field.size > changed.length) continue;
    changed = mutatePlace(random, changed, place, changed.subarray(pos, pos + size));
  }
  return changed;
}

/** @param other another field's bytes. */
function mutatePlace(random: Random, bytes: Uint8Array, place: Place, other: Uint8Array): Uint8Array {
  const { pos, size } = place.field;
  const old = bytes.subarray(pos, pos + size);
  const replacement = replace(random, old, other);
  const changed = concat(bytes.subarray(0, pos), replacement, bytes.subarray(pos + size));
  if (replacement.length === size || random.chance(0.1)) return changed;
  for (const field of place.enclosing) correctLength(bytes, changed, field, replacement.length - size);
  return changed;
}

function replace(random: Random, old: Uint8Array, other: Uint8Array): Uint8Array {
  switch (random.below(8)) {
    case 0:
      return random.bytes(old.length);
    case 1:
      return new Uint8Array(old.length).fill(random.pick([0x00, 0x01, 0x7f, 0x80, 0xff]));
    case 2:
      return new Uint8Array(0);
    case 3:
      return concat(old, old);
    case 4:
      return concat(old, random.bytes(random.length()));
    case 5:
      return old.subarray(0, random.below(old.length + 1));
    case 6: {
      const changed = old.slice();
      const at = random.below(Math.max(1, old.length));
      if (old.length > 0) changed[at] = (changed[at] as number) ^ (1 << random.below(8));
      return changed;
    }
    default:
      return other;
  }
}

/** A field that begins with its own length, or a handshake message with its length behind the type. */
function correctLength(before: Uint8Array, changed: Uint8Array, { pos, size }: Field, growth: number): void {
  for (const [offset, width] of [
    [0, 1],
    [0, 2],
    [0, 3],
    [0, 4],
    [1, 3],
  ] as const) {
    if (offset + width > size) continue;
    const start = pos + offset;
    if (number(before, start, width) !== size - offset - width) continue;
    const length = size - offset - width + growth;
    for (let index = 0; index < width; index++) {
      changed[start + width - 1 - index] = Math.floor(length / 256 ** index) & 0xff;
    }
    return;
  }
}

function number(bytes: Uint8Array, start: number, width: number): number {
  return bytes.subarray(start, start + width).reduce((sum, byte) => sum * 256 + byte, 0);
}

/** What a field holds: a number, a text, hexadecimal bytes, or nothing when it only has children. */
export type FieldValue = string | number | boolean | null;

/**
 * A named range of bytes in a message, with the fields inside it. Plain JSON.
 *
 * Positions count from the first byte of the outermost field's message.
 */
export interface Field {
  /** The specification's own name, for example `legacy_version`; elements of a vector are `[0]`, `[1]` and so on. */
  name: string;
  /** The type, in the presentation language's words: `uint16`, `opaque<0..255>`, `ClientHello`. */
  type: string;
  /** First byte. */
  pos: number;
  /** Length in bytes. */
  size: number;
  /** Integers as numbers (64-bit ones as decimal text), bytes as hexadecimal. */
  value?: FieldValue;
  /** The value's name where the specification gives it one: an enum's constant, a text. */
  label?: string;
  children?: Field[];
}

/** A field tree at another place: positions count `by` bytes more. */
export function movedField(field: Field, by: number): Field {
  const { children, ...rest } = field;
  const moved = { ...rest, pos: field.pos + by };
  return children === undefined ? moved : { ...moved, children: children.map((child) => movedField(child, by)) };
}

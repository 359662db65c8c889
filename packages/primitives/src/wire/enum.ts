import type { Codec } from './codec.js';

/** A codec for an enumeration. Values are numbers; those without a name are kept as they are. */
export interface EnumCodec<Names extends Readonly<Record<string, number>>> extends Codec<number> {
  /** The named values, for example `HandshakeType.of.client_hello`. */
  readonly of: Names;
  /** The name of a value, or `undefined` when the specification gives it none. */
  nameOf(value: number): (keyof Names & string) | undefined;
  /** The value's name, or its number in hexadecimal when it has none. */
  label(value: number): string;
}

/**
 * An enumeration over an integer codec. Unknown values are preserved, never refused (RFC 8446 §3.5, RFC 8701).
 *
 * @param type the enumeration's name, for example `HandshakeType`.
 */
export function enumOf<const Names extends Readonly<Record<string, number>>>(
  base: Codec<number>,
  type: string,
  names: Names,
): EnumCodec<Names> {
  const byValue = new Map<number, keyof Names & string>();
  for (const [name, value] of Object.entries(names)) byValue.set(value, name);
  const digits = 2 * (base.size ?? 4);
  const label = (value: number): string => byValue.get(value) ?? `0x${value.toString(16).padStart(digits, '0')}`;
  return {
    type,
    ...(base.size === undefined ? {} : { size: base.size }),
    of: names,
    nameOf: (value) => byValue.get(value),
    label,
    write: base.write,
    read: base.read,
    describe: (value, field) => {
      field.value = value;
      const name = byValue.get(value);
      if (name !== undefined) field.label = name;
    },
  };
}

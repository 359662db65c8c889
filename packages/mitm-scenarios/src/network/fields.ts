import { fromHex, utf8 } from '@cutaway/primitives/bytes';
import type { Field } from '@cutaway/primitives/wire';

/** A field without fields inside, and its path below the outermost. */
export interface Leaf {
  readonly path: string;
  readonly field: Field;
}

/** The innermost fields of a tree, in the order of the bytes. */
export function* leaves(field: Field, path = ''): Generator<Leaf> {
  if (field.children === undefined) {
    yield { path, field };
    return;
  }
  for (const child of field.children) {
    yield* leaves(
      child,
      path === '' ? child.name : child.name.startsWith('[') ? path + child.name : `${path}.${child.name}`,
    );
  }
}

/** Every field of a tree, outermost first. */
export function* allFields(field: Field): Generator<Field> {
  yield field;
  for (const child of field.children ?? []) yield* allFields(child);
}

/** The content of a byte-string or text field of the wire, without a length in front; nothing for others. */
export function fieldBytes({ type, value }: Field): Uint8Array {
  if (typeof value === 'string' && type.startsWith('opaque')) return fromHex(value);
  if (typeof value === 'string' && type.startsWith('utf8')) return utf8(value);
  return new Uint8Array(0);
}

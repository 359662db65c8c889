import type { Field } from '../wire/field.js';

/** A field of a message, where it stands and under which keys a catalogue may explain it. */
export interface FieldEntry {
  readonly field: Field;
  /** 0 for the message's own fields. */
  readonly depth: number;
  /** Path with the elements of vectors left out: `extensions.extension_data.server_name_list.name`. */
  readonly path: string;
  /** Catalogue keys, the most particular first. */
  readonly keys: readonly string[];
  /** Whether the field is a vector of plain values, which read best on one line; its elements are no entries. */
  readonly isValueList: boolean;
}

/**
 * The fields of a message in the order of their bytes, each with the keys of its explanation: by message and path, by
 * the enclosing structure's type and the field's name, by the field's type, and for the data of an extension by the
 * extension's name. An element of a vector has none: its vector's says it.
 */
export function* fieldEntries(root: Field, message: string): Generator<FieldEntry> {
  yield* walk(root, message, '', 0);
}

function* walk(parent: Field, message: string, parentPath: string, depth: number): Generator<FieldEntry> {
  let label: string | undefined;
  for (const field of parent.children ?? []) {
    const isElement = field.name.startsWith('[');
    const path = isElement ? parentPath : parentPath === '' ? field.name : `${parentPath}.${field.name}`;
    const keys = isElement
      ? []
      : [`field.${message}.${path}`, `field.${parent.type}.${field.name}`, `field.${field.type}`];
    // `extension_data` stands behind the `extension_type` that says what it is, `extnValue` behind `extnID`.
    if (!isElement && label !== undefined) keys.push(`field.${label}`);
    label = field.label ?? label;
    const isValueList = isListOfValues(field);
    yield { field, depth, path, keys, isValueList };
    if (!isValueList) yield* walk(field, message, path, depth + 1);
  }
}

function isListOfValues({ children }: Field): boolean {
  return (
    children !== undefined &&
    children.length > 0 &&
    children.every((child) => child.name.startsWith('[') && child.children === undefined)
  );
}

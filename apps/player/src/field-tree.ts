import { type FieldEntry, fieldEntries } from '@cutaway/primitives/explain';
import type { Field } from '@cutaway/primitives/wire';
import type { PlayerMessage } from './events.js';

/** A row of the field table. */
export interface FieldRow extends FieldEntry {
  /** Its index among the rows. */
  readonly index: number;
  /** With the elements of vectors: `extensions[0].extension_type`. */
  readonly fullPath: string;
  /** Index of the row it is part of. */
  readonly parent: number | undefined;
  readonly hasChildren: boolean;
}

/** The fields of a message in the order of their bytes. */
export function fieldRows({ fields, name }: Pick<PlayerMessage, 'fields' | 'name'>): FieldRow[] {
  const paths = new Map<Field, string>();
  const parents = new Map<Field, Field>();
  const walk = (parent: Field, path: string): void => {
    for (const child of parent.children ?? []) {
      const own = child.name.startsWith('[') || path === '' ? path + child.name : `${path}.${child.name}`;
      paths.set(child, own);
      parents.set(child, parent);
      walk(child, own);
    }
  };
  walk(fields, '');
  const indexes = new Map<Field, number>();
  return [...fieldEntries(fields, name)].map((entry, index) => {
    const { field, isValueList } = entry;
    indexes.set(field, index);
    const parent = parents.get(field);
    return {
      ...entry,
      index,
      fullPath: paths.get(field) ?? entry.path,
      parent: parent === undefined ? undefined : indexes.get(parent),
      hasChildren: !isValueList && (field.children ?? []).length > 0,
    };
  });
}

/** The innermost row that has this byte. */
export function rowAtByte(rows: readonly FieldRow[], byte: number): FieldRow | undefined {
  return rows.findLast(({ field: { pos, size } }) => byte >= pos && byte < pos + size);
}

/**
 * The row that a path names; of a path that goes further than the rows do, the last row on it. Extensions may be named:
 * `extensions.key_share` is the element of `extensions` whose type is `key_share`.
 */
export function rowAtPath(rows: readonly FieldRow[], path: string): FieldRow | undefined {
  const exact = rows.find(({ fullPath }) => fullPath === path);
  if (exact !== undefined) return exact;
  let at: FieldRow | undefined;
  for (const segment of path.replaceAll('[', '.[').split('.')) {
    const inside: FieldRow[] = rows.filter(({ parent }) => parent === at?.index);
    const next: FieldRow | undefined =
      inside.find(({ field }) => field.name === segment) ?? elementOf(rows, inside, segment);
    if (next === undefined) break;
    at = next;
  }
  return at;
}

/** The data of the element that has this name, or the element when it has no data. */
function elementOf(rows: readonly FieldRow[], elements: readonly FieldRow[], label: string): FieldRow | undefined {
  const element = elements.find(({ field }) => field.label === label);
  return element && (rows.find(({ parent, field }) => parent === element.index && field.children) ?? element);
}

import type { MessageEvent } from '@cutaway/primitives/trace';
import type { Field } from '@cutaway/primitives/wire';
import { padColumns, truncateColumns, wrap } from '../terminal/wrap.js';

const OFFSET_COLUMNS = 6;
const SIZE_COLUMNS = 5;
const LONGEST_NAME = 34;

/** A line of the field table; `meaning` lines explain the field above them. */
export interface FieldRow {
  readonly text: string;
  readonly meaning: boolean;
}

/** The fields of a message as lines: offset, size, name indented by depth, value; then what the field means. */
export function fieldRows(
  event: Pick<MessageEvent, 'name' | 'fields'>,
  options: {
    readonly header: { offset: string; size: string; field: string; value: string };
    readonly width: number;
    readonly lookUp: (key: string) => string | undefined;
  },
): FieldRow[] {
  const { header, width, lookUp } = options;
  const lines = [...flatten(event.fields, event.name, '', 0)];
  const nameColumns = Math.min(LONGEST_NAME, Math.max(10, ...lines.map(({ label }) => label.length))) + 2;
  const valueStart = OFFSET_COLUMNS + 1 + SIZE_COLUMNS + 2 + nameColumns;
  const rows: FieldRow[] = [];
  const row = (offset: string, size: string, name: string, value: string): void => {
    rows.push({
      text: truncateColumns(
        `${padColumns(offset, OFFSET_COLUMNS)} ${padColumns('', SIZE_COLUMNS - columns(size))}${size}  ` +
          `${padColumns(truncateColumns(name, nameColumns - 1), nameColumns)}${value}`,
        width,
      ).trimEnd(),
      meaning: false,
    });
  };
  row(header.offset, header.size, header.field, header.value);
  for (const { field, keys, label } of lines) {
    const offset = `0x${field.pos.toString(16).padStart(4, '0')}`;
    row(offset, String(field.size), label, truncateColumns(valueText(field), width - valueStart));
    const meaning = keys.map((key) => lookUp(key)).find((text) => text !== undefined);
    if (meaning === undefined) continue;
    const indent = OFFSET_COLUMNS + 1 + SIZE_COLUMNS + 4;
    for (const line of wrap(meaning, width - indent)) rows.push({ text: ' '.repeat(indent) + line, meaning: true });
  }
  return rows;
}

// Width of a header word: the two Chinese words used here are all wide characters.
function columns(text: string): number {
  return [...text].reduce((sum, character) => sum + (character.charCodeAt(0) > 0x2e80 ? 2 : 1), 0);
}

function* flatten(
  field: Field,
  message: string,
  path: string,
  depth: number,
): Generator<{ field: Field; keys: string[]; label: string }> {
  for (const child of field.children ?? []) {
    const isElement = child.name.startsWith('[');
    const childPath = isElement ? path : path === '' ? child.name : `${path}.${child.name}`;
    // Elements of a vector share their vector's meaning, which has been said.
    const keys = isElement
      ? []
      : [`field.${message}.${childPath}`, `field.${child.type}.${child.name}`, `field.${child.type}`];
    yield { field: child, keys, label: '  '.repeat(depth) + child.name };
    if (!isListOfValues(child)) yield* flatten(child, message, childPath, depth + 1);
  }
}

/** Vectors of numbers or names fit one line better than one line an element. */
function isListOfValues(field: Field): boolean {
  const { children } = field;
  return (
    children !== undefined &&
    children.length > 0 &&
    children.every(({ name, children: inner }) => name.startsWith('[') && inner === undefined)
  );
}

function valueText(field: Field): string {
  if (isListOfValues(field)) return (field.children ?? []).map(valueText).join(', ');
  if (field.label !== undefined) {
    return typeof field.value === 'number'
      ? `${field.label} (0x${field.value.toString(16).padStart(field.size * 2, '0')})`
      : field.label;
  }
  if (field.value === undefined || field.value === null) return '';
  // A constant without a name: the registries write their values in hexadecimal.
  if (typeof field.value === 'number' && !field.type.startsWith('uint')) {
    return `0x${field.value.toString(16).padStart(field.size * 2, '0')}`;
  }
  return String(field.value);
}

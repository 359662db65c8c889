import { type FieldEntry, fieldEntries } from '@cutaway/primitives/explain';
import type { MessageEvent } from '@cutaway/primitives/trace';
import stringWidth from 'string-width';
import { padColumns, truncateColumns, wrap } from '../terminal/wrap.js';

const OFFSET_COLUMNS = 6;
const SIZE_COLUMNS = 5;
const LONGEST_NAME = 30;
// Where lines begin that belong to the field above them.
const BELOW = OFFSET_COLUMNS + 1 + SIZE_COLUMNS + 4;
// Longer byte strings end with an ellipsis; a hex dump shows them whole.
const SHOWN_HEX_DIGITS = 128;

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
  const lines = [...fieldEntries(event.fields, event.name)].map((entry) => ({
    ...entry,
    label: ' '.repeat(entry.depth) + entry.field.name,
  }));
  const nameColumns = Math.min(LONGEST_NAME, Math.max(10, ...lines.map(({ label }) => label.length))) + 2;
  const valueStart = OFFSET_COLUMNS + 1 + SIZE_COLUMNS + 2 + nameColumns;
  const rows: FieldRow[] = [];
  const row = (offset: string, size: string, name: string, value: string): void => {
    // A value too wide for its column stands below, over the whole width.
    const fits = stringWidth(value) <= width - valueStart;
    const start =
      `${padColumns(offset, OFFSET_COLUMNS)} ${' '.repeat(Math.max(0, SIZE_COLUMNS - stringWidth(size)))}${size}  ` +
      padColumns(truncateColumns(name, nameColumns - 1), nameColumns);
    rows.push({ text: (fits ? start + value : start).trimEnd(), meaning: false });
    if (fits) return;
    for (const text of wrap(value, width - BELOW)) rows.push({ text: ' '.repeat(BELOW) + text, meaning: false });
  };
  row(header.offset, header.size, header.field, header.value);
  // What repeats, such as the type of every extension, is explained once a message.
  const explained = new Set<string>();
  for (const line of lines) {
    const { field, keys, label } = line;
    row(`0x${field.pos.toString(16).padStart(4, '0')}`, String(field.size), label, valueText(line));
    const meaning = keys.map((key) => lookUp(key)).find((text) => text !== undefined);
    if (meaning === undefined || explained.has(meaning)) continue;
    explained.add(meaning);
    for (const text of wrap(meaning, width - BELOW)) rows.push({ text: ' '.repeat(BELOW) + text, meaning: true });
  }
  return rows;
}

/** A field’s value on one line: its name in a registry, with the number; bytes up to a length. */
export function valueText({ field, isValueList }: Pick<FieldEntry, 'field' | 'isValueList'>): string {
  const { label, value, size, type, children = [] } = field;
  if (isValueList) return children.map((child) => valueText({ field: child, isValueList: false })).join(', ');
  const hexadecimal = typeof value === 'number' ? `0x${value.toString(16).padStart(size * 2, '0')}` : undefined;
  if (label !== undefined) return hexadecimal === undefined ? label : `${label} (${hexadecimal})`;
  // The bytes of a structure say less than its fields.
  if (value === undefined || value === null || children.length > 0) return '';
  // A constant without a name: the registries write their values in hexadecimal.
  if (hexadecimal !== undefined && !/^(uint|INTEGER)/.test(type)) return hexadecimal;
  const text = String(value);
  return text.length > SHOWN_HEX_DIGITS && /^[0-9a-f]+$/.test(text) ? `${text.slice(0, SHOWN_HEX_DIGITS)}…` : text;
}

import { type FieldEntry, fieldEntries } from '@cutaway/primitives/explain';
import type { MessageEvent } from '@cutaway/primitives/trace';
import stringWidth from 'string-width';
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
  const lines = [...fieldEntries(event.fields, event.name)].map((entry) => ({
    ...entry,
    label: '  '.repeat(entry.depth) + entry.field.name,
  }));
  const nameColumns = Math.min(LONGEST_NAME, Math.max(10, ...lines.map(({ label }) => label.length))) + 2;
  const valueStart = OFFSET_COLUMNS + 1 + SIZE_COLUMNS + 2 + nameColumns;
  const rows: FieldRow[] = [];
  const row = (offset: string, size: string, name: string, value: string): void => {
    rows.push({
      text: truncateColumns(
        `${padColumns(offset, OFFSET_COLUMNS)} ${' '.repeat(Math.max(0, SIZE_COLUMNS - stringWidth(size)))}${size}  ` +
          `${padColumns(truncateColumns(name, nameColumns - 1), nameColumns)}${value}`,
        width,
      ).trimEnd(),
      meaning: false,
    });
  };
  row(header.offset, header.size, header.field, header.value);
  for (const line of lines) {
    const { field, keys, label } = line;
    const offset = `0x${field.pos.toString(16).padStart(4, '0')}`;
    row(offset, String(field.size), label, truncateColumns(valueText(line), width - valueStart));
    const meaning = keys.map((key) => lookUp(key)).find((text) => text !== undefined);
    if (meaning === undefined) continue;
    const indent = OFFSET_COLUMNS + 1 + SIZE_COLUMNS + 4;
    for (const text of wrap(meaning, width - indent)) rows.push({ text: ' '.repeat(indent) + text, meaning: true });
  }
  return rows;
}

function valueText({ field, isValueList }: Pick<FieldEntry, 'field' | 'isValueList'>): string {
  if (isValueList)
    return (field.children ?? []).map((child) => valueText({ field: child, isValueList: false })).join(', ');
  const { label, value, size, type } = field;
  const hexadecimal = typeof value === 'number' ? `0x${value.toString(16).padStart(size * 2, '0')}` : undefined;
  if (label !== undefined) return hexadecimal === undefined ? label : `${label} (${hexadecimal})`;
  if (value === undefined || value === null) return '';
  // A constant without a name: the registries write their values in hexadecimal.
  if (hexadecimal !== undefined && !type.startsWith('uint')) return hexadecimal;
  return String(value);
}

import { type FieldEntry, fieldEntries, valueText } from '@cutaway/primitives/explain';
import type { MessageEvent } from '@cutaway/primitives/trace';
import { columnsOf, padColumns, truncateColumns, wrap } from '../terminal/wrap.js';

const OFFSET_COLUMNS = 6;
const SIZE_COLUMNS = 5;
const LONGEST_NAME = 30;
// Where lines begin that belong to the field above them.
const BELOW = OFFSET_COLUMNS + 1 + SIZE_COLUMNS + 4;

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
    // A value too wide for its column stands below, over the whole width; one behind too long a name, too.
    const fits = columnsOf(value) <= width - valueStart && columnsOf(name) < nameColumns;
    const start =
      `${padColumns(offset, OFFSET_COLUMNS)} ${' '.repeat(Math.max(0, SIZE_COLUMNS - columnsOf(size)))}${size}  ` +
      padColumns(truncateColumns(name, width - valueStart + nameColumns), nameColumns);
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
    for (const sentence of [meaning, valueMeaning(line, lookUp)]) {
      if (sentence === undefined || explained.has(sentence)) continue;
      explained.add(sentence);
      for (const text of wrap(sentence, width - BELOW)) rows.push({ text: ' '.repeat(BELOW) + text, meaning: true });
    }
  }
  return rows;
}

/** What a constant means. That of an extension’s type is said where its data stands. */
function valueMeaning(
  { field: { type, label }, isValueList }: FieldEntry,
  lookUp: (key: string) => string | undefined,
): string | undefined {
  if (label === undefined || isValueList || lookUp(`field.${label}`) !== undefined) return undefined;
  return lookUp(`value.${type}.${label}`);
}

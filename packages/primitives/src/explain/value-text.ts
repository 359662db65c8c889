import type { FieldEntry } from './field-entries.js';

// Longer byte strings end with an ellipsis; a hex dump shows them whole.
const SHOWN_HEX_DIGITS = 128;

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

/** Values for the placeholders of a sentence. */
export type Values = Readonly<Record<string, unknown>>;

/**
 * Values without control characters, which would let a certificate or a file rewrite what the terminal shows.
 */
export function harmless(values: Values): Values {
  const clean = (value: unknown): unknown =>
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
    typeof value === 'string' ? value.replace(/[\u0000-\u001f\u007f-\u009f]/g, '\ufffd') : value;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, Array.isArray(value) ? value.map(clean) : clean(value)]),
  );
}

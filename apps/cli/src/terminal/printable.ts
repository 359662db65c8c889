/**
 * A text from a peer as lines that are safe to print: a terminal obeys control characters, so each becomes its symbol
 * (U+2400 to U+2421). Tabs become a space.
 */
export function printableLines(text: string): string[] {
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) =>
    line
      .replaceAll('\t', ' ')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach the terminal
      .replace(/[\u0000-\u001f\u007f-\u009f]/g, (control) => {
        const code = control.charCodeAt(0);
        return code < 0x20 ? String.fromCharCode(0x2400 + code) : '␡';
      }),
  );
}

import stringWidth from 'fast-string-width';

const PLAIN = /^[\x20-\x7e]*$/;

/** How many columns a text takes. Most of what we print is plain, and need not be looked at closely. */
export function columnsOf(text: string): number {
  return PLAIN.test(text) ? text.length : stringWidth(text);
}

// Punctuation that must not begin a line, in either script, and what must not end one.
const CLINGS = /^[,.;:!?)\]}%»”’，。；：！？）】》」』、…]/;
const OPENS = /[(“‘（【《「『]$/;

/**
 * Breaks a paragraph into lines of at most `width` columns. Chinese characters take two columns and may be parted
 * anywhere; Latin words are kept whole unless one alone is longer than the line.
 *
 * @param longWords whether a word longer than the line is cut, or stands whole on one of its own, to be copied: a path,
 *   a URL.
 */
export function wrap(text: string, width: number, longWords: 'cut' | 'whole' = 'cut'): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const piece of pieces(text)) {
    const size = columnsOf(piece);
    if (used + size > width && line.trim() !== '') {
      lines.push(line.trimEnd());
      line = '';
      used = 0;
    }
    if (line === '' && piece.trim() === '') continue;
    let left = piece;
    while (longWords === 'cut' && columnsOf(left) > width) {
      const most = takeColumns(left, width);
      // A list without spaces is parted between its members.
      const head = most.slice(0, most.lastIndexOf(',') + 1) || most;
      lines.push(head);
      left = left.slice(head.length);
    }
    line += left;
    used += columnsOf(left);
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines.length === 0 ? [''] : lines;
}

/** A command as a shell reads it, over as many lines as it takes, each but the last ending in a backslash. */
export function commandLines(words: readonly string[], width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && columnsOf(longer) > width - 2) {
      lines.push(`${line} \\`);
      line = `  ${word}`;
    } else line = longer;
  }
  return [...lines, line];
}

/** Pads with spaces on the right to `width` columns, whatever the script. */
export function padColumns(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columnsOf(text)));
}

/** Cuts to `width` columns, with an ellipsis in the last one when something was cut. */
export function truncateColumns(text: string, width: number): string {
  return columnsOf(text) <= width ? text : `${takeColumns(text, width - 1)}…`;
}

function takeColumns(text: string, width: number): string {
  let out = '';
  let used = 0;
  for (const character of text) {
    const size = columnsOf(character);
    if (used + size > width) break;
    out += character;
    used += size;
  }
  return out;
}

// Words, spaces and single wide characters; clinging punctuation stays with what it follows.
function pieces(text: string): string[] {
  const out: string[] = [];
  for (const part of text.match(
    /\s+|[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’…—]|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’…—]+/gu,
  ) ?? []) {
    const last = out.length - 1;
    const before = out[last] ?? '';
    if (before.trim() !== '' && (CLINGS.test(part) || (OPENS.test(before) && part.trim() !== ''))) out[last] += part;
    else out.push(part);
  }
  return out;
}

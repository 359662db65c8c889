import stringWidth from 'string-width';

/** What people must not meet in output: what is wrong, and the line. */
export type Finding = readonly [fault: string, line: string];

const linesOf = (text: string): string[] => text.split('\n').map((line) => line.replace(/\r$/, ''));

/** A command to type, indented, alone on its line. */
const COMMAND = /^ {2,}(?:cutaway|curl|ssh|openssl|[A-Z_]+=\S+) /;

/** What is told whole, so that it can be copied, and may reach over the 80th column. */
const WHOLE: readonly (readonly [string, RegExp])[] = [
  ['a value of JSON', /^\s*[{["]/],
  ['a line of Base64, as in PEM', /^[A-Za-z0-9+/]{60,}={0,2}$/],
  ['a public key in the format of OpenSSH', /(?:ssh|ecdsa|sk)-[a-z0-9@.-]+ [A-Za-z0-9+/=]{60,}/],
  ['a command to type', COMMAND],
  ['a word that alone fills the line: a path, a URL, a fingerprint', /^\s*\S{60,}$/],
];

/** Lines wider than 80 columns, but for data that must not be parted. */
export function tooWide(text: string): Finding[] {
  return linesOf(text)
    .filter((line) => stringWidth(line) > 80 && !WHOLE.some(([, form]) => form.test(line)))
    .map((line) => ['wider than 80 columns', line]);
}

/** A line of bytes beside their ASCII, where blanks are data. */
const HEX_DUMP = /^\s*[0-9a-f]{4} {2}(?:[0-9a-f]{2} {1,2}){1,16}/;

/** What the gauntlet's commands name for its user to leave as it is. */
const TEMPLATE =
  /\{(?:url|host|port|ca|ca_dir|truststore_p12|nonce|home|known_hosts|host_key|identity|user|password|cmd|script|prepared|cwd)\}/g;

const LEFTOVERS: readonly (readonly [string, RegExp])[] = [
  ['undefined', /\bundefined\b/],
  ['NaN', /\bNaN\b/],
  ['an object as text', /\[object \w+\]/],
  ['a placeholder that was not filled', /(?<![$\w])\{\w+\}/],
  [
    'a key of a catalogue',
    /^\s*(?:check|reason|message|secret|choice|field|trace|error|explain|lab|cert|key)\.[\w.-]+$/,
  ],
  ['mojibake', /\ufffd|Ã.|â€|ï»¿/],
  ['a control character', /(?!\t)\p{Cc}/u],
  ['white space at the end', /[ \t]$/],
];

/** What a program prints when a value or a sentence is missing. */
export function leftovers(text: string): Finding[] {
  return linesOf(text)
    .filter((line) => !HEX_DUMP.test(line))
    .flatMap((line) => {
      const bare = line.replace(TEMPLATE, 'X');
      return LEFTOVERS.filter(([, sign]) => sign.test(bare)).map(([name]): Finding => [name, line]);
    });
}

/** Four words of English in a row. */
const SENTENCE = /(?<![\w.:/@=-])[A-Za-z][a-z']*(?: (?:[a-z][a-z']+|a)){3,}/;

/** Lines in Chinese output that are English prose. What stands in quotation marks or in the table of fields is data. */
export function untranslated(text: string): Finding[] {
  return linesOf(text)
    .filter((line) => !HEX_DUMP.test(line) && !FIELD.test(line) && !COMMAND.test(line))
    .filter((line) => SENTENCE.test(line.replace(/"[^"]*"|“[^”]*”|`[^`]*`|'[^']*'/g, '""')))
    .map((line) => ['English', line]);
}

/** A row of a table: words, a gap of two columns and more, words. */
const ROW = /^( *)(\S.*?\S|\S)( {2,})(?=\S)/;

/** A row of the table of fields: offset, size, name by its depth, and the value where it stands behind it. */
const FIELD = /^ *0x[0-9a-f]+ +\d+ {2} *\S+(?: \S+)*?(?: {2,}(?=\S)|$)/;

/** What is drawn: the randomart of a key. */
const DRAWN = /^[+|]/;

/**
 * Rows of tables that begin a cell elsewhere than the rows around them. Fields are compared with the head of their
 * table; other tables are told from prose by their gaps: three rows and more of one indent, most of which agree.
 */
export function misaligned(text: string): Finding[] {
  const findings: Finding[] = [];
  let head: number | undefined;
  let table: { readonly line: string; readonly start: number; readonly indent: number }[] = [];
  const judge = (): void => {
    const starts = table.map(({ start }) => start);
    const times = (start: number): number => starts.filter((one) => one === start).length;
    const usual = starts.toSorted((a, b) => times(b) - times(a))[0];
    const odd = table.filter(({ start }) => start !== usual);
    if (table.length >= 3 && odd.length <= table.length / 3)
      findings.push(...odd.map(({ line }): Finding => ['out of line with its table', line]));
    table = [];
  };
  for (const line of linesOf(text)) {
    const [, tableHead] = /^( *(?:offset +size +field +|偏移 +长度 +字段 +))\S+$/.exec(line) ?? [];
    const [field] = FIELD.exec(line) ?? [];
    if (tableHead !== undefined) head = stringWidth(tableHead);
    else if (field !== undefined) {
      const start = stringWidth(field);
      if (head !== undefined && field.length < line.length && start !== head)
        findings.push([`its value does not stand in column ${head}`, line]);
    }
    const [, indent = '', first = '', gap = ''] = ROW.exec(line) ?? [];
    if (first === '' || tableHead !== undefined || field !== undefined || HEX_DUMP.test(line) || DRAWN.test(line)) {
      judge();
      continue;
    }
    if (table.length > 0 && table[0]?.indent !== indent.length) judge();
    table.push({ line, indent: indent.length, start: stringWidth(indent + first + gap) });
  }
  judge();
  return findings;
}

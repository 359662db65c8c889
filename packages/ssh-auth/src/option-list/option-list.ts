/** An option in front of a key, in `authorized_keys` and `allowed_signers`: `pty` or `command="…"`. */
export interface KeyOption {
  /** In lower case: options are written in either. */
  readonly name: string;
  /** Without its quotes; a flag has none. */
  readonly value: string | undefined;
}

/**
 * Takes the options off a line (sshd(8), AUTHORIZED_KEYS FILE FORMAT): up to the first blank outside of quotes.
 *
 * @returns `undefined` when a quote is not closed.
 */
export function splitOptions(line: string): { options: string; rest: string } | undefined {
  let quoted = false;
  let at = 0;
  for (; at < line.length; at++) {
    const character = line[at];
    if (character === '\\' && line[at + 1] === '"') at++;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && (character === ' ' || character === '\t')) break;
  }
  return quoted ? undefined : { options: line.slice(0, at), rest: line.slice(at).replace(/^[ \t]+/, '') };
}

/**
 * Takes options apart. In a value, `\"` stands for a quote.
 *
 * @returns `undefined` when the text is no list of options.
 */
export function parseOptionList(text: string): KeyOption[] | undefined {
  const options: KeyOption[] = [];
  for (let rest = text; ; ) {
    const parts = /^([A-Za-z0-9-]+)(?:="((?:\\"|[^"])*)")?(,|$)/s.exec(rest);
    const [matched, name, value, separator] = parts ?? [];
    if (matched === undefined || name === undefined) return undefined;
    options.push({ name: name.toLowerCase(), value: value?.replaceAll('\\"', '"') });
    if (separator === '') return options;
    rest = rest.slice(matched.length);
  }
}

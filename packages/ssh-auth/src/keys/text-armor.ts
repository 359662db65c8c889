import { base64 } from '@cutaway/primitives/bytes';

/** Text between a BEGIN and an END line (RFC 7468 §2, RFC 1421 §4.4, RFC 4716 §3). */
export interface Armor {
  /** `OPENSSH PRIVATE KEY`, `RSA PRIVATE KEY` … */
  readonly label: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly bytes: Uint8Array;
}

/**
 * Takes the first armored block out of a text. Lines may end in CRLF; text before and behind the block is passed over.
 *
 * @returns `undefined` when there is none, when its END line does not fit, or when it is not Base64.
 */
export function readArmor(content: string): Armor | undefined {
  const lines = content.split(/\r\n|\n|\r/).map((line) => line.trimEnd());
  const begin = lines.findIndex((line) => /^-{4,5} ?BEGIN [^-]+-{4,5}$/.test(line));
  const label = /BEGIN ([^-]+?) ?-/.exec(lines[begin] ?? '')?.[1];
  if (label === undefined) return undefined;
  const end = lines.findIndex((line, at) => at > begin && /^-{4,5} ?END /.test(line));
  if (end < 0 || /END ([^-]+?) ?-{4,5}$/.exec(lines[end] as string)?.[1] !== label) return undefined;
  const { headers, body } = takeHeaders(lines.slice(begin + 1, end));
  try {
    return { label, headers, bytes: base64.decode(body.join('')) };
  } catch {
    return undefined;
  }
}

/** Headers are lines with a colon, which Base64 never has; a `\` at the end continues the value (RFC 4716 §3.3). */
function takeHeaders(lines: readonly string[]): { headers: Map<string, string>; body: string[] } {
  const headers = new Map<string, string>();
  let at = 0;
  for (; at < lines.length; at++) {
    const [, name, start = ''] = /^([!-9;-~]+):\s*(.*)$/.exec(lines[at] as string) ?? [];
    if (name === undefined) break;
    let value = start;
    while (value.endsWith('\\') && at + 1 < lines.length) value = value.slice(0, -1) + lines[++at];
    headers.set(name.toLowerCase(), value);
  }
  return { headers, body: lines.slice(at) };
}

/** Writes a block in the form of RFC 7468. @param width of the Base64 lines: 64, or 70 as OpenSSH has it. */
export function writeArmor(label: string, bytes: Uint8Array, width = 64): string {
  const body = base64.encode(bytes).match(new RegExp(`.{1,${width}}`, 'g')) ?? [];
  return [`-----BEGIN ${label}-----`, ...body, `-----END ${label}-----`, ''].join('\n');
}

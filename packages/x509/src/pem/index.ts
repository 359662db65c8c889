/**
 * PEM, the text form of certificates and keys (RFC 7468).
 *
 * @module
 */
import { base64 } from '@cutaway/primitives/bytes';
import { X509Error } from '../errors.js';

/** One block between `-----BEGIN …-----` and `-----END …-----`. */
export interface PemBlock {
  /** `CERTIFICATE`, `PRIVATE KEY`, `RSA PRIVATE KEY` … */
  readonly label: string;
  readonly bytes: Uint8Array;
  /** Headers of RFC 1421 as OpenSSL writes them on encrypted keys: `Proc-Type`, `DEK-Info`. */
  readonly headers: Readonly<Record<string, string>>;
}

const LABEL = '([!-,.-~](?:[!-,.-~ -]{0,62}[!-,.-~])?)';
const BEGIN = new RegExp(`^-----BEGIN ${LABEL}-----[ \\t]*$`);
const END = new RegExp(`^-----END ${LABEL}-----[ \\t]*$`);
const HEADER = /^([A-Za-z-]+): (.*)$/;

function block(label: string, lines: readonly string[], index: number): PemBlock {
  const headers: Record<string, string> = {};
  const data: string[] = [];
  for (const line of lines) {
    const header = HEADER.exec(line);
    if (header === null) data.push(line.replace(/[ \t]/g, ''));
    else headers[header[1] as string] = header[2] as string;
  }
  try {
    return { label, bytes: base64.decode(data.join('')), headers };
  } catch (cause) {
    throw new X509Error('x509/invalid-pem', { context: { label, index }, rule: 'RFC 7468 §3', cause });
  }
}

/**
 * All blocks in a text, in order. Text around and between them is passed over, as RFC 7468 §5.2 allows; so is a
 * beginning without its end.
 *
 * @throws {X509Error} `x509/invalid-pem` when what stands in a block is not base64.
 */
export function parsePem(text: string): PemBlock[] {
  const blocks: PemBlock[] = [];
  let label: string | undefined;
  let lines: string[] = [];
  for (const line of text.split(/\r\n|\n|\r/)) {
    const begin = BEGIN.exec(line);
    if (begin !== null) {
      label = begin[1];
      lines = [];
    } else if (label !== undefined) {
      if (END.exec(line)?.[1] === label) {
        blocks.push(block(label, lines, blocks.length));
        label = undefined;
      } else {
        lines.push(line);
      }
    }
  }
  return blocks;
}

/**
 * The bytes of the first block with one of these labels.
 *
 * @throws {X509Error} `x509/pem-block-missing`.
 */
export function pemBlock(text: string, ...labels: readonly string[]): PemBlock {
  const blocks = parsePem(text);
  const found = blocks.find((block) => labels.includes(block.label));
  if (found !== undefined) return found;
  const context = { expected: labels, actual: blocks.map((block) => block.label) };
  throw new X509Error('x509/pem-block-missing', { context, rule: 'RFC 7468 §2' });
}

/** One block, in lines of 64 characters, with a line end behind it (RFC 7468 §3). */
export function encodePem(label: string, bytes: Uint8Array): string {
  const lines = base64.encode(bytes).match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}

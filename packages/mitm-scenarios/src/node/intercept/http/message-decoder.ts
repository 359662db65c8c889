import { concatAll } from '@cutaway/primitives/bytes';

/** The first line and the fields of a message, as they were sent (RFC 9112 §2.1). */
export interface HttpHead {
  readonly startLine: string;
  /** In order; a name may come several times. */
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** A message's content, transfer codings removed. */
export interface HttpContent {
  /** The beginning: at most {@link CONTENT_KEPT} bytes. */
  readonly bytes: Uint8Array;
  readonly length: number;
  /** Whether it came to its end. */
  readonly complete: boolean;
}

/** What a decoder found, in order. `undecodable` is the last one: what follows are bytes. */
export type HttpFinding =
  | { readonly type: 'head'; readonly head: HttpHead }
  | { readonly type: 'content'; readonly content: HttpContent }
  | { readonly type: 'undecodable' };

/** Bytes of content that are kept to be shown. */
export const CONTENT_KEPT = 65_536;
/** Bytes of a head, and of a line in a chunked content. */
const MAX_HEAD = 65_536;
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const REQUEST_LINE = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+) (\S+) HTTP\/1\.[01]$/;
const STATUS_LINE = /^HTTP\/1\.[01] ([1-5]\d\d)(?: (.*))?$/;
const LATIN1 = new TextDecoder('latin1');

/** What of a request decides how its response ends (RFC 9112 §6.3); shared by the two directions of a connection. */
export type PendingMethods = string[];

/** Finds HTTP/1.1 messages in one direction of a connection. Only looks: it changes nothing and never throws. */
export class HttpMessageDecoder {
  private readonly direction: 'request' | 'response';
  private readonly methods: PendingMethods;
  private buffer: Uint8Array = new Uint8Array(0);
  private state: 'head' | 'sized' | 'until-close' | 'chunk-size' | 'chunk' | 'chunk-end' | 'trailer' | 'lost' = 'head';
  /** Bytes of the content or chunk that are still to come. */
  private left = 0;
  private kept: Uint8Array[] = [];
  private keptLength = 0;
  private length = 0;

  constructor(direction: 'request' | 'response', methods: PendingMethods) {
    this.direction = direction;
    this.methods = methods;
  }

  /** Whether what comes can be read as HTTP/1.1. */
  get decodes(): boolean {
    return this.state !== 'lost';
  }

  push(bytes: Uint8Array): HttpFinding[] {
    if (this.state === 'lost') return [];
    this.buffer = this.buffer.length === 0 ? bytes : concatAll([this.buffer, bytes]);
    const findings: HttpFinding[] = [];
    while (this.step(findings)) {}
    return findings;
  }

  /** No more bytes come: a content that has no length of its own is complete now (RFC 9112 §6.3, 8). */
  end(): HttpFinding[] {
    const { state } = this;
    if (state === 'head' || state === 'lost') return [];
    return [this.takeContent(state === 'until-close')];
  }

  /** One step in the buffer. @returns whether there may be another. */
  private step(findings: HttpFinding[]): boolean {
    switch (this.state) {
      case 'head':
        return this.head(findings);
      case 'sized':
      case 'chunk':
        return this.content(findings);
      case 'until-close':
        this.keep(this.take(this.buffer.length));
        return false;
      default:
        return this.chunkLine(findings);
    }
  }

  private head(findings: HttpFinding[]): boolean {
    // Empty lines before a message are passed over (RFC 9112 §2.2).
    while (this.buffer[0] === 13 || this.buffer[0] === 10) this.take(1);
    if (this.buffer.length === 0) return false;
    const end = endOfHead(this.buffer);
    if (end === undefined) {
      return this.buffer.length > MAX_HEAD || !mayBeginHead(this.buffer) ? this.lose(findings) : false;
    }
    const head = parseHead(LATIN1.decode(this.take(end)));
    if (head === undefined) return this.lose(findings);
    findings.push({ type: 'head', head });
    if (!this.frame(head)) return this.lose(findings);
    return true;
  }

  /** Decides how the content ends (RFC 9112 §6.3). @returns whether it can be followed. */
  private frame({ startLine, fields }: HttpHead): boolean {
    const values = (wanted: string): string[] =>
      fields.filter(([name]) => name.toLowerCase() === wanted).map(([, value]) => value);
    const request = REQUEST_LINE.exec(startLine);
    const status = Number(STATUS_LINE.exec(startLine)?.[1]);
    if ((this.direction === 'request') !== (request !== null)) return false;
    if (request !== null) this.methods.push(request[1] as string);
    if (request === null && status >= 100 && status < 200) return status !== 101;
    const method = request === null ? this.methods.shift() : undefined;
    if (method === 'CONNECT' && status < 300) return false;
    if (method === 'HEAD' || status === 204 || status === 304) return true;
    const [coding, length] = [values('transfer-encoding').join(','), values('content-length')];
    if (coding !== '') {
      if (/(^|,)\s*chunked\s*$/i.test(coding)) this.state = 'chunk-size';
      else if (request === null) this.state = 'until-close';
      else return false;
      return true;
    }
    const [text] = length;
    if (text === undefined) {
      if (request === null) this.state = 'until-close';
      return true;
    }
    if (!/^\d{1,15}$/.test(text) || length.some((other) => other !== text)) return false;
    this.left = Number(text);
    if (this.left > 0) this.state = 'sized';
    return true;
  }

  private content(findings: HttpFinding[]): boolean {
    if (this.buffer.length === 0) return false;
    const part = this.take(Math.min(this.left, this.buffer.length));
    this.left -= part.length;
    this.keep(part);
    if (this.left > 0) return false;
    if (this.state === 'chunk') this.state = 'chunk-end';
    else this.finish(findings);
    return true;
  }

  /** A line between chunks: a size, the end of a chunk, a trailer field (RFC 9112 §7.1). */
  private chunkLine(findings: HttpFinding[]): boolean {
    const end = this.buffer.indexOf(10);
    if (end === -1) return this.buffer.length > MAX_HEAD ? this.lose(findings) : false;
    const line = LATIN1.decode(this.take(end + 1)).replace(/\r?\n$/, '');
    if (this.state === 'trailer') {
      if (line === '') this.finish(findings);
      return true;
    }
    if (this.state === 'chunk-end') {
      if (line !== '') return this.lose(findings);
      this.state = 'chunk-size';
      return true;
    }
    const size = /^([0-9a-fA-F]{1,12})[ \t]*(?:;.*)?$/.exec(line)?.[1];
    if (size === undefined) return this.lose(findings);
    this.left = Number.parseInt(size, 16);
    this.state = this.left === 0 ? 'trailer' : 'chunk';
    return true;
  }

  private finish(findings: HttpFinding[]): void {
    findings.push(this.takeContent(true));
    this.state = 'head';
  }

  private lose(findings: HttpFinding[]): false {
    if (this.state !== 'head') findings.push(this.takeContent(false));
    findings.push({ type: 'undecodable' });
    this.state = 'lost';
    this.buffer = new Uint8Array(0);
    return false;
  }

  private take(length: number): Uint8Array {
    const taken = this.buffer.subarray(0, length);
    this.buffer = this.buffer.subarray(length);
    return taken;
  }

  private keep(part: Uint8Array): void {
    this.length += part.length;
    const room = CONTENT_KEPT - this.keptLength;
    if (room <= 0) return;
    const kept = part.slice(0, room);
    this.kept.push(kept);
    this.keptLength += kept.length;
  }

  private takeContent(complete: boolean): HttpFinding {
    const content = { bytes: concatAll(this.kept), length: this.length, complete };
    this.kept = [];
    this.keptLength = 0;
    this.length = 0;
    return { type: 'content', content };
  }
}

/** Position behind the empty line that ends a head, or `undefined` until it is there. */
export function endOfHead(bytes: Uint8Array): number | undefined {
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) {
    if (bytes[at + 1] === 10) return at + 2;
    if (bytes[at + 1] === 13 && bytes[at + 2] === 10) return at + 3;
  }
  return undefined;
}

/** Whether bytes can be the beginning of a start line: printable ASCII up to the first line's end. */
export function mayBeginHead(bytes: Uint8Array): boolean {
  const begin = bytes.subarray(0, 64);
  const end = begin.findIndex((byte) => byte === 13 || byte === 10);
  return begin.subarray(0, end === -1 ? begin.length : end).every((byte) => byte >= 0x20 && byte < 0x7f);
}

/** A head with its empty line. @returns `undefined` when it breaks the format (RFC 9112 §2.1). */
export function parseHead(text: string): HttpHead | undefined {
  const [startLine = '', ...lines] = text.replace(/(\r?\n){2}$/, '').split(/\r?\n/);
  if (!REQUEST_LINE.test(startLine) && !STATUS_LINE.test(startLine)) return undefined;
  const fields: [string, string][] = [];
  for (const line of lines) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(0, colon));
    if (!TOKEN.test(name)) return undefined;
    fields.push([name, line.slice(colon + 1).trim()]);
  }
  return { startLine, fields };
}

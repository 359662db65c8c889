import { toHex } from '@cutaway/primitives/bytes';
import { decodedContent } from '../http/content-coding.js';
import { type HttpFinding, HttpMessageDecoder, type PendingMethods } from '../http/message-decoder.js';
import type { Sender } from '../relay.js';
import type { Tell } from './intercept-tls.js';

/** Tells application data: always as bytes, and as messages as long as it is HTTP/1.1. */
export class ContentView {
  private readonly tell: Tell;
  private readonly decoders: Readonly<Record<Sender, HttpMessageDecoder>> | undefined;
  /** The content codings of the message that is being read. */
  private readonly codings: Record<Sender, string> = { client: '', server: '' };

  /** @param protocol as ALPN agreed on; where it did not, HTTP is tried. */
  constructor(protocol: string | false, tell: Tell) {
    this.tell = tell;
    const methods: PendingMethods = [];
    if (protocol !== false && !protocol.startsWith('http/1.')) return;
    this.decoders = {
      client: new HttpMessageDecoder('request', methods),
      server: new HttpMessageDecoder('response', methods),
    };
  }

  push(from: Sender, bytes: Uint8Array): void {
    const decoder = this.decoders?.[from];
    const findings = decoder?.push(bytes) ?? [];
    this.tell({ type: 'data', from, bytes: toHex(bytes), http: decoder?.decodes ?? false });
    this.show(from, findings);
  }

  end(): void {
    for (const from of ['client', 'server'] as const) this.show(from, this.decoders?.[from].end() ?? []);
  }

  private show(from: Sender, findings: readonly HttpFinding[]): void {
    for (const finding of findings) {
      if (finding.type === 'head') {
        const { startLine, fields } = finding.head;
        this.codings[from] = fields
          .filter(([name]) => name.toLowerCase() === 'content-encoding')
          .map(([, value]) => value)
          .join(',');
        this.tell({ type: 'http-head', from, startLine, fields });
      } else if (finding.type === 'content') {
        const { bytes, length, complete } = finding.content;
        const shown = decodedContent(bytes, this.codings[from]);
        this.tell({ type: 'http-content', from, bytes: toHex(shown), length, complete });
      }
    }
  }
}

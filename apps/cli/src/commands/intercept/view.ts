import { scenariosCatalogue } from '@cutaway/mitm-scenarios/explain';
import type { Sender } from '@cutaway/mitm-scenarios/intercept';
import { type Catalogue, mergeCatalogues, phrase } from '@cutaway/primitives/explain';
import type { TraceEvent } from '@cutaway/primitives/trace';
import { tlsCatalogue } from '@cutaway/tls-handshake/explain';
import { cliCatalogue } from '../../catalogue/index.js';
import type { RunContext } from '../../run-context.js';
import { printableLines } from '../../terminal/printable.js';
import { truncateColumns, wrap } from '../../terminal/wrap.js';
import { AnnotatedTrace } from '../../views/annotated-trace.js';
import { hexDump } from '../../views/hex-dump.js';

const SHOWN_LINES = 24;
const SHOWN_BYTES = 256;

/** Anything that says which connection it is about. */
interface OfConnection {
  readonly connection: number;
}

/** What both interceptions print alike: lines under the number of their connection, contents, errors, traces. */
export abstract class InterceptionView {
  protected readonly catalogue: Catalogue = mergeCatalogues(scenariosCatalogue, tlsCatalogue, cliCatalogue);
  protected readonly context: RunContext;
  private readonly hex: boolean;
  /** Whose lines were printed last: every other connection's begin with its number. */
  private last = 0;

  constructor(context: RunContext, hex: boolean) {
    this.context = context;
    this.hex = hex;
  }

  protected line({ connection }: OfConnection, text: string, tint = (same: string): string => same, indent = 2): void {
    const { print, style, say } = this.context;
    if (this.last !== connection) {
      print('');
      print(style.bold(say('intercept.number', { number: connection })));
      this.last = connection;
    }
    if (text === '') print('');
    else for (const line of wrap(text, style.width - indent)) print(' '.repeat(indent) + tint(line));
  }

  /** Text as lines, everything else as a dump. */
  protected content(event: OfConnection, bytes: Uint8Array): void {
    const { print, say, style } = this.context;
    const text = readable(bytes);
    const all =
      text === undefined
        ? hexDump(bytes.subarray(0, SHOWN_BYTES))
        : printableLines(text).map((line) => truncateColumns(line, style.width - 6));
    for (const line of all.slice(0, SHOWN_LINES)) print(`      ${line}`.trimEnd());
    if (text === undefined && bytes.length > SHOWN_BYTES) {
      this.line(event, say('trace.moreBytes', { count: bytes.length - SHOWN_BYTES }), style.dim, 6);
    } else if (all.length > SHOWN_LINES) {
      this.line(event, say('tls.moreLines', { count: all.length - SHOWN_LINES }), style.dim, 6);
    }
  }

  protected wholeTraces(event: OfConnection, traces: Readonly<Record<Sender, readonly TraceEvent[]>>): void {
    const { style, language, say, print } = this.context;
    for (const side of ['server', 'client'] as const) {
      if (traces[side].length === 0) continue;
      this.line(event, '');
      this.line(event, say(`intercept.trace.${side}`), style.bold);
      const view = new AnnotatedTrace({ style, language, catalogue: this.catalogue, hex: this.hex, print });
      for (const one of traces[side]) view.show(one);
    }
  }

  protected errorText(error: { readonly code: string; readonly context: Readonly<Record<string, unknown>> }): string {
    return phrase(this.catalogue, `error.${error.code}`, this.context.language, error.context) ?? error.code;
  }
}

/** One line that a terminal does not obey. */
export function printable(text: string): string {
  return printableLines(text).join(' ');
}

/** Text when bytes are text: UTF-8 with no control characters but those that terminals are sent. */
function readable(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what text does not have
    return /[\u0000-\u0006\u000e-\u001a\u001c-\u001f]/.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

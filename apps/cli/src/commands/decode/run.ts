import { createReadStream } from 'node:fs';
import { asciiText } from '@cutaway/primitives/bytes';
import { CutawayError } from '@cutaway/primitives/errors';
import { mergeCatalogues, primitivesCatalogue } from '@cutaway/primitives/explain';
import { nodeCrypto } from '@cutaway/primitives/node';
import type { TraceEvent, TraceListener } from '@cutaway/primitives/trace';
import { CaptureDecoder, type CaptureEvent } from '@cutaway/tls-handshake/capture';
import { tlsCatalogue } from '@cutaway/tls-handshake/explain';
import { nodeCertificateDecompression } from '@cutaway/tls-handshake/node';
import { x509Catalogue } from '@cutaway/x509/explain';
import { bothLanguages } from '../../catalogue/both-languages.js';
import { type CliPhraseKey, cliCatalogue } from '../../catalogue/index.js';
import { ExitCode } from '../../exit-code.js';
import { Failure, fileFailure } from '../../failure.js';
import { readText } from '../../files.js';
import { describeError } from '../../report.js';
import type { RunContext } from '../../run-context.js';
import { Progress } from '../../terminal/progress.js';
import { AnnotatedTrace } from '../../views/annotated-trace.js';
import { CollectedTrace } from '../../views/html/collected-trace.js';
import { tracePage } from '../../views/html/trace-page.js';
import { besidePage, deliverPage, wantsPage } from '../../views/html/write-page.js';
import type { DecodeOptions } from './command.js';
import { beginsAsHex } from './hex-text.js';
import { decodePastedRecords } from './pasted-records.js';

const catalogue = mergeCatalogues(primitivesCatalogue, x509Catalogue, tlsCatalogue, cliCatalogue);

/** Characters of a text with bytes in hexadecimal. */
const MAX_TEXT_LENGTH = 16 * 1024 * 1024;

/**
 * Shows the TLS connections of a capture, or TLS records in hexadecimal.
 *
 * @returns `refused` when something could not be decrypted or did not verify, `input` for what is no capture.
 */
export async function runDecode(file: string, options: DecodeOptions, context: RunContext): Promise<ExitCode> {
  const { note, say } = context;
  const collected = wantsPage(options) ? new CollectedTrace() : undefined;
  const keyLog = options.keylog === undefined ? '' : readText(options.keylog);
  const progress = new Progress(context, { silent: options.json === true });
  const view = new DecodedCapture(options, progress.beside(besidePage(options.html, context)), collected);
  const decoder = new CaptureDecoder({
    keyLog,
    crypto: nodeCrypto,
    certificateDecompression: nodeCertificateDecompression,
    listener: (event) => view.show(event),
  });
  let begin = new Uint8Array(0);
  let pasted: string | undefined;
  try {
    const source = file === '-' ? process.stdin : createReadStream(file);
    for await (const chunk of source) {
      if (begin.length === 0) begin = new Uint8Array(chunk as Uint8Array).slice(0, 1024);
      if (pasted === undefined && decoder.statistics.packets === 0 && beginsAsHex(begin)) pasted = '';
      if (pasted === undefined) decoder.push(chunk as Uint8Array);
      else pasted += new TextDecoder('latin1').decode(chunk as Uint8Array);
      progress.show(say('progress.decode', { packets: decoder.statistics.packets }));
      if ((pasted?.length ?? 0) > MAX_TEXT_LENGTH)
        throw new Failure(ExitCode.input, 'decode.textTooLong', { max: MAX_TEXT_LENGTH });
    }
    if (pasted === undefined) decoder.finish();
    else decodePastedRecords(pasted, keyLog, (event) => view.show(event));
  } catch (error) {
    progress.end();
    if (error instanceof Failure) throw error;
    if (!(error instanceof CutawayError)) throw fileFailure('file.unreadable', file, error);
    describeError(error, context, catalogue);
    const likeness = error.code === 'tls/not-a-capture' ? looksLike(begin) : undefined;
    if (likeness !== undefined) note(`  ${say(likeness, { file })}`);
    return ExitCode.input;
  }
  progress.end();
  const { packets, flows, unread } = decoder.statistics;
  if (pasted === undefined) note(say('decode.summaryLine', { packets, flows, problems: view.problems }));
  const { fragment, malformed, 'link-layer': linkLayer } = unread;
  if (fragment + malformed + linkLayer > 0) note(say('decode.unread', { fragment, malformed, linkLayer }));
  if (collected !== undefined) {
    const title = bothLanguages('decode.page.title', { file });
    const { language } = context;
    deliverPage(await tracePage({ title, language, catalogue, events: collected.events }), options, context, true);
    if (collected.full) note(say('html.cut'));
  }
  return view.problems > 0 ? ExitCode.refused : ExitCode.ok;
}

/** What a file is that is no capture. */
function looksLike(begin: Uint8Array): CliPhraseKey | undefined {
  if (begin[0] === 0x1f && begin[1] === 0x8b) return 'decode.looksLike.gzip';
  const text = asciiText(begin) ?? new TextDecoder().decode(begin);
  if (text.startsWith('-----BEGIN')) return 'decode.looksLike.pem';
  if (/^(#|CLIENT_|SERVER_|EXPORTER_)/.test(text)) return 'decode.looksLike.keyLog';
  return undefined;
}

/** The events of a capture, a view for each connection. */
class DecodedCapture {
  /** What could not be read or did not verify. */
  problems = 0;
  private readonly views = new Map<number, AnnotatedTrace>();
  private shown = 0;
  private packet = 0;
  private readonly options: DecodeOptions;
  private readonly context: RunContext;
  private readonly collected: CollectedTrace | undefined;
  private readonly collecting = new Map<number, TraceListener>();

  constructor(options: DecodeOptions, context: RunContext, collected: CollectedTrace | undefined) {
    this.options = options;
    this.context = context;
    this.collected = collected;
  }

  show(event: CaptureEvent): void {
    const { options } = this;
    if (options.flow !== undefined && event.flow.number !== options.flow) return;
    const failed = event.type === 'trace' && event.event.kind === 'check' && event.event.outcome === 'failed';
    if (event.type === 'problem' || failed) this.problems++;
    if (event.type === 'trace') this.collect(event.flow.number, event.event);
    if (options.json === true) this.context.print(JSON.stringify({ schemaVersion: 1, ...(plain(event) as object) }));
    else this.annotate(event);
  }

  private collect(flow: number, event: TraceEvent): void {
    const listener = this.collecting.get(flow) ?? this.collected?.session(flow);
    if (listener === undefined) return;
    this.collecting.set(flow, listener);
    listener(event);
  }

  private annotate(event: CaptureEvent): void {
    const { context, options } = this;
    const { style, print, note, say, language } = context;
    const { number } = event.flow;
    if (event.type === 'problem') {
      note(say('decode.problem', { number, packet: event.packet, side: say(`trace.actor.${event.side}`) }));
      describeError(event.error, context, catalogue);
      return;
    }
    const head = (): void => {
      print('');
      print(style.bold(say('decode.flow', { ...event.flow, packet: this.packet })));
      this.shown = number;
    };
    this.packet = event.packet;
    if (event.type === 'flow') {
      head();
      // Packets of several connections alternate; many of them leave nothing to tell.
      const under = (line: string): void => {
        if (this.shown !== number) head();
        print(line);
      };
      this.views.set(
        number,
        new AnnotatedTrace({ style, language, catalogue, hex: options.hex === true, print: under }),
      );
    }
    if (event.type !== 'trace') return;
    this.views.get(number)?.show(event.event);
    if (event.event.kind === 'end') this.views.delete(number);
  }
}

/** An event as JSON has it: errors by code, context, rule and place. */
function plain(event: CaptureEvent): unknown {
  if (event.type !== 'problem') return event;
  const { code, context, rule, place } = event.error;
  return { ...event, error: { code, context, rule, place } };
}

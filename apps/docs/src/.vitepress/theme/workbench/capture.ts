import type { PlayerEvent } from '@cutaway/player';
import { neededPhrases } from '@cutaway/player';
import { CutawayError } from '@cutaway/primitives/errors';
import { type Catalogue, type Language, mergeCatalogues, primitivesCatalogue } from '@cutaway/primitives/explain';
import { noble } from '@cutaway/primitives/noble';
import {
  CaptureDecoder,
  type CaptureEvent,
  type CaptureStatistics,
  type Flow,
  KeyLogFile,
  ObservedConnection,
} from '@cutaway/tls-handshake/capture';
import { tlsCatalogue } from '@cutaway/tls-handshake/explain';
import { x509Catalogue } from '@cutaway/x509/explain';
import { WorkbenchError } from './errors.js';
import { failureOf, type ShownFailure } from './failure.js';
import { bytesIn } from './read-text.js';

/** What a page shows of a capture; the command line shows all. */
const MAXIMUM_FLOWS = 50;
const MAXIMUM_EVENTS = 4000;

/** A connection, as far as it could be read. */
export interface DecodedFlow {
  readonly flow: Flow;
  readonly events: PlayerEvent[];
  readonly problems: ShownFailure[];
}

export interface DecodedCapture {
  readonly flows: readonly DecodedFlow[];
  readonly statistics: CaptureStatistics;
  /** Whether there is more than is shown. */
  readonly more: boolean;
  /** What ended the reading of the file; what stands before it is shown. */
  readonly failure?: ShownFailure;
  /** Sentences for the events. */
  readonly catalogue: Catalogue;
}

const catalogue = mergeCatalogues(primitivesCatalogue, x509Catalogue, tlsCatalogue);

/** Collects what is decoded, within bounds. */
class Collected {
  readonly flows = new Map<number, DecodedFlow>();
  more = false;
  private events = 0;
  private readonly language: Language;

  constructor(language: Language) {
    this.language = language;
  }

  take(event: CaptureEvent): void {
    const { flow } = event;
    if (!this.flows.has(flow.number) && this.flows.size < MAXIMUM_FLOWS)
      this.flows.set(flow.number, { flow, events: [], problems: [] });
    const shown = this.flows.get(flow.number);
    if (shown === undefined || this.events >= MAXIMUM_EVENTS) {
      this.more = true;
      return;
    }
    if (event.type === 'trace') shown.events.push(event.event);
    if (event.type === 'problem') shown.problems.push(failureOf(event.error, this.language));
    this.events++;
  }

  /** @param failure what ended the reading. */
  result(statistics: CaptureStatistics, failure?: ShownFailure): DecodedCapture {
    const flows = [...this.flows.values()];
    return {
      flows,
      statistics,
      more: this.more,
      ...(failure === undefined ? {} : { failure }),
      catalogue: neededPhrases(
        flows.flatMap(({ events }) => events),
        catalogue,
      ),
    };
  }
}

export interface CaptureInput {
  /** pcap or pcapng. */
  readonly capture: Uint8Array;
  /** Lines of an SSLKEYLOGFILE. */
  readonly keyLog: string;
  readonly language: Language;
}

/** Decodes a capture. @throws {TlsError} `tls/not-a-capture`, `tls/capture-malformed` when nothing could be read. */
export function decodeCapture({ capture, keyLog, language }: CaptureInput): DecodedCapture {
  const collected = new Collected(language);
  const decoder = new CaptureDecoder({ keyLog, crypto: noble, listener: (event) => collected.take(event) });
  try {
    decoder.push(capture);
    decoder.finish();
  } catch (error) {
    if (!(error instanceof CutawayError) || collected.flows.size === 0) throw error;
    return collected.result(decoder.statistics, failureOf(error, language));
  }
  return collected.result(decoder.statistics);
}

export interface RecordsInput {
  /** Records that the client sent, in hexadecimal or base64. */
  readonly client: string;
  /** Records that the server sent; may be empty. */
  readonly server: string;
  readonly keyLog: string;
  readonly language: Language;
}

/** Decodes the records of one connection. @throws {WorkbenchError} for what is no bytes. */
export function decodeRecords({ client, server, keyLog, language }: RecordsInput): DecodedCapture {
  if (client.trim() === '') throw new WorkbenchError('workbench/nothing-given');
  const collected = new Collected(language);
  const keys = new KeyLogFile(keyLog);
  const flow: Flow = { number: 1, client: 'client', server: 'server' };
  const connection = new ObservedConnection({
    crypto: noble,
    keys,
    trace: (event) => collected.take({ type: 'trace', flow, event, packet: 1, time: undefined }),
    problem: (side, error) => collected.take({ type: 'problem', flow, side, error, packet: 1 }),
  });
  connection.receive('client', bytesIn(client));
  if (server.trim() !== '') connection.receive('server', bytesIn(server));
  connection.end();
  const unread = { 'not-tcp': 0, fragment: 0, malformed: 0, 'link-layer': 0 };
  return collected.result({ packets: 0, flows: 1, secrets: keys.size, unread });
}

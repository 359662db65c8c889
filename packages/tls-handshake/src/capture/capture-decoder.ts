import type { CryptoProvider } from '@cutaway/primitives/crypto';
import type { CutawayError } from '@cutaway/primitives/errors';
import { nobleForConnections } from '@cutaway/primitives/noble';
import type { TraceEvent } from '@cutaway/primitives/trace';
import { TlsError } from '../errors/tls-error.js';
import type { CertificateDecompression } from './compressed-certificate.js';
import { internetPayload, isInternetPacket } from './internet-packet.js';
import { IpReassembly } from './ip-reassembly.js';
import { KeyLogFile } from './key-log-file.js';
import { internetPacket } from './link-layer.js';
import { ObservedConnection } from './observed-connection.js';
import type { Side } from './observed-direction.js';
import { type Packet, PacketReader } from './packet-reader.js';
import { mayCarryTcp, type TcpSegment, tcpSegment, type Unread } from './tcp-segment.js';
import { TcpStream } from './tcp-stream.js';

/** A TLS connection in a capture. */
export interface Flow {
  /** Counts from 1. */
  readonly number: number;
  /** `address:port`; IPv6 addresses in brackets. */
  readonly client: string;
  readonly server: string;
}

/** What was found in a capture. Packet numbers count from 1, as tshark's. */
export type CaptureEvent =
  /** A connection with a first TLS record. */
  | { readonly type: 'flow'; readonly flow: Flow; readonly packet: number; readonly time: number | undefined }
  /** As of a live client. `packet` completed what the event is about. */
  | {
      readonly type: 'trace';
      readonly flow: Flow;
      readonly event: TraceEvent;
      readonly packet: number;
      readonly time: number | undefined;
    }
  /** Something that could not be read: lost bytes, an unknown key, a broken record. */
  | {
      readonly type: 'problem';
      readonly flow: Flow;
      readonly side: Side;
      readonly error: CutawayError;
      readonly packet: number;
    };

/** What a capture is decoded with, and who hears of it. */
export interface CaptureDecoderOptions {
  /** Takes what was found, in order. */
  readonly listener: (event: CaptureEvent) => void;
  /** Lines of an SSLKEYLOGFILE (RFC 9850). Those inside the capture are used too. */
  readonly keyLog?: string;
  readonly crypto?: CryptoProvider;
  /**
   * Ways to undo the compression of certificates, so that the Certificate inside is shown too;
   * `nodeCertificateDecompression` of `./node`. A CompressedCertificate without one is shown as it came.
   */
  readonly certificateDecompression?: readonly CertificateDecompression[];
  /** Connections followed at a time; the one that was silent longest is given up for another. Default 4096. */
  readonly maxFlows?: number;
}

/** What a capture held. */
export interface CaptureStatistics {
  packets: number;
  /** Connections with TLS in them. */
  flows: number;
  /** Secrets in the key logs. */
  secrets: number;
  /** Packets that brought nothing, by reason. */
  unread: Record<Unread | 'link-layer', number>;
}

interface Connection {
  readonly flow: { number: number; client: string; server: string };
  readonly streams: Record<Side, TcpStream>;
  observed: ObservedConnection | undefined;
  /** Whether this is no TLS. */
  ignored: boolean;
}

/**
 * Decodes the TLS connections of a capture as it comes, with the secrets of a key log, into the trace of a live client.
 *
 * Memory does not grow with the capture: each connection holds a handshake and what came too early, within bounds, and
 * is forgotten when it ends.
 */
export class CaptureDecoder {
  readonly statistics: CaptureStatistics = {
    packets: 0,
    flows: 0,
    secrets: 0,
    unread: { 'not-tcp': 0, fragment: 0, malformed: 0, 'link-layer': 0 },
  };
  private readonly packets = new PacketReader();
  private readonly fragments = new IpReassembly();
  private readonly keys: KeyLogFile;
  private readonly crypto: CryptoProvider;
  private readonly certificateDecompression: readonly CertificateDecompression[];
  private readonly listener: (event: CaptureEvent) => void;
  private readonly maxFlows: number;
  private readonly connections = new Map<string, Connection>();
  private packet = 0;
  private time: number | undefined;

  constructor(options: CaptureDecoderOptions) {
    this.listener = options.listener;
    this.keys = new KeyLogFile(options.keyLog);
    this.crypto = options.crypto ?? nobleForConnections;
    this.certificateDecompression = options.certificateDecompression ?? [];
    this.maxFlows = options.maxFlows ?? 4096;
    this.statistics.secrets = this.keys.size;
  }

  /** Adds lines of a key log. They serve handshakes that come after. */
  addKeyLog(text: string): void {
    this.keys.add(text);
    this.statistics.secrets = this.keys.size;
  }

  /**
   * Takes the next bytes of the file.
   *
   * @throws {TlsError} `tls/not-a-capture`, `tls/capture-malformed`. Broken packets do not throw.
   */
  push(chunk: Uint8Array): void {
    this.packets.push(chunk);
    for (let next = this.packets.next(); next !== undefined; next = this.packets.next()) {
      if ('keyLog' in next) this.addKeyLog(next.keyLog);
      else this.readPacket(next);
    }
  }

  /**
   * Says that the file is at its end.
   *
   * @throws {TlsError} `tls/capture-malformed` when it ends inside a packet, or before its header.
   */
  finish(): void {
    for (const [key, connection] of this.connections) this.close(key, connection);
    const { begun, pending } = this.packets;
    if (!begun || pending > 0)
      throw new TlsError('tls/capture-malformed', { packet: this.packet + 1, actual: pending });
  }

  private readPacket({ number, linkType, bytes, time }: Packet): void {
    this.statistics.packets++;
    this.packet = number;
    this.time = time;
    const segment = this.segment(linkType, bytes);
    if (typeof segment === 'string') this.statistics.unread[segment]++;
    else this.readSegment(segment);
  }

  private segment(linkType: number, bytes: Uint8Array): TcpSegment | Unread | 'link-layer' {
    const packet = internetPacket(linkType, bytes);
    if (packet === undefined) return 'link-layer';
    if (!isInternetPacket(packet)) return 'not-tcp';
    const payload = internetPayload(packet);
    if (payload === undefined) return 'malformed';
    const { fragment } = payload;
    if (fragment === undefined) return tcpSegment(payload);
    if (!mayCarryTcp(payload)) return 'not-tcp';
    const whole = this.fragments.push({ ...payload, fragment }, this.time);
    if (whole === undefined) return 'fragment';
    // The others were counted as they came.
    this.statistics.unread.fragment -= whole.count - 1;
    return whole.payload === undefined ? 'malformed' : tcpSegment(whole.payload);
  }

  private readSegment(segment: TcpSegment): void {
    const { source, destination } = segment;
    const key = source < destination ? `${source} ${destination}` : `${destination} ${source}`;
    let connection = this.connections.get(key);
    if (connection !== undefined && segment.syn && !segment.ack && connection.streams.client.offset > 0) {
      // The port is used again.
      this.close(key, connection);
      connection = undefined;
    }
    if (connection === undefined) {
      if (segment.rst || (!segment.syn && segment.payload.length === 0)) return;
      connection = begin(segment);
      this.makeRoom();
    } else {
      // The last one used stands last.
      this.connections.delete(key);
    }
    this.connections.set(key, connection);
    const side: Side = source === connection.flow.client ? 'client' : 'server';
    const stream = connection.streams[side];
    if (segment.syn) stream.synchronize(segment.sequence);
    const sequence = segment.syn ? (segment.sequence + 1) >>> 0 : segment.sequence;
    if (!connection.ignored) {
      for (const bytes of stream.push(sequence, segment.payload, segment.fin, segment.cut)) {
        this.deliver(connection, side, bytes.slice());
      }
      this.reportGap(connection, side);
    }
    const { client, server } = connection.streams;
    if (segment.rst || (client.finished && server.finished) || (connection.ignored && segment.fin)) {
      this.close(key, connection);
    }
  }

  private deliver(connection: Connection, side: Side, bytes: Uint8Array): void {
    if (connection.observed === undefined && !this.recognize(connection, side, bytes)) return;
    connection.observed?.receive(side, bytes);
  }

  /** Whether the first bytes of a connection are those of a TLS handshake. */
  private recognize(connection: Connection, side: Side, bytes: Uint8Array): boolean {
    if (bytes[0] !== 22 || (bytes.length > 1 && bytes[1] !== 3)) {
      connection.ignored = true;
      return false;
    }
    const { flow } = connection;
    flow.number = ++this.statistics.flows;
    const shown: Flow = { ...flow };
    const where = (): { flow: Flow; packet: number } => ({ flow: shown, packet: this.packet });
    connection.observed = new ObservedConnection({
      crypto: this.crypto,
      keys: this.keys,
      certificateDecompression: this.certificateDecompression,
      trace: (event) => this.listener({ type: 'trace', event, time: this.time, ...where() }),
      problem: (from, error) => this.listener({ type: 'problem', side: from, error, ...where() }),
    });
    this.listener({ type: 'flow', time: this.time, ...where() });
    if (side === 'server') {
      connection.observed.stop('client', new TlsError('tls/capture-begins-late'));
      return false;
    }
    return true;
  }

  private reportGap({ streams, observed }: Connection, side: Side): void {
    const { gap } = streams[side];
    if (gap !== undefined) observed?.stop(side, new TlsError('tls/capture-gap', { ...gap }));
  }

  private close(key: string, connection: Connection): void {
    this.connections.delete(key);
    for (const side of ['client', 'server'] as const) {
      connection.streams[side].giveUp();
      this.reportGap(connection, side);
    }
    connection.observed?.end();
  }

  private makeRoom(): void {
    if (this.connections.size < this.maxFlows) return;
    const [oldest] = this.connections;
    if (oldest === undefined) return;
    const [key, connection] = oldest;
    connection.observed?.stop('client', new TlsError('tls/capture-too-many-flows', { maximum: this.maxFlows }));
    this.close(key, connection);
  }
}

/** Who opens a connection, or else is seen first without a ServerHello, is taken for the client. */
function begin(segment: TcpSegment): Connection {
  const { source, destination, payload } = segment;
  // A ServerHello in the first record seen.
  const answers = segment.syn ? segment.ack : payload[0] === 22 && payload[5] === 2;
  const [client, server] = answers ? [destination, source] : [source, destination];
  return {
    flow: { number: 0, client, server },
    streams: { client: new TcpStream(), server: new TcpStream() },
    observed: undefined,
    ignored: false,
  };
}

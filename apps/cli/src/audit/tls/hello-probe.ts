import { concat } from '@cutaway/primitives/bytes';
import { CutawayError } from '@cutaway/primitives/errors';
import { decode, encode } from '@cutaway/primitives/wire';
import type { Extension } from '@cutaway/tls-handshake/lab';
import {
  Alert,
  Certificate12,
  ClientHello,
  decodeHandshake,
  encodeHandshake,
  isHelloRetryRequest,
  ServerHello,
  type ServerKeyExchange,
  serverKeyExchange,
} from '@cutaway/tls-handshake/messages';
import { HandshakeReassembly, RecordReader, TLSPlaintext } from '@cutaway/tls-handshake/record';
import {
  AlertDescription,
  ContentType,
  cipherSuite,
  HandshakeType,
  TLS_1_0,
  TLS_1_3,
} from '@cutaway/tls-handshake/registry';
import { ProbeFailure, type ProbeTarget } from '../probe-target.js';
import { openTransport } from '../transport.js';
import { selectedVersion } from './hello-extensions.js';

const MAX_HANDSHAKE_LENGTH = 2 ** 18;

/** What a hello offers; the rest of it is the same for every question. */
export interface HelloOffer {
  readonly legacy_version: number;
  readonly cipher_suites: readonly number[];
  readonly extensions: readonly Extension[];
  /** Null compression alone unless given. */
  readonly legacy_compression_methods?: readonly number[];
  /** 32 bytes where TLS 1.3 is to look like a resumption. */
  readonly legacy_session_id?: Uint8Array;
  /** Read on to ServerHelloDone, for the certificates and the ephemeral key; up to TLS 1.2. */
  readonly wholeFlight?: boolean;
}

/** What the server answered in the clear. */
export type HelloAnswer =
  | {
      readonly answered: true;
      /** The version that was negotiated. */
      readonly version: number;
      /** A HelloRetryRequest of TLS 1.3, too. */
      readonly hello: ServerHello;
      readonly isRetry: boolean;
      /** DER; empty unless the whole flight was read. */
      readonly certificates: readonly Uint8Array[];
      readonly keyExchange?: ServerKeyExchange;
      readonly stapled: boolean;
    }
  | {
      readonly answered: false;
      /** The alert's registered name, or how the connection ended without one. */
      readonly reason: string;
    };

/**
 * Sends one ClientHello on a connection of its own and reads what comes back in the clear. No handshake is completed, so
 * that suites and groups can be asked for which nobody here speaks.
 *
 * @throws {ProbeFailure} when there is no connection, or what answers does not speak TLS.
 */
export async function probeHello(target: ProbeTarget, offer: HelloOffer): Promise<HelloAnswer> {
  const socket = await openTransport(target);
  return await new Promise((resolve, reject) => {
    const reader = new RecordReader();
    const flight = new Flight(offer.wholeFlight === true);
    const timer = setTimeout(() => finish({ answered: false, reason: 'timeout' }), target.timeout);
    const finish = (answer: HelloAnswer): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    const fail = (reason: string, cause?: unknown): void => {
      clearTimeout(timer);
      socket.destroy();
      reject(new ProbeFailure(target, reason, cause));
    };
    socket.on('data', (bytes: Uint8Array) => {
      try {
        reader.push(bytes);
        for (let record = reader.next(); record !== undefined; record = reader.next()) {
          const answer = flight.read(record.type, record.content);
          if (answer !== undefined) return finish(answer);
        }
      } catch (error) {
        if (error instanceof CutawayError) fail(error.code, error);
        else throw error;
      }
    });
    socket.on('end', () => finish(flight.soFar ?? { answered: false, reason: 'closed' }));
    socket.on('error', () => finish(flight.soFar ?? { answered: false, reason: 'reset' }));
    socket.write(recordOf(offer));
    socket.resume();
  });
}

function recordOf(offer: HelloOffer): Uint8Array {
  const message = encodeHandshake(ClientHello, {
    legacy_version: offer.legacy_version,
    random: crypto.getRandomValues(new Uint8Array(32)),
    legacy_session_id: offer.legacy_session_id ?? new Uint8Array(),
    cipher_suites: [...offer.cipher_suites],
    legacy_compression_methods: [...(offer.legacy_compression_methods ?? [0])],
    ...(offer.extensions.length === 0 ? {} : { extensions: [...offer.extensions] }),
  });
  // Some old servers refuse a first record with a higher version than 1.0 (RFC 8446 §5.1).
  const legacy_record_version = Math.min(offer.legacy_version, TLS_1_0);
  const type = ContentType.of.handshake;
  return encode(TLSPlaintext, { type, legacy_record_version, fragment: message });
}

type Answered = Extract<HelloAnswer, { answered: true }>;

/** The server's messages up to the one that ends the reading. */
class Flight {
  soFar: Answered | undefined;
  private readonly whole: boolean;
  private readonly handshakes = new HandshakeReassembly(MAX_HANDSHAKE_LENGTH);
  private alert = new Uint8Array();

  constructor(whole: boolean) {
    this.whole = whole;
  }

  /** The answer, as soon as there is one. */
  read(type: number, content: Uint8Array): HelloAnswer | undefined {
    if (type === ContentType.of.alert) {
      this.alert = concat(this.alert, content) as Uint8Array<ArrayBuffer>;
      if (this.alert.length < 2) return undefined;
      const { level, description } = decode(Alert, this.alert.subarray(0, 2));
      // A warning such as unrecognized_name goes before the answer.
      if (level === 1 && description !== AlertDescription.of.close_notify) {
        this.alert = this.alert.slice(2);
        return undefined;
      }
      return this.soFar ?? { answered: false, reason: AlertDescription.label(description) };
    }
    if (type !== ContentType.of.handshake) return this.soFar;
    this.handshakes.push(content, -1);
    for (let message = this.handshakes.next(); message !== undefined; message = this.handshakes.next()) {
      if (this.take(message.msg_type, message.raw)) return this.soFar;
    }
    return undefined;
  }

  /** @returns whether nothing more is wanted. */
  private take(msg_type: number, raw: Uint8Array): boolean {
    if (msg_type === HandshakeType.of.server_hello) {
      const hello = decodeHandshake(ServerHello, raw);
      const version = selectedVersion(hello);
      const isRetry = isHelloRetryRequest(hello);
      this.soFar = { answered: true, version, hello, isRetry, certificates: [], stapled: false };
      return !this.whole || version >= TLS_1_3;
    }
    if (this.soFar === undefined) return false;
    const { version, hello } = this.soFar;
    if (msg_type === HandshakeType.of.certificate) {
      this.soFar = { ...this.soFar, certificates: decodeHandshake(Certificate12, raw).certificate_list };
    } else if (msg_type === HandshakeType.of.certificate_status) {
      this.soFar = { ...this.soFar, stapled: true };
    } else if (msg_type === HandshakeType.of.server_key_exchange) {
      const suite = cipherSuite(hello.cipher_suite);
      if (suite?.keyExchange && suite.authentication) {
        const { keyExchange, authentication } = suite;
        const definition = serverKeyExchange({ version, keyExchange, authentication });
        this.soFar = { ...this.soFar, keyExchange: decodeHandshake(definition, raw) };
      }
    }
    return msg_type === HandshakeType.of.server_hello_done;
  }
}

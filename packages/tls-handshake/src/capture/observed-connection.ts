import { equal, toHex } from '@cutaway/primitives/bytes';
import { CutawayError } from '@cutaway/primitives/errors';
import { type TraceListener, Tracer } from '@cutaway/primitives/trace';
import { type Codec, decode, dissectPartly } from '@cutaway/primitives/wire';
import type { TlsErrorCode } from '../errors/catalogue.js';
import { TlsError } from '../errors/tls-error.js';
import { findExtension } from '../extensions/definition.js';
import { earlyData } from '../extensions/early-data.js';
import { encryptThenMac } from '../extensions/encrypt-then-mac.js';
import { keyShare } from '../extensions/key-share.js';
import { supportedVersions } from '../extensions/supported-versions.js';
import { Transcript } from '../key-schedule/transcript.js';
import { Alert } from '../messages/alert.js';
import type { MessageContext } from '../messages/by-type.js';
import { ChangeCipherSpec } from '../messages/change-cipher-spec.js';
import type { ClientHello } from '../messages/client-hello.js';
import type { CompressedCertificate } from '../messages/compressed-certificate.js';
import { type DissectedHandshake, dissectHandshake } from '../messages/dissect-handshake.js';
import type { EncryptedExtensions } from '../messages/encrypted-extensions.js';
import type { Finished } from '../messages/finished.js';
import { isHelloRetryRequest, type ServerHello } from '../messages/server-hello.js';
import { HandshakeReassembly, type ReceivedHandshake } from '../record/handshake-reassembly.js';
import { type ReceivedRecord, RecordReader } from '../record/record-reader.js';
import { AlertDescription, AlertLevel } from '../registry/alert.js';
import { CipherSuite } from '../registry/cipher-suite-names.js';
import { cipherSuite } from '../registry/cipher-suites.js';
import { ContentType } from '../registry/content-type.js';
import { HandshakeType } from '../registry/handshake-type.js';
import { NamedGroup } from '../registry/named-groups.js';
import { ProtocolVersion, TLS_1_2, TLS_1_3 } from '../registry/protocol-version.js';
import type { CheckName, ChoiceName, ChoiceReason } from '../trace-names.js';
import { type CertificateDecompression, certificateInside } from './compressed-certificate.js';
import type { ObservedDirection, Side } from './observed-direction.js';
import { ObservedKeys, type ObservedKeysSettings } from './observed-keys.js';

/** The longest handshake message that is put together. */
const MAX_HANDSHAKE_LENGTH = 1024 * 1024;
/** Bytes of one direction that wait for what the other one brings first. */
const MAX_WAITING_BYTES = 1024 * 1024;

/** What a connection that is read from outside needs; its trace goes to `trace`. */
export interface ObservedConnectionSettings extends ObservedKeysSettings {
  readonly trace: TraceListener;
  /** Ways to undo the compression of certificates. */
  readonly certificateDecompression?: readonly CertificateDecompression[];
  /** `false` when the server's half is all there is: it is read as far as it goes. Default `true`. */
  readonly clientHelloExpected?: boolean;
}

/**
 * Reads both directions of a connection from outside, with the secrets of a key log.
 *
 * The trace is the client's: what it sent and received. Records that no key opens are shown as they are.
 */
export class ObservedConnection {
  private readonly settings: ObservedConnectionSettings;
  private readonly tracer: Tracer;
  private readonly directions: Readonly<Record<Side, ObservedDirection>>;
  private readonly transcript: Transcript;
  private context: MessageContext = { version: TLS_1_2 };
  private readonly keys: ObservedKeys;
  private clientHello: { value: ClientHello; id: number } | undefined;
  private awaitsServerHello = false;
  private transcribing = true;
  private ended = false;

  constructor(settings: ObservedConnectionSettings) {
    this.settings = settings;
    this.tracer = new Tracer(settings.trace, 'client', 'tls');
    this.transcript = new Transcript(settings.crypto);
    this.keys = new ObservedKeys(settings, this.tracer);
    const direction = (side: Side): ObservedDirection => {
      const reader = new RecordReader(this.tracer, side === 'client' ? 'sent' : 'received');
      reader.allowUnprotected = () => true;
      return { side, reader, incoming: new HandshakeReassembly(MAX_HANDSHAKE_LENGTH), finished: false, stopped: false };
    };
    this.directions = { client: direction('client'), server: direction('server') };
  }

  /** Takes bytes of one direction, in order. They must not change later. */
  receive(side: Side, bytes: Uint8Array): void {
    const direction = this.directions[side];
    if (direction.stopped) return;
    direction.reader.push(bytes);
    this.advance();
    if (direction.reader.pending > MAX_WAITING_BYTES) {
      this.stop(side, new TlsError('tls/input-overflow', { maximum: MAX_WAITING_BYTES }));
    }
  }

  /** Says that the rest of one direction is lost, or cannot be read. */
  stop(side: Side, error?: CutawayError): void {
    const direction = this.directions[side];
    if (direction.stopped) return;
    direction.stopped = true;
    if (error !== undefined) this.settings.problem(side, error);
    // The other direction must not wait for this one.
    const other = this.directions[side === 'client' ? 'server' : 'client'];
    if (side === 'server' && this.awaitsServerHello) {
      this.awaitsServerHello = false;
      this.keys.lock(other, 'client_handshake_write_key', true);
    }
    if (side === 'client' && this.lacksClientHello) other.stopped = true;
    this.advance();
  }

  /** Without a ClientHello the server's answer has no meaning. */
  private get lacksClientHello(): boolean {
    return this.clientHello === undefined && this.settings.clientHelloExpected !== false;
  }

  /** Says that the connection is over. */
  end(): void {
    if (!this.ended) this.note('truncated', 'peer');
  }

  private advance(): void {
    // The client first: its early data lies before the server's answer to it.
    while (this.step(this.directions.client) || this.step(this.directions.server));
  }

  private step(direction: ObservedDirection): boolean {
    const waits = direction.side === 'client' ? this.awaitsServerHello : this.lacksClientHello;
    if (waits || direction.stopped) return false;
    try {
      const record = direction.reader.next();
      if (record === undefined) return false;
      this.read(direction, record);
      return true;
    } catch (error) {
      if (!(error instanceof CutawayError)) throw error;
      if (error.code === ('tls/bad-record-mac' satisfies TlsErrorCode)) {
        const { protection } = direction.reader;
        this.settings.problem(direction.side, error);
        this.keys.lock(direction, protection?.keyName ?? '', protection?.tls13 ?? true);
        return true;
      }
      this.stop(direction.side, error);
      return false;
    }
  }

  private read(direction: ObservedDirection, { type, content, id }: ReceivedRecord): void {
    switch (type) {
      case ContentType.of.handshake:
        direction.incoming.push(content, id);
        for (let message = direction.incoming.next(); message !== undefined; message = direction.incoming.next()) {
          this.readHandshake(direction, message);
        }
        return;
      case ContentType.of.change_cipher_spec:
        this.traceContent(direction, type, 'ChangeCipherSpec', content, ChangeCipherSpec, id);
        if (this.keys.suite !== undefined && this.context.version < TLS_1_3) this.keys.changeCipher12(direction);
        return;
      case ContentType.of.alert:
        this.traceContent(direction, type, 'Alert', content, Alert, id);
        this.readAlert(direction, content);
        return;
      default:
        this.traceContent(direction, type, ContentType.label(type), content, undefined, id);
    }
  }

  private traceContent(
    { side }: ObservedDirection,
    type: number,
    name: string,
    bytes: Uint8Array,
    codec: Codec<unknown> | undefined,
    id: number,
  ): void {
    const fields = codec
      ? dissectPartly(codec, bytes, name).field
      : { name, type: 'opaque', pos: 0, size: bytes.length };
    this.tracer.message({
      direction: side === 'client' ? 'sent' : 'received',
      layer: ContentType.label(type),
      name,
      bytes: toHex(bytes),
      fields,
      carriers: [{ id, pos: 0, size: bytes.length }],
    });
  }

  private readAlert({ side }: ObservedDirection, content: Uint8Array): void {
    const alert = decode(Alert, content);
    if (side === 'server') this.awaitsServerHello = false;
    const by = side === 'client' ? 'local' : 'peer';
    const name = AlertDescription.label(alert.description);
    if (alert.description === AlertDescription.of.close_notify) this.note('closed', by);
    else if (alert.level === AlertLevel.of.fatal) this.note('alert', by, name);
  }

  private note(how: 'closed' | 'alert' | 'truncated', by: 'local' | 'peer', name?: string): void {
    if (this.ended) return;
    this.ended = true;
    this.tracer.end({ how, by, ...(name === undefined ? {} : { name }) });
  }

  private readHandshake(direction: ObservedDirection, message: ReceivedHandshake): void {
    const { raw, msg_type } = message;
    const { value, error, id, name } = this.traceHandshake(direction, message);
    if (error !== undefined) {
      const hello = msg_type === HandshakeType.of.client_hello || msg_type === HandshakeType.of.server_hello;
      // Without a hello nothing that follows has a meaning; any other message is only itself.
      if (hello) throw error.inMessage(name);
      this.settings.problem(direction.side, error.inMessage(name));
    }
    if (msg_type === HandshakeType.of.compressed_certificate && value !== undefined) {
      this.readCompressedCertificate(direction, value as CompressedCertificate, raw.length, id);
    }
    this.follow(direction, msg_type, value, raw, id);
  }

  private traceHandshake(
    { side }: ObservedDirection,
    { raw, carriers }: Pick<ReceivedHandshake, 'raw' | 'carriers'>,
  ): DissectedHandshake & { readonly id: number } {
    const dissected = dissectHandshake(raw, this.context);
    const id = this.tracer.message({
      direction: side === 'client' ? 'sent' : 'received',
      layer: 'handshake',
      name: dissected.name,
      bytes: toHex(raw),
      fields: dissected.field,
      carriers,
    });
    return { ...dissected, id };
  }

  /** Shows the Certificate inside. The transcript has the message as it came. */
  private readCompressedCertificate(
    direction: ObservedDirection,
    message: CompressedCertificate,
    length: number,
    id: number,
  ): void {
    try {
      const raw = certificateInside(message, this.settings.certificateDecompression ?? [], MAX_HANDSHAKE_LENGTH);
      if (raw === undefined) return;
      const size = message.compressed_certificate_message.length;
      const { error } = this.traceHandshake(direction, { raw, carriers: [{ id, pos: length - size, size }] });
      if (error !== undefined) throw error.inMessage('Certificate');
    } catch (error) {
      if (!(error instanceof CutawayError)) throw error;
      this.settings.problem(direction.side, error);
    }
  }

  private follow(direction: ObservedDirection, msg_type: number, value: unknown, raw: Uint8Array, id: number): void {
    const add = (): void => {
      if (this.transcribing) this.transcript.add(raw);
    };
    switch (msg_type) {
      case HandshakeType.of.client_hello:
        if (!this.transcribing) this.beginAgain();
        add();
        this.clientHello = { value: value as ClientHello, id };
        this.keys.clientHello = { random: this.clientHello.value.random, id };
        this.awaitsServerHello = true;
        return;
      case HandshakeType.of.server_hello:
        add();
        this.readServerHello(value as ServerHello, raw, id);
        return;
      case HandshakeType.of.hello_request:
        return;
      case HandshakeType.of.encrypted_extensions:
        add();
        this.readEncryptedExtensions(value as EncryptedExtensions | undefined);
        return;
      case HandshakeType.of.end_of_early_data:
        add();
        this.keys.useSecret(direction, 'client_handshake_traffic_secret');
        return;
      case HandshakeType.of.finished:
        if (value !== undefined) this.checkFinished(direction, value as Finished, id);
        add();
        this.readFinished(direction);
        return;
      case HandshakeType.of.key_update:
        this.keys.updateKey(direction);
        return;
      default:
        add();
    }
  }

  /** A renegotiation (RFC 5246 §7.4.1.1): under the keys of the old handshake until the next ChangeCipherSpec. */
  private beginAgain(): void {
    this.transcript.clear();
    this.transcribing = true;
    this.directions.client.finished = false;
    this.directions.server.finished = false;
  }

  private readServerHello(value: ServerHello, raw: Uint8Array, id: number): void {
    const { clientHello } = this;
    this.awaitsServerHello = false;
    const selected = findExtension(value.extensions, supportedVersions, 'ServerHello')?.selected_version;
    const version = selected ?? value.legacy_version;
    const suite = cipherSuite(value.cipher_suite);
    if (clientHello !== undefined) this.choices(clientHello.value, value, version);
    this.keys.suite = suite;
    this.context = {
      version,
      keyExchange: suite?.keyExchange ?? null,
      authentication: suite?.authentication ?? null,
    };
    if (clientHello === undefined) {
      if (version >= TLS_1_3 && !isHelloRetryRequest(value)) {
        this.keys.lock(this.directions.server, 'server_handshake_write_key', true);
      }
      return;
    }
    if (suite === undefined) {
      throw new TlsError('tls/cipher-suite-unfit', { actual: CipherSuite.label(value.cipher_suite) });
    }
    if (isHelloRetryRequest(value)) {
      this.transcript.replaceClientHello(suite.hash, raw);
      // A retry refuses early data; the second ClientHello follows it in the clear.
      this.directions.client.reader.skippable = Number.POSITIVE_INFINITY;
      return;
    }
    if (version >= TLS_1_3) {
      this.keys.begin13(suite);
      this.keys.useSecret(this.directions.server, 'server_handshake_traffic_secret');
      const offered = findExtension(clientHello.value.extensions, earlyData, 'ClientHello') !== undefined;
      this.keys.useSecret(
        this.directions.client,
        offered ? 'client_early_traffic_secret' : 'client_handshake_traffic_secret',
      );
      return;
    }
    const randoms = {
      client: clientHello.value.random,
      server: value.random,
      clientFrom: clientHello.id,
      serverFrom: id,
    };
    const encryptsThenMacs = findExtension(value.extensions, encryptThenMac, 'ServerHello') !== undefined;
    this.keys.begin12(suite, version, randoms, encryptsThenMacs);
  }

  /** Early data that is not taken ends without a message: the first record under the next key ends it. */
  private readEncryptedExtensions(value: EncryptedExtensions | undefined): void {
    const { client } = this.directions;
    if (client.secret?.name !== 'client_early_traffic_secret') return;
    if (findExtension(value?.extensions, earlyData, 'EncryptedExtensions') !== undefined) return;
    this.keys.useSecret(client, 'client_handshake_traffic_secret');
    client.reader.skippable = Number.POSITIVE_INFINITY;
  }

  private choices(offer: ClientHello, answer: ServerHello, version: number): void {
    const choose = (name: ChoiceName, offered: string[], chosen: string, rule: string): void => {
      this.tracer.choice({ name, offered, chosen, reason: 'peer_choice' satisfies ChoiceReason, rule });
    };
    const versions = findExtension(offer.extensions, supportedVersions, 'ClientHello')?.versions;
    const offeredVersions = (versions ?? [offer.legacy_version]).map((one) => ProtocolVersion.label(one));
    choose('version', offeredVersions, ProtocolVersion.label(version), 'RFC 8446 §4.1.3');
    const suites = offer.cipher_suites.map((one) => CipherSuite.label(one));
    choose('cipher_suite', suites, CipherSuite.label(answer.cipher_suite), 'RFC 8446 §4.1.3');
    if (isHelloRetryRequest(answer)) return;
    const share = findExtension(answer.extensions, keyShare, 'ServerHello')?.server_share;
    const shares = findExtension(offer.extensions, keyShare, 'ClientHello')?.client_shares ?? [];
    if (share === undefined) return;
    const groups = shares.map(({ group }) => NamedGroup.label(group));
    choose('group', groups, NamedGroup.label(share.group), 'RFC 8446 §4.2.8');
  }

  // Finished.

  private checkFinished(direction: ObservedDirection, value: Finished, id: number): void {
    const expected = this.expectedVerifyData(direction);
    const rule = this.context.version >= TLS_1_3 ? 'RFC 8446 §4.4.4' : 'RFC 5246 §7.4.9';
    const passed = expected !== undefined && equal(expected, value.verify_data);
    this.tracer.check({
      name: 'finished' satisfies CheckName,
      outcome: expected === undefined ? 'skipped' : passed ? 'passed' : 'failed',
      rule,
      subject: { message: id, path: 'verify_data' },
    });
  }

  private expectedVerifyData(direction: ObservedDirection): Uint8Array | undefined {
    if (!this.transcribing) return undefined;
    // The client's is over the server's: unknown when that was not seen.
    const unseen = direction.side === 'client' && !this.directions.server.finished;
    if (this.context.version >= TLS_1_3 && unseen) return undefined;
    return this.keys.verifyData(direction, this.context.version, this.transcript);
  }

  private readFinished(direction: ObservedDirection): void {
    direction.finished = true;
    if (this.context.version >= TLS_1_3)
      this.keys.useSecret(direction, `${direction.side}_application_traffic_secret_0`);
    if (this.directions.client.finished && this.directions.server.finished) {
      this.transcribing = false;
      this.transcript.clear();
    }
  }
}

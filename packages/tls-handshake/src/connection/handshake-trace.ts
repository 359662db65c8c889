import { toHex } from '@cutaway/primitives/bytes';
import { CutawayError, type ErrorContext } from '@cutaway/primitives/errors';
import type { Carrier, ChoiceEvent, Occurrence, SecretEvent, Subject, Untraced } from '@cutaway/primitives/trace';
import { type Codec, dissectPartly } from '@cutaway/primitives/wire';
import type { TlsErrorCode } from '../errors/catalogue.js';
import { TlsError } from '../errors/tls-error.js';
import { traceCertificates } from '../messages/trace-certificates.js';
import { ContentType } from '../registry/content-type.js';
import type { CheckName, ChoiceName, ChoiceReason, SecretName } from '../trace-names.js';

type Choice = Omit<Occurrence<ChoiceEvent>, 'kind'> & { readonly name: ChoiceName; readonly reason: ChoiceReason };
type Secret = Omit<Occurrence<SecretEvent>, 'kind'> & { readonly name: SecretName };

/** What a check was about. */
export interface CheckDetails {
  readonly context?: ErrorContext;
  readonly subject?: { readonly message?: number | undefined; readonly path?: string };
  readonly rule?: string;
}

/** What a handshake tells a listener of its checks, choices, secrets and messages; a failed check ends it. */
export class HandshakeTrace {
  readonly tracer: Untraced;

  constructor(tracer: Untraced) {
    this.tracer = tracer;
  }

  /**
   * Notes a check, and ends the handshake when it failed.
   *
   * @param name key in the catalogue, without `check.`.
   * @param details computed only when somebody listens or the check failed.
   */
  require(name: CheckName, passed: boolean, code: TlsErrorCode, details: () => CheckDetails = () => ({})): void {
    if (passed && this.tracer === undefined) return;
    const { context = {}, subject, rule } = details();
    const error = new TlsError(code, context, { rule, ...(subject?.path ? { place: { path: subject.path } } : {}) });
    this.tracer?.check({
      name,
      outcome: passed ? 'passed' : 'failed',
      rule: error.rule ?? '',
      context,
      ...(subject === undefined ? {} : { subject: { ...subject } as Subject }),
    });
    if (!passed) throw error;
  }

  /** Notes a check that was not made, because the policy does without it. */
  skip(name: CheckName, rule: string, subject: CheckDetails['subject']): void {
    this.tracer?.check({
      name,
      outcome: 'skipped',
      rule,
      ...(subject === undefined ? {} : { subject: { ...subject } as Subject }),
    });
  }

  /** Notes a decision between offers. @param choice computed only when somebody listens. */
  choose(choice: () => Choice): void {
    this.tracer?.choice(choice());
  }

  /** Notes something secret. @returns the event's id. @param secret computed only when somebody listens. */
  derive(secret: () => Secret): number | undefined {
    return this.tracer?.secret(secret());
  }

  /**
   * Uses a public value of the peer's, and notes whether it was one the algorithm allows.
   *
   * @throws {CryptoError} `crypto/invalid-public-value`
   */
  publicValue<T>(group: string, value: { from: number | undefined; path: string }, use: () => T): T {
    const note = (outcome: 'passed' | 'failed', rule: string): void => {
      const message = value.from === undefined ? {} : { message: value.from };
      const subject = { ...message, path: value.path };
      const name: CheckName = 'public_value';
      this.tracer?.check({ name, outcome, rule, context: { group }, subject });
    };
    try {
      const result = use();
      note('passed', 'RFC 8446 §4.2.8');
      return result;
    } catch (error) {
      if (!(error instanceof CutawayError)) throw error;
      note('failed', error.rule ?? 'RFC 8446 §4.2.8');
      throw error.within(value.path);
    }
  }

  /** Emits the message event of whole messages; `codec` is `undefined` where the bytes are opaque. @returns its id. */
  traceMessage(
    direction: 'sent' | 'received',
    type: number,
    name: string,
    bytes: Uint8Array,
    codec: Codec<unknown> | undefined,
    carriers: readonly Carrier[],
  ): number | undefined {
    const fields = codec
      ? dissectPartly(codec, bytes, name).field
      : { name, type: 'opaque', pos: 0, size: bytes.length };
    if (type === ContentType.of.handshake) traceCertificates(fields, bytes);
    return this.tracer?.message({
      direction,
      layer: ContentType.label(type),
      name,
      bytes: toHex(bytes),
      fields,
      carriers,
    });
  }

  /** Emits the message event of something received that is not a handshake message. */
  traceReceived(type: number, name: string, bytes: Uint8Array, codec: Codec<unknown> | undefined, id: number): void {
    if (this.tracer === undefined) return;
    this.traceMessage('received', type, name, bytes, codec, [{ id, pos: 0, size: bytes.length }]);
  }
}

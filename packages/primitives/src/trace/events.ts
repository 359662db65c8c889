import type { ErrorContext } from '../errors/index.js';
import type { Field } from '../wire/field.js';

/** Receives the events of a run, in order. */
export type TraceListener = (event: TraceEvent) => void;

/** Anything a core tells of a run; `kind` tells which. */
export type TraceEvent = MessageEvent | SecretEvent | ChoiceEvent | CheckEvent | EndEvent;

/** What all events have. */
export interface TraceEventBase {
  /** Counts the events of one tracer from 0. */
  readonly id: number;
  /** Whose view this is: `client`, `server`, `attacker` or a name the caller chose. */
  readonly actor: string;
  /** `tls`, `ssh`, `x509` or a name of the caller's. */
  readonly protocol: string;
}

/** The bytes in a lower layer that carried a message, or a part of it. */
export interface Carrier {
  /** Id of the message event of the record or packet. */
  readonly id: number;
  /** First byte inside the carrier's plaintext. */
  readonly pos: number;
  readonly size: number;
}

/** A message, record or packet that was sent or received. */
export interface MessageEvent extends TraceEventBase {
  readonly kind: 'message';
  readonly direction: 'sent' | 'received';
  /** `record`, `handshake`, `alert`, `change_cipher_spec`, `application_data`, `packet` … */
  readonly layer: string;
  /** The RFC's name: `ClientHello`, `TLSCiphertext`, `SSH_MSG_KEXINIT`. */
  readonly name: string;
  /** The whole message, hexadecimal. */
  readonly bytes: string;
  /** Its fields; positions count from the message's first byte. */
  readonly fields: Field;
  /** Where in the layer below the message was found, in order; absent in the lowest layer. */
  readonly carriers?: readonly Carrier[];
  /** For a protected record or packet: its plaintext (hexadecimal) and what protected it. */
  readonly protection?: {
    readonly algorithm: string;
    /** Name of the secret that was used as key. */
    readonly key: string;
    /** Sequence number. Decimal text, because it may exceed 2^53. */
    readonly sequence: string;
    readonly plaintext: string;
  };
  /** First byte in the stream of this direction, for the lowest layer. */
  readonly streamOffset?: number;
}

/** Something a derivation was made from. */
export interface SecretInput {
  /** `pre_master_secret`, `client_random`, `label`, `transcript_hash` … */
  readonly name: string;
  /** Hexadecimal, or text for labels. */
  readonly value: string;
  /** Id of the secret or message event this came from, when there is one. */
  readonly from?: number;
}

/** A secret that was computed. Emitted only to a listener; never logged otherwise. */
export interface SecretEvent extends TraceEventBase {
  readonly kind: 'secret';
  /** `master_secret`, `client_write_key`, `exchange_hash` … */
  readonly name: string;
  /** `PRF`, `HKDF-Expand-Label`, `X25519` … */
  readonly function: string;
  readonly inputs: readonly SecretInput[];
  /** Hexadecimal. */
  readonly output: string;
  /** Names of the secrets or messages this one goes into. */
  readonly feeds: readonly string[];
  readonly rule?: string;
}

/** A decision between offers. */
export interface ChoiceEvent extends TraceEventBase {
  readonly kind: 'choice';
  /** What was chosen: `version`, `cipher_suite`, `group`, `signature_scheme`, `kex_algorithm` … */
  readonly name: string;
  /** What the offering side named, in its order. */
  readonly offered: readonly string[];
  /** What the choosing side accepts, in its order, when that is known here. */
  readonly accepted?: readonly string[];
  readonly chosen: string | null;
  /** Key of the reason in the package's catalogue. */
  readonly reason: string;
  readonly rule?: string;
}

/** What came of a check; `skipped` when a policy does without it or what it needs is not known. */
export type CheckOutcome = 'passed' | 'failed' | 'skipped';

/** Bytes a check is about. */
export interface Subject {
  /** Id of the message event. */
  readonly message?: number;
  /** Field path inside it. */
  readonly path?: string;
  readonly pos?: number;
  readonly size?: number;
}

/** Something that was verified. */
export interface CheckEvent extends TraceEventBase {
  readonly kind: 'check';
  /** Key in the package's catalogue: `finished`, `certificate.signature`, `certificate.name` … */
  readonly name: string;
  readonly outcome: CheckOutcome;
  readonly rule: string;
  readonly subject?: Subject;
  /** Values to put into the sentence. */
  readonly context?: ErrorContext;
}

/** How the run ended. */
export interface EndEvent extends TraceEventBase {
  readonly kind: 'end';
  /** `closed`: in an orderly way; `alert`, `disconnect`: with an error of either side; `truncated`: cut off. */
  readonly how: 'closed' | 'alert' | 'disconnect' | 'truncated';
  /** Who ended it. */
  readonly by: 'local' | 'peer';
  /** Name of the alert or disconnect reason. */
  readonly name?: string;
  /** Code of the error behind it, when it was ours. */
  readonly error?: string;
}

/** An event as a core hands it to a {@link Tracer}, which adds the rest. */
export type Occurrence<E extends TraceEvent = TraceEvent> = E extends TraceEvent
  ? Omit<E, keyof TraceEventBase>
  : never;

import type { FiniteFieldGroup, PrivateKey } from '@cutaway/primitives/crypto';
import type { Extension, ExtensionContext } from '../extensions/definition.js';

/** Something about to be sent, before it is put into records. */
export interface OutgoingMessage {
  /** `ContentType`; `raw` bytes go on the wire as they are, without a record around them. */
  readonly type: number | 'raw';
  /** The RFC's name: `ServerHello`, `ChangeCipherSpec`, `Alert`, `application_data`. */
  readonly name: string;
  /** The whole message; a handshake message with its header. */
  readonly bytes: Uint8Array;
}

/**
 * Misbehaviour: the one seam through which a connection is made to break rules. Reached through `./lab`.
 *
 * Whatever is really sent is what enters this side's transcript, so both sides go on computing over the same bytes.
 */
export interface Faults {
  /** Replaces a message: by none (drop), by others, by itself and more (inject); keep one for later to reorder. */
  message?(message: OutgoingMessage): readonly OutgoingMessage[];
  /**
   * Replaces the extensions of a hello, EncryptedExtensions, CertificateRequest or NewSessionTicket before it is encoded:
   * other ones, another order, other contents. `pre_shared_key` of a ClientHello is made after it, with binders over the result.
   */
  extensions?(message: ExtensionContext, extensions: readonly Extension[]): readonly Extension[];
  /**
   * Replaces bytes that go into a message: `random`, `public_value`, `signature`, `verify_data`, `pre_master_secret`,
   * `ticket_nonce`; `shared_secret` is what the server computes with. In records of CBC suites `mac`, and `padding` with its
   * length byte: of any length that fills blocks.
   */
  value?(name: string, bytes: Uint8Array): Uint8Array;
  /**
   * Replaces a decision by its registered number: `version`, `cipher_suite`, `group`, `signature_scheme`; or by 0 for no:
   * `extended_master_secret`, `encrypt_then_mac`.
   */
  choice?(name: string, chosen: number): number;
  /**
   * Server: a key of 512 bits or so, sent in a ServerKeyExchange whenever the key exchange is RSA, in EXPORT suites where
   * it belongs and in others where it does not (CVE-2015-0204).
   */
  readonly temporaryRsaKey?: PrivateKey & { readonly type: 'RSA' };
  /** Server: the group of every DHE suite, however weak; EXPORT suites need one of at most 512 bits (CVE-2015-4000). */
  readonly diffieHellmanGroup?: FiniteFieldGroup;
  /** The most content that is put into one record, whatever is allowed (RFC 8446 §5.1) and the peer asked for. */
  readonly maxFragmentLength?: number;
  /** Replaces whole records, protection included. */
  record?(record: Uint8Array): readonly Uint8Array[];
}

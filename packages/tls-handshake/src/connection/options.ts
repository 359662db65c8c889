import type { CryptoProvider, RandomSource } from '@cutaway/primitives/crypto';
import type { TraceListener } from '@cutaway/primitives/trace';
import type { CertificateCompression } from '../authentication/certificate-compression.js';
import type { Policy } from '../policy/policy.js';
import type { PaddingRule } from '../record/aead-tls13.js';

/** What both roles take. */
export interface ConnectionOptions {
  /** Versions and algorithms; `modern` unless given. */
  readonly policy?: Policy;
  /** Application protocols, the preferred first: `h2`, `http/1.1`. */
  readonly applicationProtocols?: readonly string[];
  /** Cryptography; `noble` unless given. */
  readonly crypto?: CryptoProvider;
  /** All randomness of the run, so that it can be repeated; the provider's unless given. */
  readonly random?: RandomSource;
  /** The time that certificates and tickets are judged by; the system's unless given. */
  readonly now?: () => Date;
  /** Receives every message, secret, choice, check and the end. */
  readonly trace?: TraceListener;
  /** Whose view the trace is; `client` or `server` unless given. */
  readonly actor?: string;
  /**
   * Receives lines of an SSLKEYLOGFILE (RFC 9850), without line ends. Whoever has them can decrypt the connection.
   */
  readonly keyLog?: (line: string) => void;
  /** How many zeros to put behind the content of each record, to hide its length; TLS 1.3 alone, none unless given. */
  readonly padding?: PaddingRule;
  /**
   * Ways to compress certificates in TLS 1.3, the preferred first (RFC 8879): what we offer to undo, and what we send to
   * peers that offer it. None unless given; `./node` gives zlib and brotli.
   */
  readonly certificateCompression?: readonly CertificateCompression[];
  /** The longest handshake message taken, in bytes; 131072 unless given. */
  readonly maxHandshakeLength?: number;
}

export const DEFAULT_MAX_HANDSHAKE_LENGTH: number = 2 ** 17;

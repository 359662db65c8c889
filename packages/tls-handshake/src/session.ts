/**
 * What a client keeps of a connection to make the next one faster: a ticket of TLS 1.3, a ticket or session id of
 * TLS 1.2. Holds secrets. Plain data; `structuredClone` copies it.
 */
export interface TlsSession {
  /** A ProtocolVersion. */
  readonly version: number;
  /** A CipherSuite. */
  readonly cipherSuite: number;
  /** The PSK of TLS 1.3, the master secret of TLS 1.2. */
  readonly secret: Uint8Array;
  /** Empty when a session id of TLS 1.2 does without. */
  readonly ticket: Uint8Array;
  /** TLS 1.2 alone. */
  readonly sessionId: Uint8Array;
  /** TLS 1.3 alone. */
  readonly ticketAgeAdd: number;
  /** Seconds. */
  readonly lifetime: number;
  /** Milliseconds since 1970. */
  readonly issuedAt: number;
  /** Bytes of 0-RTT data the server takes; 0: none. */
  readonly maxEarlyDataSize: number;
  /** The name the server proved. */
  readonly serverName: string | undefined;
  /** Whether it proved it; a session with anyone is not used where proof is asked for. */
  readonly authenticated: boolean;
  readonly applicationProtocol: string | undefined;
  /** TLS 1.2: whether the master secret is bound to its handshake. */
  readonly extendedMasterSecret: boolean;
  readonly peerCertificates: readonly Uint8Array[];
}

/** A key both sides were given in another way (RFC 8446 §2.2, §4.2.11). */
export interface ExternalPsk {
  readonly identity: Uint8Array;
  /** As many random bytes as the hash has; never a password. */
  readonly key: Uint8Array;
  /** SHA-256 unless given. */
  readonly hash?: 'SHA-256' | 'SHA-384';
}

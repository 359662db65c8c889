import { type Codec, opaque8, opaque24, struct, text8, u8, u16, u32, u64, vec24 } from '@cutaway/primitives/wire';

/** What a server keeps of a connection, to resume it. Holds secrets. */
export interface ServerSession {
  /** A ProtocolVersion. */
  readonly version: number;
  /** A CipherSuite. */
  readonly cipherSuite: number;
  /** The PSK of TLS 1.3, the master secret of TLS 1.2. */
  readonly secret: Uint8Array;
  /** Milliseconds since 1970. */
  readonly issuedAt: number;
  /** Seconds. */
  readonly lifetime: number;
  /** TLS 1.3 alone. */
  readonly ticketAgeAdd: number;
  /** Bytes of 0-RTT data that may come with it; 0: none. */
  readonly maxEarlyDataSize: number;
  /** The name the client asked for: a session is good for no other one. */
  readonly serverName: string | undefined;
  readonly applicationProtocol: string | undefined;
  /** TLS 1.2: whether the master secret is bound to its handshake. */
  readonly extendedMasterSecret: boolean;
  /** The client's, DER. */
  readonly peerCertificates: readonly Uint8Array[];
}

/** A place for what a server needs to resume sessions. The same one serves all connections of a server. */
export interface SessionTickets {
  /** Bytes that stand for a session: the session itself under a key of the server's, or the handle of a stored one. */
  issue(session: ServerSession): Uint8Array | PromiseLike<Uint8Array>;
  /** The session that a client's bytes stand for, or `undefined` when they stand for none. */
  redeem(ticket: Uint8Array): ServerSession | undefined | PromiseLike<ServerSession | undefined>;
  /**
   * Forgets a session whose connection ended in a fatal alert (RFC 5246 §7.2.2, RFC 8446 §6.2). Absent where nothing is
   * stored that could be forgotten.
   */
  delete?(ticket: Uint8Array): void;
}

/** Whether a session may still be resumed. */
export function isFresh(session: ServerSession, now: Date): boolean {
  const age = now.getTime() - session.issuedAt;
  return age >= 0 && age < session.lifetime * 1000;
}

interface Contents {
  version: number;
  cipher_suite: number;
  secret: Uint8Array;
  issued_at: bigint;
  lifetime: number;
  ticket_age_add: number;
  max_early_data_size: number;
  server_name: string;
  application_protocol: string;
  extended_master_secret: number;
  peer_certificates: Uint8Array[];
}

const Contents: Codec<Contents> = struct<Contents>('ServerSession', {
  version: u16,
  cipher_suite: u16,
  secret: opaque8(),
  issued_at: u64,
  lifetime: u32,
  ticket_age_add: u32,
  max_early_data_size: u32,
  server_name: text8(),
  application_protocol: text8(),
  extended_master_secret: u8,
  peer_certificates: vec24(opaque24()),
});

/** A session as it stands in a ticket; only the server that made it reads it. An empty text stands for none. */
export const ServerSession: Codec<ServerSession> = {
  type: 'ServerSession',
  write: (writer, session) =>
    Contents.write(writer, {
      version: session.version,
      cipher_suite: session.cipherSuite,
      secret: session.secret,
      issued_at: BigInt(session.issuedAt),
      lifetime: session.lifetime,
      ticket_age_add: session.ticketAgeAdd,
      max_early_data_size: session.maxEarlyDataSize,
      server_name: session.serverName ?? '',
      application_protocol: session.applicationProtocol ?? '',
      extended_master_secret: session.extendedMasterSecret ? 1 : 0,
      peer_certificates: [...session.peerCertificates],
    }),
  read: (reader) => {
    const contents = Contents.read(reader);
    return {
      version: contents.version,
      cipherSuite: contents.cipher_suite,
      secret: contents.secret,
      issuedAt: Number(contents.issued_at),
      lifetime: contents.lifetime,
      ticketAgeAdd: contents.ticket_age_add,
      maxEarlyDataSize: contents.max_early_data_size,
      serverName: contents.server_name || undefined,
      applicationProtocol: contents.application_protocol || undefined,
      extendedMasterSecret: contents.extended_master_secret === 1,
      peerCertificates: contents.peer_certificates,
    };
  },
};

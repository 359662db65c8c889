import { expectedName } from '@cutaway/x509/verify';
import type { Credential } from './authentication/credential.js';
import { acceptsAnyCertificate, requireAuthentication } from './authentication/peer-chain.js';
import type { ServerAuthentication } from './authentication/server-authentication.js';
import type { Faults } from './connection/faults.js';
import type { ConnectionOptions } from './connection/options.js';
import { TlsConnection } from './connection/tls-connection.js';
import { TlsError } from './errors/tls-error.js';
import { clientHandshake } from './handshake/client.js';
import type { ClientSettings } from './handshake/client-settings.js';
import { modern } from './policy/policies.js';
import { MAX_PLAINTEXT_LENGTH } from './record/record.js';
import type { ExternalPsk, TlsSession } from './session.js';

/** What a client is made with. */
export type TlsClientOptions = ConnectionOptions &
  ServerAuthentication & {
    /**
     * The name the server's certificate must be for: a DNS name, or an IP address as text. DNS names are also sent
     * (server_name), so that the server can choose its certificate.
     */
    readonly serverName?: string;
    /** Who we are, if the server asks. */
    readonly credential?: Credential;
    /** Ask for a stapled OCSP response and SCTs; yes unless given. */
    readonly askForStatus?: boolean;
    /** A session of an earlier connection to the same server, to be resumed. Passed over when it is too old. */
    readonly session?: TlsSession;
    /** Keys the server was given in another way. */
    readonly externalPsks?: readonly ExternalPsk[];
    /**
     * Data to send in the first flight of a resumed session of TLS 1.3 that allows it. Whoever records it can send it
     * again: only what may happen twice belongs here (RFC 8446 §8). See `earlyDataAccepted` of `info`.
     */
    readonly earlyData?: Uint8Array;
    /** Let the server ask for our certificate after the handshake too (RFC 8446 §4.6.2); no unless given. */
    readonly postHandshakeAuth?: boolean;
    /** The largest record to take, from 63 bytes (RFC 8449); 16384 unless given. */
    readonly recordSizeLimit?: number;
    /**
     * TLS 1.2: let data go out before the server's Finished has come, in suites with forward secrecy and an AEAD
     * (RFC 7918); no unless given. `writable` says when.
     */
    readonly falseStart?: boolean;
    /** Add reserved values that servers must pass over (RFC 8701); no unless given. */
    readonly grease?: boolean;
    /**
     * Make TLS 1.3 look like the resumption of an older session, with a session id and a ChangeCipherSpec, for the sake
     * of middleboxes (RFC 8446 D.4); yes unless given.
     */
    readonly middleboxCompatibility?: boolean;
  };

/**
 * A TLS client without a socket.
 *
 * @example
 * const client = new TlsClient({ serverName: 'example.org', anchors });
 * transport.write(client.output());
 * transport.onBytes = (bytes) => {
 *   client.receive(bytes);
 *   for (const event of client.events()) {
 *     if (event.type === 'connected') client.send(request);
 *     if (event.type === 'data') show(event.data);
 *   }
 *   transport.write(client.output());
 * };
 */
export class TlsClient extends TlsConnection {
  /**
   * @param faults misbehaviour, from `./lab`.
   * @throws {TlsError} `tls/invalid-options` without anchors or name; {X509Error} `x509/invalid-name` for a server name that is none.
   */
  constructor(options: TlsClientOptions, faults?: Faults) {
    const settings = clientSettings(options);
    super(options, 'client', faults, (flow) => clientHandshake(flow, settings));
  }
}

function clientSettings(options: TlsClientOptions): ClientSettings {
  const { serverName } = options;
  requireAuthentication(options);
  if (!acceptsAnyCertificate(options) && serverName === undefined) {
    throw new TlsError('tls/invalid-options', { option: 'serverName', value: '' });
  }
  return {
    policy: options.policy ?? modern,
    serverName: serverName === undefined ? undefined : expectedName(serverName),
    applicationProtocols: options.applicationProtocols ?? [],
    authentication: options,
    credential: options.credential,
    askForStatus: options.askForStatus ?? true,
    session: options.session,
    externalPsks: options.externalPsks ?? [],
    earlyData: options.earlyData,
    postHandshakeAuth: options.postHandshakeAuth ?? false,
    recordSizeLimit: options.recordSizeLimit ?? MAX_PLAINTEXT_LENGTH,
    falseStart: options.falseStart ?? false,
    grease: options.grease ?? false,
    certificateCompression: options.certificateCompression ?? [],
    middleboxCompatibility: options.middleboxCompatibility ?? true,
    now: options.now ?? (() => new Date()),
  };
}

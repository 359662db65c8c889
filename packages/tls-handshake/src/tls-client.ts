import { noble } from '@cutaway/primitives/noble';
import { Tracer } from '@cutaway/primitives/trace';
import { expectedName } from '@cutaway/x509/verify';
import type { Credential } from './authentication/credential.js';
import type { ServerAuthentication } from './authentication/server-authentication.js';
import type { Faults } from './connection/faults.js';
import { MessageFlow } from './connection/message-flow.js';
import { type ConnectionOptions, DEFAULT_MAX_HANDSHAKE_LENGTH } from './connection/options.js';
import { TlsConnection } from './connection/tls-connection.js';
import { TlsError } from './errors/tls-error.js';
import { clientHandshake } from './handshake/client.js';
import type { ClientSettings } from './handshake/client-settings.js';
import { modern } from './policy/policies.js';

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
   * @throws {TlsError} `tls/invalid-options`; {X509Error} `x509/invalid-name` for a server name that is none.
   */
  constructor(options: TlsClientOptions, faults?: Faults) {
    const crypto = options.crypto ?? noble;
    const flow = new MessageFlow({
      crypto,
      random: options.random ?? ((length) => crypto.random(length)),
      tracer: Tracer.for(options.trace, options.actor ?? 'client', 'tls'),
      keyLog: options.keyLog,
      faults,
      maxHandshakeLength: options.maxHandshakeLength ?? DEFAULT_MAX_HANDSHAKE_LENGTH,
    });
    const settings = clientSettings(options);
    super(flow, () => clientHandshake(flow, settings));
  }
}

function clientSettings(options: TlsClientOptions): ClientSettings {
  const { serverName } = options;
  const verifies = !('insecureAcceptAnyCertificate' in options);
  if (verifies && serverName === undefined) {
    throw new TlsError('tls/invalid-options', { option: 'serverName', value: '' });
  }
  return {
    policy: options.policy ?? modern,
    serverName: serverName === undefined ? undefined : expectedName(serverName),
    applicationProtocols: options.applicationProtocols ?? [],
    authentication: options,
    credential: options.credential,
    askForStatus: options.askForStatus ?? true,
    now: options.now ?? (() => new Date()),
  };
}

import type { ClientAuthentication } from './authentication/client-authentication.js';
import type { Faults } from './connection/faults.js';
import type { ConnectionOptions } from './connection/options.js';
import { TlsConnection } from './connection/tls-connection.js';
import { TlsError } from './errors/tls-error.js';
import { serverHandshake } from './handshake/server.js';
import type { ServerSettings } from './handshake/server-settings.js';
import { modern } from './policy/policies.js';
import { MAX_PLAINTEXT_LENGTH } from './record/record.js';
import { type ClientHelloInfo, contextFor, type ServerContext } from './server-context.js';

/** What a server is made with. */
export interface TlsServerOptions extends ConnectionOptions, ServerContext {
  /** Other certificates, protocols or questions to clients under other names; `*.example.org` stands for one label. */
  readonly contexts?: Readonly<Record<string, ServerContext>>;
  /** Looks a context up instead; may take its time. `undefined`: none is for this client. */
  readonly selectContext?: (
    hello: ClientHelloInfo,
  ) => ServerContext | undefined | PromiseLike<ServerContext | undefined>;
  /** End the handshake with clients for which there is no other context; no unless given. */
  readonly requireKnownName?: boolean;
  /** The largest record to take, from 63 bytes (RFC 8449); 16384 unless given. */
  readonly recordSizeLimit?: number;
  readonly clientAuthentication?: ClientAuthentication;
}

/**
 * A TLS server's side of one connection, without a socket. What several connections share (tickets) is given to each.
 *
 * @example
 * const server = new TlsServer({ credentials: [{ certificates, privateKey }] });
 * transport.onBytes = (bytes) => {
 *   server.receive(bytes);
 *   for (const event of server.events()) if (event.type === 'data') server.send(answerTo(event.data));
 *   transport.write(server.output());
 * };
 */
export class TlsServer extends TlsConnection {
  /**
   * @param faults misbehaviour, from `./lab`.
   * @throws {TlsError} `tls/invalid-options` without a credential.
   */
  constructor(options: TlsServerOptions, faults?: Faults) {
    const settings = serverSettings(options);
    super(options, 'server', faults, (flow) => serverHandshake(flow, settings));
  }
}

function serverSettings(options: TlsServerOptions): ServerSettings {
  const { contexts = {} } = options;
  if (options.credentials.some(({ certificates }) => certificates.length === 0)) {
    throw new TlsError('tls/invalid-options', { option: 'credentials.certificates', value: '' });
  }
  return {
    policy: options.policy ?? modern,
    context: options,
    selectContext: options.selectContext ?? (({ serverName }) => contextFor(contexts, serverName)),
    requireKnownName: options.requireKnownName ?? false,
    applicationProtocols: options.applicationProtocols ?? [],
    clientAuthentication: options.clientAuthentication,
    recordSizeLimit: options.recordSizeLimit ?? MAX_PLAINTEXT_LENGTH,
    now: options.now ?? (() => new Date()),
  };
}

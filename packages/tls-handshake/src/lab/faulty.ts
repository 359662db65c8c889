import type { Faults } from '../connection/faults.js';
import { TlsClient, type TlsClientOptions } from '../tls-client.js';
import { TlsServer, type TlsServerOptions } from '../tls-server.js';

/** A client that breaks rules as `faults` says. */
export function faultyClient(options: TlsClientOptions, faults: Faults): TlsClient {
  return new TlsClient(options, faults);
}

/** A server that breaks rules as `faults` says. */
export function faultyServer(options: TlsServerOptions, faults: Faults): TlsServer {
  return new TlsServer(options, faults);
}

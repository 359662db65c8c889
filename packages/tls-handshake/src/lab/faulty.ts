import type { Faults } from '../connection/faults.js';
import { TlsClient, type TlsClientOptions } from '../tls-client.js';

/** A client that breaks rules as `faults` says. */
export function faultyClient(options: TlsClientOptions, faults: Faults): TlsClient {
  return new TlsClient(options, faults);
}

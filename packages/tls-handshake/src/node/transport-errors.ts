import { TlsError } from '../errors/tls-error.js';

/** Where a transport leads, for its errors. */
export interface Destination {
  readonly host: string;
  readonly port: number;
}

/** An error of a socket as one of ours. */
export function transportError(error: NodeJS.ErrnoException, { host, port }: Destination): TlsError {
  const reason = error.code ?? error.message;
  const options = { cause: error };
  switch (error.code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EAI_FAIL':
    case 'EAI_NONAME':
      return new TlsError('tls/name-not-resolved', { host, reason }, options);
    case 'ECONNREFUSED':
      return new TlsError('tls/connection-refused', { host, port, reason }, options);
    case 'ECONNRESET':
    case 'EPIPE':
    case 'ECONNABORTED':
      return new TlsError('tls/connection-reset', { host, port, reason }, options);
    default:
      return new TlsError('tls/connection-failed', { host, port, reason }, options);
  }
}

export { alertFor } from './alerts.js';
export { type TlsErrorCode, type TlsErrorEntry, tlsErrors } from './catalogue.js';
export { TlsError } from './tls-error.js';

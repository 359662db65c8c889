export { ClientHelloRecording, type EarlyDataAttempt } from './client-hello-recording.js';
export type { ServerSession, SessionTickets } from './server-session.js';
export { SessionStore, type SessionStoreOptions } from './session-store.js';
export { TicketKeys, type TicketKeysOptions } from './ticket-keys.js';

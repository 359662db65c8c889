import { CutawayError, type ErrorContext, type Place } from '@cutaway/primitives/errors';
import type { DisconnectReasonName } from '../registry/disconnect-reasons.js';

/** What stands behind a code: the disconnect reason it is reported with, and the rule it enforces. */
export interface ProtocolErrorEntry {
  /** `null`: nothing is sent, because the connection is gone, the peer spoke last, or only one request failed. */
  readonly reason: DisconnectReasonName | null;
  /** The clause, unless the place that throws names a closer one. */
  readonly rule?: string;
}

/**
 * Every error of the protocol, its disconnect reason and its rule.
 *
 * Errors of lower packages (`wire/…`, `crypto/…`) and of keys end a connection too: see {@link disconnectReasonFor}.
 */
export const protocolErrors = {
  // Version exchange.
  'ssh/not-ssh': { reason: null, rule: 'RFC 4253 §4.2' },
  'ssh/protocol-version': { reason: 'SSH_DISCONNECT_PROTOCOL_VERSION_NOT_SUPPORTED', rule: 'RFC 4253 §4.2' },
  'ssh/identification-too-long': { reason: null, rule: 'RFC 4253 §4.2' },
  'ssh/identification-malformed': { reason: null, rule: 'RFC 4253 §4.2' },
  'ssh/too-many-lines': { reason: null, rule: 'RFC 4253 §4.2' },

  // Binary packets.
  'ssh/packet-length': { reason: 'SSH_DISCONNECT_PROTOCOL_ERROR', rule: 'RFC 4253 §6' },
  'ssh/padding-length': { reason: 'SSH_DISCONNECT_PROTOCOL_ERROR', rule: 'RFC 4253 §6' },
  'ssh/empty-payload': { reason: 'SSH_DISCONNECT_PROTOCOL_ERROR', rule: 'RFC 4253 §6' },
  'ssh/mac-mismatch': { reason: 'SSH_DISCONNECT_MAC_ERROR', rule: 'RFC 4253 §6.4' },
  'ssh/sequence-number-exhausted': { reason: 'SSH_DISCONNECT_PROTOCOL_ERROR', rule: 'RFC 4253 §6.4' },
  'ssh/input-overflow': { reason: 'SSH_DISCONNECT_PROTOCOL_ERROR' },
  'ssh/output-overflow': { reason: 'SSH_DISCONNECT_PROTOCOL_ERROR' },

  // Order of messages.
  'ssh/unexpected-message': { reason: 'SSH_DISCONNECT_PROTOCOL_ERROR', rule: 'RFC 4253 §7.1' },
  'ssh/strict-kex-violation': { reason: 'SSH_DISCONNECT_PROTOCOL_ERROR', rule: 'OpenSSH PROTOCOL, strict kex' },
  'ssh/strict-kex-missing': { reason: 'SSH_DISCONNECT_KEY_EXCHANGE_FAILED', rule: 'OpenSSH PROTOCOL, strict kex' },
  'ssh/messages-without-progress': { reason: 'SSH_DISCONNECT_PROTOCOL_ERROR' },

  // Key exchange.
  'ssh/no-common-algorithm': { reason: 'SSH_DISCONNECT_KEY_EXCHANGE_FAILED', rule: 'RFC 4253 §7.1' },
  'ssh/host-key-type': { reason: 'SSH_DISCONNECT_KEY_EXCHANGE_FAILED', rule: 'RFC 4253 §7.1' },
  'ssh/exchange-signature': { reason: 'SSH_DISCONNECT_KEY_EXCHANGE_FAILED', rule: 'RFC 4253 §8' },
  'ssh/group-exchange-request': { reason: 'SSH_DISCONNECT_KEY_EXCHANGE_FAILED', rule: 'RFC 4419 §3' },
  'ssh/group-exchange-modulus': { reason: 'SSH_DISCONNECT_KEY_EXCHANGE_FAILED', rule: 'RFC 8270 §2' },
  'ssh/host-key-refused': { reason: 'SSH_DISCONNECT_HOST_KEY_NOT_VERIFIABLE', rule: 'RFC 4251 §4.1' },
  'ssh/host-key-replaced': { reason: 'SSH_DISCONNECT_HOST_KEY_NOT_VERIFIABLE', rule: 'RFC 4253 §9' },

  // Services and user authentication.
  'ssh/service-not-available': { reason: 'SSH_DISCONNECT_SERVICE_NOT_AVAILABLE', rule: 'RFC 4253 §10' },
  'ssh/authentication-failed': { reason: 'SSH_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE', rule: 'RFC 4252 §5.1' },
  'ssh/authentication-cancelled': { reason: 'SSH_DISCONNECT_AUTH_CANCELLED_BY_USER', rule: 'RFC 4252 §5' },
  'ssh/authenticated-without-proof': { reason: 'SSH_DISCONNECT_PROTOCOL_ERROR', rule: 'RFC 4252 §5.2' },
  'ssh/public-key-mismatch': { reason: 'SSH_DISCONNECT_PROTOCOL_ERROR', rule: 'RFC 4252 §7' },
  'ssh/too-many-authentication-attempts': {
    reason: 'SSH_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE',
    rule: 'RFC 4252 §4',
  },
  'ssh/login-timeout': { reason: 'SSH_DISCONNECT_BY_APPLICATION', rule: 'RFC 4252 §4' },
  'ssh/user-changed': { reason: 'SSH_DISCONNECT_PROTOCOL_ERROR', rule: 'RFC 4252 §5' },

  // Channels.
  'ssh/unknown-channel': { reason: 'SSH_DISCONNECT_PROTOCOL_ERROR', rule: 'RFC 4254 §5' },
  'ssh/channel-state': { reason: 'SSH_DISCONNECT_PROTOCOL_ERROR', rule: 'RFC 4254 §5.3' },
  'ssh/window-exceeded': { reason: 'SSH_DISCONNECT_PROTOCOL_ERROR', rule: 'RFC 4254 §5.2' },
  'ssh/window-overflow': { reason: 'SSH_DISCONNECT_PROTOCOL_ERROR', rule: 'RFC 4254 §5.2' },
  'ssh/channel-packet-too-long': { reason: 'SSH_DISCONNECT_PROTOCOL_ERROR', rule: 'RFC 4254 §5.2' },
  'ssh/unexpected-reply': { reason: 'SSH_DISCONNECT_PROTOCOL_ERROR', rule: 'RFC 4254 §5.4' },
  'ssh/too-many-requests': { reason: 'SSH_DISCONNECT_PROTOCOL_ERROR', rule: 'RFC 4254 §5.4' },
  'ssh/host-keys-unproven': { reason: null, rule: 'OpenSSH PROTOCOL §2.5' },
  'ssh/channel-open-refused': { reason: null, rule: 'RFC 4254 §5.1' },
  'ssh/request-refused': { reason: null, rule: 'RFC 4254 §5.4' },

  // End of the connection.
  'ssh/disconnected': { reason: null, rule: 'RFC 4253 §11.1' },
  'ssh/connection-lost': { reason: null },
  'ssh/unanswered': { reason: 'SSH_DISCONNECT_CONNECTION_LOST' },
  'ssh/operation-failed': { reason: 'SSH_DISCONNECT_BY_APPLICATION' },
  'ssh/internal-error': { reason: 'SSH_DISCONNECT_BY_APPLICATION' },

  // Mistakes of the caller.
  'ssh/not-connected': { reason: null },
  'ssh/insecure-algorithm': { reason: null },
  'ssh/no-host-key': { reason: null },
} as const;

/** The codes of {@link protocolErrors}. */
export type SshProtocolErrorCode = keyof typeof protocolErrors;

/** Where and why, beside what the table says. */
export interface ProtocolErrorOptions {
  readonly rule?: string | undefined;
  readonly place?: Place;
  readonly cause?: unknown;
}

/** An error of the protocol: of the peer's messages, of their order, of an authentication, of a channel. */
export class SshProtocolError extends CutawayError<SshProtocolErrorCode> {
  override readonly name = 'SshProtocolError';

  constructor(code: SshProtocolErrorCode, context: ErrorContext = {}, options: ProtocolErrorOptions = {}) {
    const entry: ProtocolErrorEntry = protocolErrors[code];
    super(code, { context, ...options, rule: options.rule ?? entry.rule });
  }
}

/** Disconnect reasons for errors of other catalogues, by code. */
const OTHER_ERRORS: Readonly<Record<string, DisconnectReasonName>> = {
  'crypto/invalid-public-value': 'SSH_DISCONNECT_KEY_EXCHANGE_FAILED',
  'crypto/authentication-failed': 'SSH_DISCONNECT_MAC_ERROR',
};

/** Disconnect reasons for all other errors of a catalogue. */
const OTHER_CATALOGUES: Readonly<Record<string, DisconnectReasonName>> = {
  wire: 'SSH_DISCONNECT_PROTOCOL_ERROR',
  // Of keys and certificates that the peer sent.
  ssh: 'SSH_DISCONNECT_KEY_EXCHANGE_FAILED',
};

/** The reason an error is reported to the peer with, or `null` when nothing is sent. */
export function disconnectReasonFor({ code }: CutawayError): DisconnectReasonName | null {
  const own = (protocolErrors as Readonly<Record<string, ProtocolErrorEntry>>)[code];
  if (own !== undefined) return own.reason;
  return OTHER_ERRORS[code] ?? OTHER_CATALOGUES[code.split('/', 1)[0] as string] ?? 'SSH_DISCONNECT_BY_APPLICATION';
}

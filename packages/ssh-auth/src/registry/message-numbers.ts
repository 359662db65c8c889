/**
 * Message numbers (RFC 4250 §4.1.2; RFC 4256 §5, RFC 4419 §5, RFC 5656 §10.2, RFC 8308 §2.3; OpenSSH PROTOCOL).
 *
 * 30 to 49 belong to the key exchange method in use, 60 to 79 to the authentication method: their numbers repeat.
 */
export const MESSAGE_NUMBERS = {
  SSH_MSG_DISCONNECT: 1,
  SSH_MSG_IGNORE: 2,
  SSH_MSG_UNIMPLEMENTED: 3,
  SSH_MSG_DEBUG: 4,
  SSH_MSG_SERVICE_REQUEST: 5,
  SSH_MSG_SERVICE_ACCEPT: 6,
  SSH_MSG_EXT_INFO: 7,
  SSH_MSG_KEXINIT: 20,
  SSH_MSG_NEWKEYS: 21,
  SSH_MSG_KEXDH_INIT: 30,
  SSH_MSG_KEXDH_REPLY: 31,
  SSH_MSG_KEX_ECDH_INIT: 30,
  SSH_MSG_KEX_ECDH_REPLY: 31,
  SSH_MSG_KEX_HYBRID_INIT: 30,
  SSH_MSG_KEX_HYBRID_REPLY: 31,
  SSH_MSG_KEX_DH_GEX_REQUEST: 34,
  SSH_MSG_KEX_DH_GEX_GROUP: 31,
  SSH_MSG_KEX_DH_GEX_INIT: 32,
  SSH_MSG_KEX_DH_GEX_REPLY: 33,
  SSH_MSG_USERAUTH_REQUEST: 50,
  SSH_MSG_USERAUTH_FAILURE: 51,
  SSH_MSG_USERAUTH_SUCCESS: 52,
  SSH_MSG_USERAUTH_BANNER: 53,
  SSH_MSG_USERAUTH_PK_OK: 60,
  SSH_MSG_USERAUTH_PASSWD_CHANGEREQ: 60,
  SSH_MSG_USERAUTH_INFO_REQUEST: 60,
  SSH_MSG_USERAUTH_INFO_RESPONSE: 61,
  SSH_MSG_GLOBAL_REQUEST: 80,
  SSH_MSG_REQUEST_SUCCESS: 81,
  SSH_MSG_REQUEST_FAILURE: 82,
  SSH_MSG_CHANNEL_OPEN: 90,
  SSH_MSG_CHANNEL_OPEN_CONFIRMATION: 91,
  SSH_MSG_CHANNEL_OPEN_FAILURE: 92,
  SSH_MSG_CHANNEL_WINDOW_ADJUST: 93,
  SSH_MSG_CHANNEL_DATA: 94,
  SSH_MSG_CHANNEL_EXTENDED_DATA: 95,
  SSH_MSG_CHANNEL_EOF: 96,
  SSH_MSG_CHANNEL_CLOSE: 97,
  SSH_MSG_CHANNEL_REQUEST: 98,
  SSH_MSG_CHANNEL_SUCCESS: 99,
  SSH_MSG_CHANNEL_FAILURE: 100,
  SSH2_MSG_PING: 192,
  SSH2_MSG_PONG: 193,
} as const;

/** A message by its RFC name. */
export type MessageName = keyof typeof MESSAGE_NUMBERS;

const NAMES: ReadonlyMap<number, string> = new Map(
  Object.entries(MESSAGE_NUMBERS)
    .reverse()
    .map(([name, number]) => [number, name]),
);

/** The name for a message number, or the number when it has none. */
export function messageNameOf(number: number): string {
  return NAMES.get(number) ?? String(number);
}

/** The layer a message belongs to (RFC 4250 §4.1.1). */
export type MessageLayer = 'transport' | 'userauth' | 'connection';

/** The layer for a message number. */
export function layerOf(number: number): MessageLayer {
  if (number >= 50 && number < 80) return 'userauth';
  if (number >= 80 && number < 128) return 'connection';
  return 'transport';
}

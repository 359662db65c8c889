import { base64url, concat, startsWith, utf8 } from '@cutaway/primitives/bytes';
import type { CryptoProvider } from '@cutaway/primitives/crypto';
import { type Codec, encode, optional, struct } from '@cutaway/primitives/wire';
import { SshError } from '../errors/index.js';
import { byte, string, text, uint32 } from '../wire/index.js';
import type { SshPublicKey } from './public-key.js';

/** What a browser adds when the key is used through WebAuthn (PROTOCOL.u2f, "Signatures" for webauthn). */
export interface WebauthnData {
  /** The site that asked for the signature. */
  readonly origin: string;
  /** What the browser says it was asked to sign, as JSON. */
  readonly clientData: Uint8Array;
  readonly extensions: Uint8Array;
}

/** What a FIDO authenticator adds to its signature (PROTOCOL.u2f). */
export interface AuthenticatorData {
  /** Bit 0: the user was present (touched it). Bit 2: the user was verified (PIN or biometrics). */
  readonly flags: number;
  /** How often the authenticator has signed. */
  readonly counter: number;
  readonly webauthn?: WebauthnData | undefined;
}

/** The fields behind a signature of an `sk-` key. */
export const AuthenticatorFields: Codec<AuthenticatorData> = struct<AuthenticatorData>('authenticator data', {
  flags: byte,
  counter: uint32,
  webauthn: optional(
    struct<WebauthnData>('webauthn data', { origin: text(), clientData: string(), extensions: string() }),
  ),
});

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const ATTESTED_CREDENTIAL = 0x40;
const EXTENSIONS = 0x80;

/** Whether the user touched the authenticator for a signature. */
export const isUserPresent = ({ flags }: AuthenticatorData): boolean => (flags & USER_PRESENT) !== 0;

/** Whether the authenticator identified the user for a signature, by PIN or biometrics. */
export const isUserVerified = ({ flags }: AuthenticatorData): boolean => (flags & USER_VERIFIED) !== 0;

/**
 * What the authenticator signs in place of the message (PROTOCOL.u2f).
 *
 * @returns `undefined` when what the browser was asked to sign is not this message.
 * @throws {SshError} `ssh/malformed-signature` when the data contradict themselves.
 */
export function authenticatorMessage(
  key: SshPublicKey,
  message: Uint8Array,
  { flags, counter, webauthn }: AuthenticatorData,
  crypto: CryptoProvider,
): Uint8Array | undefined {
  const extensions = webauthn?.extensions ?? new Uint8Array();
  if (webauthn !== undefined) {
    const hasExtensions = (flags & EXTENSIONS) !== 0;
    if ((flags & ATTESTED_CREDENTIAL) !== 0 || hasExtensions !== extensions.length > 0) {
      throw new SshError('ssh/malformed-signature', { context: { reason: 'flags' }, rule: 'PROTOCOL.u2f' });
    }
    if (!startsWith(webauthn.clientData, clientDataStart(message, webauthn.origin))) return undefined;
  }
  return concat(
    crypto.digest('SHA-256', utf8(key.application ?? '')),
    encode(byte, flags),
    encode(uint32, counter),
    extensions,
    crypto.digest('SHA-256', webauthn?.clientData ?? message),
  );
}

/** How the browser's JSON must begin (WebAuthn §5.8.1.1 fixes the order); more may follow. */
function clientDataStart(message: Uint8Array, origin: string): Uint8Array {
  if (origin.includes('"')) {
    throw new SshError('ssh/malformed-signature', { context: { reason: 'origin' }, rule: 'PROTOCOL.u2f' });
  }
  return utf8(`{"type":"webauthn.get","challenge":"${base64url.encode(message)}","origin":"${origin}"`);
}

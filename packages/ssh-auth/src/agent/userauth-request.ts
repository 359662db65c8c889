import { equal } from '@cutaway/primitives/bytes';
import { type Codec, decode, optional, struct, WireError } from '@cutaway/primitives/wire';
import { boolean, byte, string, text } from '../wire/index.js';

interface SignedRequest {
  readonly session_identifier: Uint8Array;
  readonly message: number;
  readonly user_name: string;
  readonly service_name: string;
  readonly method_name: string;
  readonly has_signature: boolean;
  readonly public_key_algorithm_name: string;
  readonly public_key_blob: Uint8Array;
  readonly server_host_key?: Uint8Array | undefined;
}

const SSH_MSG_USERAUTH_REQUEST = 50;
const HOSTBOUND = 'publickey-hostbound-v00@openssh.com';

/** What user authentication signs (RFC 4252 §7; OpenSSH PROTOCOL §3.1 adds the host key). */
const SignedRequest: Codec<SignedRequest> = struct<SignedRequest>('signed userauth request', {
  session_identifier: string(),
  message: byte,
  user_name: text(),
  service_name: text(),
  method_name: text(),
  has_signature: boolean,
  public_key_algorithm_name: text(),
  public_key_blob: string(),
  server_host_key: optional(string()),
});

/**
 * Reads the data of a signature request as a login with this key.
 *
 * @returns `undefined` when it is anything else: a key that is held to destinations must not sign it.
 */
export function readUserauthRequest(
  data: Uint8Array,
  keyBlob: Uint8Array,
): { user: string; sessionIdentifier: Uint8Array; hostkey: Uint8Array | undefined } | undefined {
  try {
    const request = decode(SignedRequest, data);
    const isHostbound = request.method_name === HOSTBOUND;
    const isLogin =
      request.message === SSH_MSG_USERAUTH_REQUEST &&
      request.service_name === 'ssh-connection' &&
      (isHostbound || request.method_name === 'publickey') &&
      request.has_signature &&
      isHostbound === (request.server_host_key !== undefined) &&
      equal(request.public_key_blob, keyBlob);
    if (!isLogin) return undefined;
    const { user_name: user, session_identifier: sessionIdentifier, server_host_key: hostkey } = request;
    return { user, sessionIdentifier, hostkey };
  } catch (error) {
    if (error instanceof WireError) return undefined;
    throw error;
  }
}

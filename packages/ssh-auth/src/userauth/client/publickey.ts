import { equal } from '@cutaway/primitives/bytes';
import { CutawayError } from '@cutaway/primitives/errors';
import { blobType } from '../../keys/blob-type.js';
import { type Flow, perform } from '../../transport/flow.js';
import type { Message } from '../../transport/message.js';
import type { PublickeyAuthentication } from '../authentication.js';
import { UserauthPkOk } from '../messages/userauth-pk-ok.js';
import { UserauthRequestPublickey, UserauthRequestPublickeyQuery } from '../messages/userauth-request-publickey.js';
import {
  HOSTBOUND_METHOD,
  UserauthRequestPublickeyHostbound,
  UserauthRequestPublickeyHostboundQuery,
} from '../messages/userauth-request-publickey-hostbound.js';
import { signedRequest, type Unsigned } from '../signed-request.js';
import type { Answer, UserauthClient } from './attempt.js';
import { chooseAlgorithm } from './signature-algorithm.js';

/**
 * Public key authentication (RFC 4252 §7): asks whether the key would do, then signs.
 *
 * A server that announced it gets the host-bound form, whose signature is over the server's host key too.
 *
 * @returns `undefined` when the key has no algorithm that the server takes, or did not sign.
 */
export function* publickeyAuthentication(
  client: UserauthClient,
  authentication: PublickeyAuthentication,
  allowed: readonly string[],
): Flow<Answer | undefined> {
  const public_key_algorithm_name = chooseAlgorithm(client.transport, authentication.key, allowed);
  if (public_key_algorithm_name === undefined) return undefined;
  const hostbound = client.transport.extensions.has('publickey-hostbound@openssh.com');
  const form = hostbound ? hostboundForm : plainForm;
  return yield* form(client, authentication, public_key_algorithm_name);
}

function* plainForm(
  client: UserauthClient,
  authentication: PublickeyAuthentication,
  public_key_algorithm_name: string,
): Flow<Answer | undefined> {
  const fields = {
    ...client.header,
    method_name: 'publickey',
    public_key_algorithm_name,
    public_key_blob: authentication.key.blob,
  } as const;
  client.begin('publickey');
  client.transport.send(UserauthRequestPublickeyQuery, { ...fields, have_signature: false });
  const answer = yield* queryAnswer(client, fields);
  if (answer !== undefined) return answer;
  return yield* sign(client, authentication, UserauthRequestPublickey, { ...fields, have_signature: true });
}

function* hostboundForm(
  client: UserauthClient,
  authentication: PublickeyAuthentication,
  public_key_algorithm_name: string,
): Flow<Answer | undefined> {
  const fields = {
    ...client.header,
    method_name: HOSTBOUND_METHOD,
    public_key_algorithm_name,
    public_key_blob: authentication.key.blob,
    server_host_key: client.transport.serverHostKey,
  } as const;
  client.begin(HOSTBOUND_METHOD);
  client.transport.send(UserauthRequestPublickeyHostboundQuery, { ...fields, have_signature: false });
  const answer = yield* queryAnswer(client, fields);
  if (answer !== undefined) return answer;
  return yield* sign(client, authentication, UserauthRequestPublickeyHostbound, { ...fields, have_signature: true });
}

/** @returns `undefined` when the server would accept the key. */
function* queryAnswer(
  client: UserauthClient,
  asked: { readonly public_key_algorithm_name: string; readonly public_key_blob: Uint8Array },
): Flow<Answer | undefined> {
  const answer = yield* client.answer();
  if (answer.kind !== 'method') return answer;
  const { packet } = answer;
  if (packet.number !== UserauthPkOk.number) throw client.unexpected(packet, UserauthPkOk.name);
  const { value, id } = client.transport.decode(UserauthPkOk, packet);
  // npm ssh2 names the type of an RSA key in place of the algorithm.
  const names: readonly string[] = [asked.public_key_algorithm_name, blobType(asked.public_key_blob)];
  const same = names.includes(value.public_key_algorithm_name) && equal(value.public_key_blob, asked.public_key_blob);
  client.transport.require('public_key_echo', same, 'ssh/public-key-mismatch', () => ({ subject: { message: id } }));
  return undefined;
}

function* sign<T extends { signature: Uint8Array; public_key_algorithm_name: string }>(
  client: UserauthClient,
  authentication: PublickeyAuthentication,
  message: Message<T>,
  request: Unsigned<T> & { readonly public_key_algorithm_name: string },
): Flow<Answer | undefined> {
  const data = signedRequest(client.transport, message, request);
  const signature = yield* signatureBy(authentication, request.public_key_algorithm_name, data);
  if (signature === undefined) return undefined;
  client.transport.send(message, {
    ...request,
    signature: client.transport.value('signature', signature),
  } as unknown as T);
  client.proven = true;
  const answer = yield* client.answer();
  if (answer.kind === 'method') throw client.unexpected(answer.packet);
  return answer;
}

/** @returns `undefined` when the key does not sign and another way is to be tried. */
function* signatureBy(
  { key, signatureFailed }: PublickeyAuthentication,
  algorithm: string,
  data: Uint8Array,
): Flow<Uint8Array | undefined> {
  try {
    return yield* perform(() => key.sign(algorithm, data));
  } catch (error) {
    if (signatureFailed === undefined || !(error instanceof CutawayError)) throw error;
    signatureFailed(error);
    return undefined;
  }
}

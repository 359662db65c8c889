import { equal } from '@cutaway/primitives/bytes';
import { CutawayError } from '@cutaway/primitives/errors';
import { decode } from '@cutaway/primitives/wire';
import { parseKeyOrCertificate } from '../../certificates/certificate.js';
import { certificateTypeOf } from '../../certificates/certificate-types.js';
import { type SignatureCheck, verifySignature } from '../../keys/signature.js';
import { SIGNATURE_ALGORITHMS, type SignatureAlgorithmName } from '../../keys/signature-algorithms.js';
import { type Flow, perform } from '../../transport/flow.js';
import type { Message } from '../../transport/message.js';
import type { Transport } from '../../transport/transport.js';
import { UserauthPkOk } from '../messages/userauth-pk-ok.js';
import { UserauthRequest } from '../messages/userauth-request.js';
import { UserauthRequestPublickey, UserauthRequestPublickeyQuery } from '../messages/userauth-request-publickey.js';
import {
  HOSTBOUND_METHOD,
  UserauthRequestPublickeyHostbound,
  UserauthRequestPublickeyHostboundQuery,
} from '../messages/userauth-request-publickey-hostbound.js';
import { signedRequest } from '../signed-request.js';
import { type Attempt, FAILURE, type Result } from './attempt.js';
import type { OfferedKey, ServerAuthentication } from './options.js';

/** What a server's public key authentication goes by. */
export interface PublickeyPolicy {
  readonly check: NonNullable<ServerAuthentication['publickey']>;
  /** The signature algorithms that are taken, without the names of certificate algorithms. */
  readonly signatureAlgorithms: readonly string[];
  readonly minimumRsaLength: number;
}

interface Request {
  readonly public_key_algorithm_name: string;
  readonly public_key_blob: Uint8Array;
  readonly server_host_key?: Uint8Array;
}

/** Public key authentication, in its plain and its host-bound form (RFC 4252 §7, OpenSSH PROTOCOL §3.1). */
export function* servePublickey(transport: Transport, attempt: Attempt, policy: PublickeyPolicy): Flow<Result> {
  const { packet, method_name } = attempt;
  const { method_specific_fields } = decode(UserauthRequest.codec, packet.payload);
  const haveSignature = method_specific_fields[0] !== 0;
  const hostbound = method_name === HOSTBOUND_METHOD;
  if (!haveSignature) {
    const query = hostbound ? UserauthRequestPublickeyHostboundQuery : UserauthRequestPublickeyQuery;
    return yield* answerQuery(transport, attempt, transport.decode<Request>(query, packet).value, policy);
  }
  return yield* hostbound
    ? checkLogin(transport, attempt, UserauthRequestPublickeyHostbound, policy)
    : checkLogin(transport, attempt, UserauthRequestPublickey, policy);
}

function* answerQuery(
  transport: Transport,
  { user_name }: Attempt,
  request: Request,
  policy: PublickeyPolicy,
): Flow<Result> {
  const offered = readOffer(transport, request, policy);
  if (offered === undefined) return FAILURE;
  if (!(yield* perform(() => policy.check(user_name, { ...offered.key, signed: false })))) return FAILURE;
  const { public_key_algorithm_name, public_key_blob } = request;
  transport.send(UserauthPkOk, { public_key_algorithm_name, public_key_blob });
  return { kind: 'asked' };
}

function* checkLogin<T extends Request & { signature: Uint8Array }>(
  transport: Transport,
  { user_name, packet }: Attempt,
  message: Message<T>,
  policy: PublickeyPolicy,
): Flow<Result> {
  const request = transport.decode(message, packet).value;
  const offered = readOffer(transport, request, policy);
  if (offered === undefined) return FAILURE;
  const data = signedRequest(transport, message, request);
  const { valid: signed, authenticator } = checked(() =>
    verifySignature(offered.key.key, data, request.signature, {
      algorithms: [offered.signatureAlgorithm],
      crypto: transport.settings.crypto,
    }),
  );
  transport.settings.tracer?.check({
    name: 'user_signature',
    outcome: signed ? 'passed' : 'failed',
    rule: 'RFC 4252 §7',
    context: { algorithm: request.public_key_algorithm_name, user: user_name },
    ...(packet.id === undefined ? {} : { subject: { message: packet.id, path: 'signature' } }),
  });
  if (!signed) return FAILURE;
  const key = { ...offered.key, signed, ...(authenticator === undefined ? {} : { authenticator }) };
  return (yield* perform(() => policy.check(user_name, key))) ? { kind: 'success', key } : FAILURE;
}

/** A signature that cannot be read is a wrong one. */
function checked(check: () => SignatureCheck): Pick<SignatureCheck, 'valid' | 'authenticator'> {
  try {
    return check();
  } catch (error) {
    if (error instanceof CutawayError) return { valid: false };
    throw error;
  }
}

/** The key in a request; `undefined` when it cannot be read or must not be used in this way. */
function readOffer(
  transport: Transport,
  { public_key_algorithm_name: algorithm, public_key_blob, server_host_key }: Request,
  { signatureAlgorithms, minimumRsaLength }: PublickeyPolicy,
): { readonly key: Omit<OfferedKey, 'signed'>; readonly signatureAlgorithm: SignatureAlgorithmName } | undefined {
  if (server_host_key !== undefined && !equal(server_host_key, transport.serverHostKey)) return undefined;
  try {
    const { key, certificate } = parseKeyOrCertificate(public_key_blob, { minimumRsaLength });
    const signatureAlgorithm = (Object.keys(SIGNATURE_ALGORITHMS) as SignatureAlgorithmName[]).find(
      (name) => (certificate === undefined ? name : certificateTypeOf(name)) === algorithm,
    );
    if (signatureAlgorithm === undefined || !signatureAlgorithms.includes(signatureAlgorithm)) return undefined;
    if (SIGNATURE_ALGORITHMS[signatureAlgorithm].keyType !== key.type) return undefined;
    return { key: { key, algorithm, ...(certificate === undefined ? {} : { certificate }) }, signatureAlgorithm };
  } catch (error) {
    if (error instanceof CutawayError) return undefined;
    throw error;
  }
}

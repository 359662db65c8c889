import { concat } from '@cutaway/primitives/bytes';
import { finiteFieldGroup, type PublicKey } from '@cutaway/primitives/crypto';
import { encode } from '@cutaway/primitives/wire';
import { signWith } from '../authentication/credential.js';
import type { Handshake, MessageFlow } from '../connection/message-flow.js';
import { TlsError } from '../errors/tls-error.js';
import {
  ECCurveType,
  type ServerDHParams,
  type ServerECDHParams,
  type ServerKeyExchange,
  type ServerRSAParams,
  serverKeyExchange,
  serverKeyExchangeParams,
} from '../messages/server-key-exchange.js';
import type { AuthenticationMethod, KeyExchangeMethod } from '../registry/cipher-suites.js';
import type { ServerShare12 } from './key-exchange12.js';
import type { ServerProof12 } from './server12-choices.js';
import type { Hello12 } from './server12-hello.js';

/**
 * Our part of the key exchange, signed together with both randoms (RFC 8422 §5.4, RFC 5246 §7.4.3).
 *
 * @param proof absent in anonymous suites, where nobody signs.
 */
export function* sendServerKeyExchange(
  flow: MessageFlow,
  { suite, version, randoms }: Hello12,
  proof: ServerProof12 | undefined,
  params: ServerKeyExchange['params'],
): Handshake {
  const keyExchange = suite.keyExchange as KeyExchangeMethod;
  const authentication = suite.authentication as AuthenticationMethod;
  const definition = serverKeyExchange({ version, keyExchange, authentication });
  if (proof === undefined) {
    flow.send(definition, { params });
    return;
  }
  const { credential, key, scheme } = proof;
  const content = concat(randoms.client, randoms.server, encode(serverKeyExchangeParams(keyExchange), params));
  const made = yield* flow.perform(() => signWith(flow, credential, key, scheme, content));
  const signature = flow.altered('signature', made);
  flow.send(definition, {
    params,
    signed_params: scheme === undefined ? { signature } : { algorithm: scheme, signature },
  });
}

/** Our half of a Diffie-Hellman exchange (RFC 8422 §5.4, RFC 5246 §7.4.3). */
export function diffieHellmanParams({ group, publicKey }: ServerShare12): ServerECDHParams | ServerDHParams {
  if (group.kind === 'elliptic-curve') {
    return { curve_type: ECCurveType.of.named_curve, namedcurve: group.id, public: publicKey };
  }
  const { agreement } = group;
  if (typeof agreement === 'object') return { dh_p: agreement.p, dh_g: agreement.g, dh_Ys: publicKey };
  if (!agreement.startsWith('ffdhe')) throw new TlsError('tls/internal-error');
  const { p, g } = finiteFieldGroup(agreement as Parameters<typeof finiteFieldGroup>[0]);
  return { dh_p: p, dh_g: g, dh_Ys: publicKey };
}

/** A key to encrypt to in place of the certificate's (RFC 2246 §7.4.3). */
export function temporaryRsaParams({ n, e }: PublicKey & { readonly type: 'RSA' }): ServerRSAParams {
  return { rsa_modulus: n, rsa_exponent: e };
}

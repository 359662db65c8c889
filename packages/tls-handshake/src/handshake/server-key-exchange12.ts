import { concat } from '@cutaway/primitives/bytes';
import { encode } from '@cutaway/primitives/wire';
import { signWith } from '../authentication/credential.js';
import type { Handshake, MessageFlow } from '../connection/message-flow.js';
import { ECCurveType, ServerECDHParams, serverKeyExchange } from '../messages/server-key-exchange.js';
import type { AuthenticationMethod, KeyExchangeMethod } from '../registry/cipher-suites.js';
import type { ServerShare12 } from './key-exchange12.js';
import type { ServerProof } from './server-choices.js';
import type { Hello12 } from './server12-hello.js';

/** Our public value, signed together with both randoms (RFC 8422 §5.4). */
export function* sendServerKeyExchange(
  flow: MessageFlow,
  { suite, version, randoms }: Hello12,
  { credential, key, scheme }: ServerProof,
  { group, publicKey }: ServerShare12,
): Handshake {
  const params = { curve_type: ECCurveType.of.named_curve, namedcurve: group.id, public: publicKey };
  const content = concat(randoms.client, randoms.server, encode(ServerECDHParams, params));
  const signature = yield* flow.perform(() => signWith(flow, credential, key, scheme, content));
  const keyExchange = suite.keyExchange as KeyExchangeMethod;
  const authentication = suite.authentication as AuthenticationMethod;
  const signed_params = { algorithm: scheme, signature: flow.altered('signature', signature) };
  flow.send(serverKeyExchange({ version, keyExchange, authentication }), { params, signed_params });
}

import { SshProtocolError } from '../../errors/protocol.js';
import type { SigningKey } from '../../keys/signing-key.js';
import { KEY_EXCHANGE_METHODS } from '../../registry/key-exchange-methods.js';
import { type Flow, perform } from '../flow.js';
import type { Packet } from '../packet.js';
import type { Transport } from '../transport.js';
import { agreeOnAlgorithms, takeKeysIntoUse } from './exchange.js';
import { exchangeHash, stringInput } from './exchange-hash.js';
import { methodFor } from './methods.js';

/** What the server's key exchange needs from its caller. */
export interface ServerKeyExchange {
  readonly hostKeys: readonly SigningKey[];
  /** Sends `SSH_MSG_EXT_INFO`; called right behind the first `SSH_MSG_NEWKEYS` when the client understands it. */
  readonly sendExtInfo: () => void;
}

/** One key exchange, the first or a later one, as the server sees it (RFC 4253 §7, §8). */
export function* serverKeyExchange(
  transport: Transport,
  options: ServerKeyExchange,
  peerKexInit: Packet | undefined,
): Flow {
  const agreement = yield* agreeOnAlgorithms(transport, peerKexInit);
  const { negotiated, init, first, peerExtInfo } = agreement;
  const hostKey = hostKeyFor(options.hostKeys, negotiated.hostKey);
  const K_S = transport.value('K_S', hostKey.blob);
  const { hash } = KEY_EXCHANGE_METHODS[negotiated.keyExchange];
  let secrets = { K: new Uint8Array(0), H: new Uint8Array(0) } as { K: Uint8Array; H: Uint8Array };
  yield* methodFor(negotiated.keyExchange).server(transport, K_S, function* ({ values, K }) {
    const agreed = transport.value('K', K);
    const inputs = [...values, { name: 'K', encoded: agreed }];
    const H = exchangeHash(transport, hash, init, stringInput('K_S', K_S), inputs);
    secrets = { K: agreed, H };
    const signature = yield* perform(() => hostKey.sign(negotiated.hostKey, transport.value('exchange_hash', H)));
    return transport.value('signature_of_H', signature);
  });
  if (first) transport.serverHostKey = K_S;
  yield* takeKeysIntoUse(transport, agreement, secrets, () => {
    if (first && peerExtInfo) options.sendExtInfo();
  });
}

function hostKeyFor(hostKeys: readonly SigningKey[], algorithm: string): SigningKey {
  const hostKey = hostKeys.find(({ algorithms }) => algorithms.includes(algorithm));
  if (hostKey === undefined) throw new SshProtocolError('ssh/no-host-key', { algorithm });
  return hostKey;
}

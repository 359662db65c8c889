import { toHex } from '@cutaway/primitives/bytes';
import { parseKeyOrCertificate } from '../../certificates/certificate.js';
import { SshProtocolError } from '../../errors/protocol.js';
import { fingerprint } from '../../keys/fingerprint.js';
import type { SshPublicKey } from '../../keys/public-key.js';
import { verifySignature } from '../../keys/signature.js';
import { HOST_KEY_ALGORITHMS } from '../../registry/host-key-algorithms.js';
import { KEY_EXCHANGE_METHODS } from '../../registry/key-exchange-methods.js';
import { type Flow, perform } from '../flow.js';
import type { Packet } from '../packet.js';
import type { Transport } from '../transport.js';
import { agreeOnAlgorithms, takeKeysIntoUse } from './exchange.js';
import { exchangeHash, stringInput } from './exchange-hash.js';
import type { ClientOutcome } from './method.js';
import { methodFor } from './methods.js';
import type { Negotiated } from './negotiation.js';

/** Whether the server's key is taken for the host's. */
export interface HostKeyAnswer {
  readonly accept: boolean;
  /** The key was taken although it is not the host's: nothing that a machine in the middle could use may be sent. */
  readonly restricted?: boolean;
}

/** What the client's key exchange needs from its caller. */
export interface ClientKeyExchange {
  /** Decides about the server's host key, or host certificate, encoded. */
  readonly verifyHostKey: (K_S: Uint8Array) => HostKeyAnswer | Promise<HostKeyAnswer>;
  /** The shortest RSA modulus of a host key, in bits. */
  readonly minimumRsaLength: number;
  /** Called when the host key of the first key exchange was accepted. */
  readonly accepted: (answer: HostKeyAnswer) => void;
}

/** One key exchange, the first or a later one, as the client sees it (RFC 4253 §7, §8). */
export function* clientKeyExchange(
  transport: Transport,
  options: ClientKeyExchange,
  peerKexInit: Packet | undefined,
): Flow {
  const agreement = yield* agreeOnAlgorithms(transport, peerKexInit);
  const { negotiated, init, first } = agreement;
  const outcome = yield* methodFor(negotiated.keyExchange).client(transport);
  const key = readHostKey(transport, negotiated, outcome, options);
  const { hash } = KEY_EXCHANGE_METHODS[negotiated.keyExchange];
  const H = exchangeHash(transport, hash, init, stringInput('K_S', outcome.K_S, outcome.reply), [
    ...outcome.values,
    { name: 'K', encoded: outcome.K },
  ]);
  checkSignature(transport, negotiated, key, outcome, H);
  if (first) {
    options.accepted(yield* verifyHostKey(transport, options, key, outcome));
    transport.serverHostKey = outcome.K_S;
    transport.hostKeySignature = outcome.signature_of_H;
  } else {
    checkSameHostKey(transport, outcome);
  }
  yield* takeKeysIntoUse(transport, agreement, { K: outcome.K, H }, () => {});
}

/** The key in K_S, which must be of the kind that was agreed on. */
function readHostKey(
  transport: Transport,
  { hostKey }: Negotiated,
  { K_S, reply }: ClientOutcome,
  { minimumRsaLength }: ClientKeyExchange,
): SshPublicKey {
  const { key, certificate } = parseKeyOrCertificate(K_S, { minimumRsaLength });
  const { blobType } = HOST_KEY_ALGORITHMS[hostKey];
  const actual = certificate?.type ?? key.type;
  transport.require('host_key_type', actual === blobType, 'ssh/host-key-type', () => ({
    context: { expected: blobType, actual },
    subject: { message: reply, path: 'K_S' },
  }));
  return key;
}

/** The signature over H proves that the server has the host key's private half (RFC 4253 §8). */
function checkSignature(
  transport: Transport,
  { hostKey }: Negotiated,
  key: SshPublicKey,
  { signature_of_H, reply }: ClientOutcome,
  H: Uint8Array,
): void {
  const { signatureAlgorithm } = HOST_KEY_ALGORITHMS[hostKey];
  const { crypto } = transport.settings;
  const { valid } = verifySignature(key, H, signature_of_H, { algorithms: [signatureAlgorithm], crypto });
  transport.require('exchange_signature', valid, 'ssh/exchange-signature', () => ({
    context: { algorithm: signatureAlgorithm, exchange_hash: toHex(H) },
    subject: { message: reply, path: 'signature_of_H' },
  }));
}

function* verifyHostKey(
  transport: Transport,
  { verifyHostKey }: ClientKeyExchange,
  key: SshPublicKey,
  { K_S, reply }: ClientOutcome,
): Flow<HostKeyAnswer> {
  const context = { type: key.type, fingerprint: fingerprint(key, 'SHA256', transport.settings.crypto) };
  let answer: HostKeyAnswer;
  try {
    answer = yield* perform(() => verifyHostKey(K_S));
  } catch (cause) {
    throw new SshProtocolError('ssh/host-key-refused', context, { cause });
  }
  transport.require('host_key', answer.accept, 'ssh/host-key-refused', () => ({
    context,
    subject: { message: reply, path: 'K_S' },
  }));
  return answer;
}

/** A later key exchange must not bring another host key, which nobody would look at. */
function checkSameHostKey(transport: Transport, { K_S, reply }: ClientOutcome): void {
  const same = toHex(K_S) === toHex(transport.serverHostKey);
  transport.require('host_key_same', same, 'ssh/host-key-replaced', () => ({
    subject: { message: reply, path: 'K_S' },
  }));
}

import { toHex } from '@cutaway/primitives/bytes';
import type { SecretInput } from '@cutaway/primitives/trace';
import type { Flow } from '../flow.js';
import type { Transport } from '../transport.js';
import type { HashInput } from './exchange-hash.js';
import { KEY_LETTERS } from './key-derivation.js';

/** What the client has when a method is through. */
export interface ClientOutcome {
  /** The server's host key, encoded. */
  readonly K_S: Uint8Array;
  readonly signature_of_H: Uint8Array;
  /** Event id of the message that held both. */
  readonly reply: number | undefined;
  /** The method's values in the exchange hash, in their order, without K. */
  readonly values: readonly HashInput[];
  /** The shared secret in the encoding it enters hashes with. */
  readonly K: Uint8Array;
}

/** What the server has when it must sign. */
export type ServerOutcome = Pick<ClientOutcome, 'values' | 'K'>;

/** Computes H and signs it. */
export type SignExchange = (outcome: ServerOutcome) => Flow<Uint8Array>;

/** A key exchange method: the messages between `SSH_MSG_KEXINIT` and `SSH_MSG_NEWKEYS`. */
export interface KeyExchangeMethod {
  client(transport: Transport): Flow<ClientOutcome>;
  server(transport: Transport, K_S: Uint8Array, sign: SignExchange): Flow;
}

/** Something a secret was made from. */
export interface TracedInput {
  readonly name: string;
  readonly value: Uint8Array;
  /** Id of the event it came from. */
  readonly from?: number | undefined;
}

/** The inputs as events have them. */
export function tracedInputs(inputs: readonly TracedInput[]): SecretInput[] {
  return inputs.map(({ name, value, from }) => ({
    name,
    value: toHex(value),
    ...(from === undefined ? {} : { from }),
  }));
}

/** Tells a listener about the shared secret. */
export function traceSharedSecret(
  transport: Transport,
  algorithm: string,
  inputs: readonly TracedInput[],
  K: Uint8Array,
): void {
  transport.settings.tracer?.secret({
    name: 'shared_secret',
    function: algorithm,
    inputs: tracedInputs(inputs),
    output: toHex(K),
    feeds: ['exchange_hash', ...Object.values(KEY_LETTERS)],
    rule: 'RFC 4253 §8',
  });
}

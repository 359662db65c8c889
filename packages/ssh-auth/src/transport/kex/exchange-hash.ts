import { concat, toHex, utf8 } from '@cutaway/primitives/bytes';
import type { HashName } from '@cutaway/primitives/crypto';
import { encode } from '@cutaway/primitives/wire';
import { mpint, string } from '../../wire/index.js';
import type { Transport } from '../transport.js';

/** One of the values the exchange hash is over, in the encoding it enters with. */
export interface HashInput {
  /** The RFC's name: `V_C`, `I_S`, `e`, `K`. */
  readonly name: string;
  readonly encoded: Uint8Array;
  /** Event id of the message it came in. */
  readonly from?: number | undefined;
}

/** A value that enters as a `string`. */
export function stringInput(name: string, value: Uint8Array, from?: number): HashInput {
  return { name, encoded: encode(string(), value), from };
}

/** A value that enters as an `mpint`. */
export function mpintInput(name: string, value: Uint8Array, from?: number): HashInput {
  return { name, encoded: encode(mpint, value), from };
}

/** A message as it was sent or received. */
export interface HashedMessage {
  readonly payload: Uint8Array;
  readonly id: number | undefined;
}

/**
 * H: what the server signs, and what all keys depend on (RFC 4253 §8).
 *
 * @param method what the method adds between K_S and the end: its public values and K.
 */
export function exchangeHash(
  transport: Transport,
  hash: HashName,
  init: { readonly client: HashedMessage; readonly server: HashedMessage },
  K_S: HashInput,
  method: readonly HashInput[],
): Uint8Array {
  const { identification, settings } = transport;
  const inputs: HashInput[] = [
    stringInput('V_C', utf8(identification.client)),
    stringInput('V_S', utf8(identification.server)),
    stringInput('I_C', init.client.payload, init.client.id),
    stringInput('I_S', init.server.payload, init.server.id),
    K_S,
    ...method,
  ];
  const output = settings.crypto.digest(hash, concat(...inputs.map(({ encoded }) => encoded)));
  settings.tracer?.secret({
    name: 'exchange_hash',
    function: hash,
    inputs: inputs.map(({ name, encoded, from }) => ({
      name,
      value: toHex(encoded),
      ...(from === undefined ? {} : { from }),
    })),
    output: toHex(output),
    feeds: ['signature_of_H', ...(transport.sessionIdentifier.length === 0 ? ['session_identifier'] : [])],
    rule: 'RFC 4253 §8',
  });
  return output;
}

import { type Codec, opaque8, opaque16 } from '@cutaway/primitives/wire';
import type { KeyExchangeMethod } from '../registry/cipher-suites.js';
import { defineHandshake, type HandshakeDefinition } from './definition.js';

/** ClientKeyExchange (RFC 5246 §7.4.7, RFC 8422 §5.7). */
export interface ClientKeyExchange {
  /** The client's public value (ECDHE, DHE), or the pre-master secret encrypted to the server's key (RSA). */
  exchange_keys: Uint8Array;
}

const RULES = { ECDHE: 'RFC 8422 §5.7', DHE: 'RFC 5246 §7.4.7.2', RSA: 'RFC 5246 §7.4.7.1' } as const;

/** The RFC's name for the one field, by key exchange. */
const FIELDS = { ECDHE: 'ecdh_Yc', DHE: 'dh_Yc', RSA: 'encrypted_pre_master_secret' } as const;

/** The client's part of the key exchange. Nothing signs it; Finished covers it. */
export function clientKeyExchange(method: KeyExchangeMethod): HandshakeDefinition<ClientKeyExchange> {
  const format = method === 'ECDHE' ? opaque8({ min: 1 }) : opaque16({ min: 1 });
  const body: Codec<ClientKeyExchange> = {
    type: 'ClientKeyExchange',
    write: (writer, value) => format.write(writer, value.exchange_keys),
    read: (reader) => ({ exchange_keys: reader.field(FIELDS[method], format) }),
  };
  return defineHandshake('client_key_exchange', 'ClientKeyExchange', RULES[method], body);
}

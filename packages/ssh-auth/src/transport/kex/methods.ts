import { KEY_EXCHANGE_METHODS, type KeyExchangeMethodName } from '../../registry/key-exchange-methods.js';
import { diffieHellman } from './diffie-hellman.js';
import { ecdh } from './ecdh.js';
import { groupExchange } from './group-exchange.js';
import { hybrid } from './hybrid.js';
import type { KeyExchangeMethod } from './method.js';

/** What a method that was agreed on does. */
export function methodFor(name: KeyExchangeMethodName): KeyExchangeMethod {
  const { scheme, hash } = KEY_EXCHANGE_METHODS[name];
  switch (scheme.kind) {
    case 'ecdh':
      return ecdh(scheme.group);
    case 'dh':
      return diffieHellman(scheme.group);
    case 'hybrid':
      return hybrid(scheme.kem, hash);
    case 'dh-gex':
      return groupExchange;
  }
}

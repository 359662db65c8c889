import { CIPHERS, HOST_KEY_ALGORITHMS, KEY_EXCHANGE_METHODS, MACS } from '@cutaway/ssh-auth';
import {
  AlertDescription,
  CipherSuite,
  ExtensionType,
  NamedGroup,
  SignatureScheme,
} from '@cutaway/tls-handshake/registry';
import { OID } from '@cutaway/x509';
import { everything } from './sentences.js';

/** Kinds of sentences whose names can be asked for. */
const KINDS = /^(?:error|message|lint|case|rung|attacker)\.(.+?)(?:\.lesson)?$/;

/** Names that can be explained: what completion offers. */
export function knownTerms(): readonly string[] {
  const named = Object.keys(everything).flatMap((key) => {
    const name = /\.(title|why|severity)|\.severity/.test(key) ? undefined : KINDS.exec(key)?.[1];
    return name === undefined ? [] : [name];
  });
  const registered = [
    CipherSuite.of,
    NamedGroup.of,
    SignatureScheme.of,
    AlertDescription.of,
    ExtensionType.of,
    OID,
    KEY_EXCHANGE_METHODS,
    HOST_KEY_ALGORITHMS,
    CIPHERS,
    MACS,
  ].flatMap((list) => Object.keys(list));
  return [...new Set([...named, ...registered])].toSorted();
}

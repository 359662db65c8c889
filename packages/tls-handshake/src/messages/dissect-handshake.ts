import { dissectPartly, type Field, type WireError } from '@cutaway/primitives/wire';
import { handshakeByType, type MessageContext } from './by-type.js';
import { traceCertificates } from './trace-certificates.js';

/** A handshake message that was seen from outside. */
export interface DissectedHandshake {
  /** The RFC's name, also of a HelloRetryRequest; the number of a type that has none. */
  readonly name: string;
  /** All fields, down to those of certificates; up to the error when there is one. */
  readonly field: Field;
  /** What was read, when it could be. */
  readonly value?: unknown;
  readonly error?: WireError;
}

/** Takes a whole handshake message apart, header included, whoever sent it. Never throws for what is in it. */
export function dissectHandshake(raw: Uint8Array, context: MessageContext): DissectedHandshake {
  const definition = handshakeByType(raw[0] ?? 0, context);
  const { value, field, error } = dissectPartly(definition.codec, raw, definition.name);
  const name = value === undefined ? definition.name : (definition.nameOf?.(value) ?? definition.name);
  field.name = name;
  traceCertificates(field, raw);
  return { name, field, ...(value === undefined ? {} : { value }), ...(error === undefined ? {} : { error }) };
}

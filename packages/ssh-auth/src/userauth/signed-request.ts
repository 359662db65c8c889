import { toHex } from '@cutaway/primitives/bytes';
import { type Codec, dissectPartly, encode, rest, struct } from '@cutaway/primitives/wire';
import type { Message } from '../transport/message.js';
import type { Transport } from '../transport/transport.js';
import { string } from '../wire/index.js';

/** A request with its signature left away. */
export type Unsigned<T> = Omit<T, 'signature'>;

interface SignedRequest {
  session_identifier: Uint8Array;
  request: Uint8Array;
}

/**
 * What the signature of public key authentication is over: the session identifier and the request up to the signature
 * (RFC 4252 §7). Because the session identifier is that of this connection alone, nobody can use the signature on
 * another one.
 */
export function signedRequest<T extends { signature: Uint8Array }>(
  transport: Transport,
  message: Message<T>,
  request: Unsigned<T>,
): Uint8Array {
  const { sessionIdentifier, settings } = transport;
  const whole = encode(message.codec, { ...request, signature: new Uint8Array(0) } as T);
  const unsigned = whole.subarray(0, whole.length - 4);
  const data = encode(SignedRequest, { session_identifier: sessionIdentifier, request: unsigned });
  if (settings.tracer !== undefined) traceSigned(transport, message, data);
  return data;
}

const SignedRequest: Codec<SignedRequest> = struct<SignedRequest>('signed data', {
  session_identifier: string(),
  request: rest,
});

/** Shows the signed bytes; the fields of the request stand under `request`, up to the signature that is not there. */
function traceSigned<T>({ settings, sessionIdentifier }: Transport, message: Message<T>, data: Uint8Array): void {
  const { field } = dissectPartly(SignedRequest, data, 'signed data');
  const start = 4 + sessionIdentifier.length;
  const request = field.children?.find(({ name }) => name === 'request');
  const { field: fields } = dissectPartly(message.codec, data.subarray(start), message.name);
  if (request !== undefined) {
    delete request.value;
    request.children = (fields.children ?? [])
      .filter(({ name }) => name !== 'signature')
      .map((child) => ({ ...child, pos: child.pos + start }));
  }
  settings.tracer?.message({
    direction: settings.role === 'client' ? 'sent' : 'received',
    layer: 'signed data',
    name: 'signed data',
    bytes: toHex(data),
    fields: field,
  });
}

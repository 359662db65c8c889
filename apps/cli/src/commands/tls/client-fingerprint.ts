import { fromHex } from '@cutaway/primitives/bytes';
import { nodeCrypto } from '@cutaway/primitives/node';
import type { TraceEvent } from '@cutaway/primitives/trace';
import { type Ja3, type Ja4, ja3, ja4 } from '@cutaway/tls-handshake/fingerprint';
import { ClientHello, decodeHandshake } from '@cutaway/tls-handshake/messages';

/** What a client's software is told by. */
export interface ClientFingerprint {
  readonly ja3: Ja3;
  readonly ja4: Ja4;
}

/** The fingerprint of the client whose ClientHello a server's event is about. */
export function fingerprintIn(event: TraceEvent): ClientFingerprint | undefined {
  if (event.kind !== 'message' || event.direction !== 'received' || event.name !== 'ClientHello') return undefined;
  const hello = decodeHandshake(ClientHello, fromHex(event.bytes));
  return { ja3: ja3(hello, nodeCrypto), ja4: ja4(hello, nodeCrypto) };
}

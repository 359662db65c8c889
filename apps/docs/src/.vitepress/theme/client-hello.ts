import { mergeCatalogues, primitivesCatalogue } from '@cutaway/primitives/explain';
import type { MessageEvent } from '@cutaway/primitives/trace';
import { TlsClient } from '@cutaway/tls-handshake';
import { tlsCatalogue } from '@cutaway/tls-handshake/explain';

/** The sentences that explain the fields. */
export const catalogue = mergeCatalogues(primitivesCatalogue, tlsCatalogue);

/** The first message of a new client that trusts nobody yet: nothing is sent anywhere. */
export function clientHello(serverName: string): MessageEvent {
  let first: MessageEvent | undefined;
  const client = new TlsClient({
    serverName,
    anchors: [],
    trace: (event) => {
      if (event.kind === 'message' && event.name === 'ClientHello') first = event;
    },
  });
  client.output();
  if (first === undefined) throw new Error('the client said nothing');
  return first;
}

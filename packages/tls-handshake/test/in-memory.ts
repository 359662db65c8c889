import type { TlsConnection, TlsEvent } from '../src/index.js';
import type { Flight } from './recording.js';

/** Two connections that talk to each other without a transport, and what happened on each. */
export interface Pair {
  readonly client: TlsConnection;
  readonly server: TlsConnection;
  readonly events: { readonly client: TlsEvent[]; readonly server: TlsEvent[] };
  /** Carries bytes until both are silent, also over operations that take their time. */
  readonly settle: () => Promise<void>;
}

/** Joins two connections, and lets them talk until they have nothing more to say. @param flights receives what they say. */
export async function join(client: TlsConnection, server: TlsConnection, flights: Flight[] = []): Promise<Pair> {
  const events: Pair['events'] = { client: [], server: [] };
  const settle = async (): Promise<void> => {
    for (let busy = true; busy; ) {
      busy = false;
      for (const [from, to] of [
        [client, server],
        [server, client],
      ] as const) {
        const bytes = from.output();
        if (bytes.length > 0) {
          flights.push({ from: from === client ? 'client' : 'server', bytes });
          to.receive(bytes);
        }
        busy ||= bytes.length > 0;
        if (from.pending !== undefined) {
          await from.pending;
          busy = true;
        }
      }
    }
    events.client.push(...client.events());
    events.server.push(...server.events());
  };
  await settle();
  return { client, server, events, settle };
}

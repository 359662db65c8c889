import { TicketKeys, TlsClient, TlsServer, type TlsSession } from '@cutaway/tls-handshake';
import { certified, trustedRoots } from '../../lab/certified.js';
import type { Lab } from '../../lab/lab.js';
import { tls13 as policy } from './policies.js';

/** The most early data a server takes; an order is far shorter. */
export const MAX_EARLY_DATA = 1024;

/** What an earlier visit has left: the client’s session, and the key that the server’s tickets are sealed with. */
export interface Resumption {
  readonly session: TlsSession;
  /** 48 bytes, as {@link TicketKeys} takes it. */
  readonly ticketKey: Uint8Array;
}

/** The visit before: a whole handshake between the real client and the real server, at which nobody listened. */
export function resumption(lab: Lab): Resumption {
  return lab.once('an earlier visit', () => {
    const { crypto, serverName } = lab;
    const now = (): Date => lab.now;
    const ticketKey = lab.random('ticket key of server')(48);
    const tickets = new TicketKeys({ crypto, now, random: lab.random('tickets'), keys: [ticketKey] });
    const { keys, chain } = certified(lab, 'genuine', 'intermediate', (owner) => lab.ecKeyPair(owner));
    const client = new TlsClient({
      policy,
      crypto,
      now,
      serverName,
      anchors: trustedRoots(lab, false),
      random: lab.random('client at an earlier visit'),
    });
    const server = new TlsServer({
      policy,
      crypto,
      now,
      tickets,
      random: lab.random('server at an earlier visit'),
      credentials: [{ certificates: chain, privateKey: keys.privateKey }],
      earlyData: { maxSize: MAX_EARLY_DATA, admit: () => true },
    });
    for (let turn = 0; turn < 3; turn++) {
      server.receive(client.output());
      client.receive(server.output());
    }
    const session = client.events().find((event) => event.type === 'session');
    if (session === undefined) throw new TypeError('an earlier visit without a ticket');
    return { session: session.session, ticketKey };
  });
}

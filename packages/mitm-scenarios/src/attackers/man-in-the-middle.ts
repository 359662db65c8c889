import { utf8 } from '@cutaway/primitives/bytes';
import type { Endpoint } from '../network/endpoint.js';
import type { Packet, Victim } from '../network/packet.js';
import { immediately, until } from '../network/program.js';
import type { Identity } from '../rungs/rung.js';
import type { Adversary } from './adversary.js';
import type { Attempt } from './attacker.js';

/** Packet handling that answers the client in the server's place; the server hears nothing. */
export function playServer(identity: Identity): NonNullable<Attempt['carry']> {
  let server: Endpoint | undefined;
  return (packet, adversary) => {
    server ??= adversary.actAsServer(packet.session, adversary.rung.equipServer(adversary.lab, identity), () =>
      immediately(utf8('paid=0&to=nobody&receipt=made-up&balance=0')),
    );
    adversary.take(packet, server);
  };
}

/**
 * Packet handling of the man in the middle: a server to the client, a client to the server, with a session of its own
 * on either side; requests and answers are passed through.
 *
 * @param edit what it makes of a request on the way; nothing unless given.
 */
export function standBetween(
  identity: Identity,
  edit: (request: Uint8Array) => Uint8Array = (request) => request,
): NonNullable<Attempt['carry']> {
  let ends: Record<Victim, Endpoint> | undefined;
  return (packet, adversary) => {
    ends ??= bothEnds(packet, adversary, identity, edit);
    adversary.take(packet, ends[packet.from]);
  };
}

/** The attacker's two programs, by the victim they talk to. */
function bothEnds(
  { session }: Packet,
  adversary: Adversary,
  identity: Identity,
  edit: (request: Uint8Array) => Uint8Array,
): Record<Victim, Endpoint> {
  let request: Uint8Array | undefined;
  const towardsServer = adversary.actAsClient(
    session,
    adversary.rung.equipClient(adversary.lab, 'attacker', { rogueRoot: false }),
    () => until(() => request),
  );
  const towardsClient = adversary.actAsServer(session, adversary.rung.equipServer(adversary.lab, identity), (asked) => {
    request = edit(asked);
    return until(() => towardsServer.result);
  });
  return { client: towardsClient, server: towardsServer as Endpoint };
}

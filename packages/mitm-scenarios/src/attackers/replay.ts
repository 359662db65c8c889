import type { Attacker } from './attacker.js';

/** Sends what it recorded once more: the client's packets to the server, the server's to the client. */
export const replay: Attacker = {
  id: 'replay',
  goal: 'replayed',
  notApplicable: () => undefined,
  attempts: () => [
    {
      variant: { to: 'server' },
      afterwards(adversary) {
        const session = adversary.network.nextSession;
        for (const packet of adversary.recording.filter(({ from }) => from === 'client')) {
          adversary.inject('server', session, packet.bytes, 'replay');
        }
      },
    },
    {
      variant: { to: 'client' },
      connections: 2,
      carry(packet, adversary) {
        if (packet.session === 1) return adversary.forward(packet);
        const answered = adversary.recording.filter(({ session }) => session === 2).length;
        adversary.drop(packet, 'keep-from-server');
        if (answered > 0) return;
        for (const old of adversary.recording.filter(({ session, from }) => session === 1 && from === 'server')) {
          adversary.inject('client', 2, old.bytes, 'replay');
        }
      },
    },
  ],
};

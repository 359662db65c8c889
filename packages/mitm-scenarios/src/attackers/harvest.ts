import type { Attacker } from './attacker.js';

/**
 * Records today and computes tomorrow. The stand-in for a quantum computer: it is simply given what such a machine
 * would compute from the public keys, namely the private halves of RSA keys and of elliptic-curve exchanges.
 */
export const harvest: Attacker = {
  id: 'harvest',
  goal: 'read',
  notApplicable: ({ traits }) => (traits.keyOnTheWire ? undefined : 'no-key-on-the-wire'),
  attempts: () => [
    {
      listens: true,
      afterwards({ rung, lab, network, knowledge }) {
        knowledge.breakPublicKeys(rung.equipServer(lab, 'genuine'));
        knowledge.breakPublicKeys(rung.equipClient(lab, 'genuine', { rogueRoot: false }));
        knowledge.breakPublicKeys(rung.elsewhere?.(lab));
        for (const session of network.sessions.values()) {
          for (const key of session.client?.party.ephemeralKeys ?? []) knowledge.takeEphemeralKey(key);
        }
      },
    },
  ],
};

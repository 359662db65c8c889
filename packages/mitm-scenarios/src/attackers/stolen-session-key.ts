import type { Attacker } from './attacker.js';

/** Records two sessions, and is given the key of the first, say from a memory dump or a key log. */
export const stolenSessionKey: Attacker = {
  id: 'stolen-session-key',
  goal: 'read',
  notApplicable: ({ traits }) => (traits.sessionKey ? undefined : 'no-session-key'),
  attempts: () => [
    {
      connections: 2,
      listens: true,
      afterwards({ network, knowledge }) {
        for (const { name, key } of network.sessions.get(1)?.client?.party.sessionKeys ?? []) {
          knowledge.learn(`stolen ${name}`, key);
        }
      },
    },
  ],
};

import type { Attacker } from './attacker.js';

/** Records a session, and steals what the server keeps from day to day when it is over. */
export const stolenServerKey: Attacker = {
  id: 'stolen-server-key',
  goal: 'read',
  notApplicable: ({ traits }) => (traits.longLivedKey ? undefined : 'no-long-lived-key'),
  attempts: () => [
    {
      listens: true,
      afterwards: ({ rung, lab, knowledge }) => knowledge.plunder(rung.equipServer(lab, 'genuine')),
    },
  ],
};

import { utf8 } from '@cutaway/primitives/bytes';
import { immediately } from '../network/program.js';
import type { Attacker } from './attacker.js';
import { playServer } from './man-in-the-middle.js';

/** Is alone with one victim and plays the other, with keys of its own. */
export const impersonate: Attacker = {
  id: 'impersonate',
  goal: 'impersonated',
  notApplicable: () => undefined,
  attempts: () => [
    { variant: { as: 'server' }, carry: playServer('attacker') },
    {
      variant: { as: 'client' },
      connections: 0,
      afterwards(adversary) {
        const has = adversary.rung.equipClient(adversary.lab, 'attacker', { rogueRoot: false });
        adversary.actAsClient(adversary.network.nextSession, has, () =>
          immediately(utf8('user=alice&password=guessed&note=none&to=eve&amount=900')),
        );
      },
    },
  ],
};

import type { Attacker } from './attacker.js';

/** Takes the strongest out of what the sides offer each other, so that they agree on something weaker. */
export const downgrade: Attacker = {
  id: 'downgrade',
  goal: 'altered',
  notApplicable: ({ traits }) => (traits.negotiation ? undefined : 'no-negotiation'),
  *attempts({ rung, rehearse }) {
    for (const [index, packet] of rehearse().entries()) {
      for (const [way, { what, telling = false }] of (rung.protocol.weaken?.(packet.bytes) ?? []).entries()) {
        let count = 0;
        yield {
          variant: { what },
          telling,
          carry(current, adversary) {
            const weaker = count++ === index ? rung.protocol.weaken?.(current.bytes)[way] : undefined;
            if (weaker === undefined) adversary.forward(current);
            else adversary.change(current, weaker.bytes, 'weaken-offer');
          },
        };
      }
    }
  },
};

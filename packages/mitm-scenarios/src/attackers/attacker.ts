import type { ErrorContext } from '@cutaway/primitives/errors';
import type { Lab } from '../lab/lab.js';
import type { Packet } from '../network/packet.js';
import type { Rung } from '../rungs/rung.js';
import type { Violation } from '../verdict/judge.js';
import type { Adversary } from './adversary.js';

/** What an attacker looks at before it begins. */
export interface Situation {
  readonly lab: Lab;
  readonly rung: Rung;
  /** The packets of an undisturbed session, as a listener sees them. */
  rehearse(): readonly Packet[];
}

/** One way to go about it. Each attempt has a network of its own. */
export interface Attempt {
  /** What sets it apart from the attacker's other attempts. */
  readonly variant?: ErrorContext;
  /** Shown when no attempt succeeds, as the one that tells most. Else that is the one which was stopped last. */
  readonly telling?: boolean;
  /** How often the client connects: once, unless said. */
  readonly connections?: number;
  /** The victim has the attacker's root among its trusted ones. */
  readonly rogueRoot?: boolean;
  /** Computes afterwards what follows from all that was seen. */
  readonly listens?: boolean;
  /** Decides about a packet; without it everything is forwarded. */
  readonly carry?: (packet: Packet, adversary: Adversary) => void;
  /** What it does when the client's sessions are over. */
  readonly afterwards?: (adversary: Adversary) => void;
}

/** Why an attack makes no sense against a design; a key `not-applicable.<reason>` of the catalogue. */
export type NotApplicable =
  | 'no-key-on-the-wire'
  | 'no-long-lived-key'
  | 'no-session-key'
  | 'no-certificate'
  | 'no-issuer'
  | 'no-negotiation';

/** Somebody on the wire, with what such a somebody has, and no more. */
export interface Attacker {
  readonly id: string;
  /** What it is out for. */
  readonly goal: Violation;
  notApplicable(rung: Rung): NotApplicable | undefined;
  attempts(situation: Situation): Iterable<Attempt>;
}

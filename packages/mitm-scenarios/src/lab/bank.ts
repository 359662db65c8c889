import { fromUtf8, utf8 } from '@cutaway/primitives/bytes';
import type { RandomSource } from '@cutaway/primitives/crypto';
import type { Victim } from '../network/packet.js';
import type { Party } from '../network/party.js';
import type { Lab } from './lab.js';

/** A text that nobody but its owner and the other side should ever hold. */
export interface VictimSecret {
  readonly whose: Victim;
  readonly session: number;
  readonly text: Uint8Array;
}

/** What client and server say to each other once they can: orders to a bank, and its receipts. */
export class Bank {
  private readonly lab: Lab;

  constructor(lab: Lab) {
    this.lab = lab;
  }

  /** An order, as a form. The amount stands last and differs from session to session. */
  order(session: number): Uint8Array {
    return utf8(`user=alice&password=${this.password()}&note=${this.note(session)}&to=bob&amount=${session * 100}`);
  }

  /** Carries an order out. The server knows Alice by her password alone. */
  carryOut(session: number, order: Uint8Array, party: Party): Uint8Array {
    const form = new Map(
      text(order)
        .split('&')
        .map((pair) => pair.split('=', 2) as [string, string]),
    );
    const known = form.get('user') === 'alice' && form.get('password') === this.password();
    party.check('application.password', 'application', known);
    return utf8(`paid=${form.get('amount')}&to=${form.get('to')}&receipt=${this.receipt(session)}&balance=${1000}`);
  }

  /** What an attacker must not read in a session: the client's password and note, the server's receipt. */
  secrets(session: number): VictimSecret[] {
    return [
      { whose: 'client', session, text: utf8(this.note(session)) },
      { whose: 'server', session, text: utf8(this.receipt(session)) },
    ];
  }

  private password(): string {
    return word(this.lab.random('password of alice'), 12);
  }

  private note(session: number): string {
    return word(this.lab.random(`note in session ${session}`), 10);
  }

  private receipt(session: number): string {
    return word(this.lab.random(`receipt in session ${session}`), 10);
  }
}

/** Letters and digits that are not mistaken for one another; 32 of them. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';

function word(random: RandomSource, length: number): string {
  return Array.from(random(length), (byte) => LETTERS[byte % LETTERS.length]).join('');
}

function text(bytes: Uint8Array): string {
  try {
    return fromUtf8(bytes);
  } catch {
    return '';
  }
}

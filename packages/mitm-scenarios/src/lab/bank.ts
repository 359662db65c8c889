import { fromUtf8, toHex, utf8 } from '@cutaway/primitives/bytes';
import type { RandomSource } from '@cutaway/primitives/crypto';
import type { Victim } from '../network/packet.js';
import type { Party } from '../network/party.js';
import type { Lab } from './lab.js';

/**
 * What the conversation is about: an order with a password in it, a question that only who is logged in may ask, or a
 * fetch with git.
 */
export type Talk = 'order' | 'statement' | 'git';

/** A text that nobody but its owner and the other side should ever hold. */
export interface VictimSecret {
  readonly whose: Victim;
  readonly session: number;
  readonly text: Uint8Array;
}

/** Alice's password at the bank. */
export function passwordOf(lab: Lab): string {
  return word(lab.random('password of alice'), 12);
}

/** What client and server say to each other once they can. */
export class Bank {
  private readonly lab: Lab;
  private readonly talk: Talk;

  constructor(lab: Lab, talk: Talk) {
    this.lab = lab;
    this.talk = talk;
  }

  /** What the client asks for. Differs from session to session. */
  request(session: number): Uint8Array {
    switch (this.talk) {
      case 'order':
        return utf8(
          `user=alice&password=${passwordOf(this.lab)}&note=${this.note(session)}&to=bob&amount=${session * 100}`,
        );
      case 'statement':
        return utf8(`statement ${session}`);
      case 'git':
        return utf8(`git-upload-pack '/bank/ledger-${session}.git'`);
    }
  }

  /** What the server answers. Who sends an order is known by the password in it alone. */
  respond(session: number, request: Uint8Array, party: Party): Uint8Array {
    const receipt = this.receipt(session);
    switch (this.talk) {
      case 'order': {
        const form = new Map(
          text(request)
            .split('&')
            .map((pair) => pair.split('=', 2) as [string, string]),
        );
        const known = form.get('user') === 'alice' && form.get('password') === passwordOf(this.lab);
        party.check('application.password', 'application', known);
        return utf8(`paid=${form.get('amount')}&to=${form.get('to')}&receipt=${receipt}&balance=1000`);
      }
      case 'statement':
        return utf8(`balance=1000&receipt=${receipt}`);
      case 'git': {
        const object = toHex(this.lab.crypto.digest('SHA-1', utf8(receipt)));
        return utf8(packetLine(`${object} refs/heads/${receipt}`));
      }
    }
  }

  /** What an attacker must not read in a session: what the client and the server say in confidence. */
  secrets(session: number): VictimSecret[] {
    const client = this.talk === 'order' ? this.note(session) : session === 1 ? passwordOf(this.lab) : undefined;
    return [
      ...(client === undefined ? [] : [{ whose: 'client', session, text: utf8(client) } as const]),
      { whose: 'server', session, text: utf8(this.receipt(session)) },
    ];
  }

  private note(session: number): string {
    return word(this.lab.random(`note in session ${session}`), 10);
  }

  private receipt(session: number): string {
    return word(this.lab.random(`receipt in session ${session}`), 10);
  }
}

/** A line as git's protocol frames it: its length with these four digits, then the line (gitprotocol-common). */
function packetLine(line: string): string {
  return `${(line.length + 5).toString(16).padStart(4, '0')}${line}\n`;
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

import type { Lab } from '../lab/lab.js';
import type { Party } from '../network/party.js';
import { immediately, type Program, until } from '../network/program.js';
import { decryptWith, encryptTo } from './rsa.js';

/** Answers a challenge: proves that the private key is at hand. */
export type Answer = (party: Party, challenge: Uint8Array) => Program<Uint8Array>;

/** A challenge, encrypted to the user's key, and what it holds where that is known. */
export type Challenge = (party: Party) => Program<{ encrypted: Uint8Array; expected: Uint8Array | undefined }>;

/** What is sent back: a digest of what was decrypted, so that nobody gets a decryption for nothing. */
export function proofOf({ crypto }: Pick<Party, 'crypto'>, challenge: Uint8Array): Uint8Array {
  return crypto.digest('SHA-256', challenge);
}

/** Alice decrypts the challenge with her private key. */
export function aliceAnswers(lab: Lab): Answer {
  return (party, challenge) =>
    immediately(proofOf(party, decryptWith(party, lab.rsaKeyPair('client').privateKey, challenge)));
}

/** The server makes 32 random bytes and encrypts them to the key registered for Alice. */
export function newChallenge(lab: Lab): Challenge {
  return (party) => {
    const expected = party.random(32);
    return immediately({ encrypted: encryptTo(party, lab.rsaKeyPair('client').publicKey, expected), expected });
  };
}

/** The attacker, as client, has no key: it tells its other end the challenge and waits for Alice's answer. */
export const relayedAnswer: Answer = (party, challenge) => {
  party.ears.hear('challenge', challenge);
  return until(() => party.ears.heard('answer'));
};

/** The attacker, as server, asks Alice what it was asked itself; alone with her, anything. It takes any answer. */
export function relayedChallenge(lab: Lab): Challenge {
  return function* (party) {
    const { encrypted } = party.ears.alone
      ? yield* newChallenge(lab)(party)
      : { encrypted: yield* until(() => party.ears.heard('challenge')) };
    return { encrypted, expected: undefined };
  };
}

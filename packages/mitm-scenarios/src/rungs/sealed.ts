import { utf8 } from '@cutaway/primitives/bytes';
import type { Ciphertext } from '../messages/index.js';
import type { Party } from '../network/party.js';

/** What a text is for. Authenticated with it, so that none is taken for another, or for the answer to itself. */
export const LEGS = ['login', 'challenge', 'answer', 'request', 'response'] as const;
export type Leg = (typeof LEGS)[number];

/** Encrypts a text with AES-256-GCM under a session key of 32 bytes. */
export function seal(party: Party, key: Uint8Array, leg: Leg, text: Uint8Array): Ciphertext {
  const nonce = party.random(12);
  return { nonce, ciphertext: party.crypto.aead('AES-256-GCM', key).seal(nonce, text, utf8(leg)) };
}

/** Decrypts it; refuses it when the tag shows that it was changed or made with another key. */
export function open(party: Party, key: Uint8Array, leg: Leg, { nonce, ciphertext }: Ciphertext): Uint8Array {
  const text = party.attempt('ciphertext.tag', 'NIST SP 800-38D §7.2', () =>
    party.crypto.aead('AES-256-GCM', key).open(nonce, ciphertext, utf8(leg)),
  );
  return party.plaintext(text, 'AES-256-GCM');
}

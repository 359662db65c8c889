import { Certificate } from './certificate.js';
import { Ciphertext } from './ciphertext.js';
import { DigestedText } from './digested-text.js';
import { EncryptedKey } from './encrypted-key.js';
import { EncryptedText } from './encrypted-text.js';
import { Hello } from './hello.js';
import { KeyShare } from './key-share.js';
import type { Message } from './message.js';
import { Plaintext } from './plaintext.js';
import { PrivateKeyCiphertext } from './private-key-ciphertext.js';
import { RsaPublicKey } from './rsa-public-key.js';
import { SymmetricKey } from './symmetric-key.js';
import { UnsignedCertificate } from './unsigned-certificate.js';

export { dissectMessage } from './dissect.js';
export type { Message } from './message.js';
export { MessageType } from './message-type.js';
export {
  Certificate,
  Ciphertext,
  DigestedText,
  EncryptedKey,
  EncryptedText,
  Hello,
  KeyShare,
  Plaintext,
  PrivateKeyCiphertext,
  RsaPublicKey,
  SymmetricKey,
  UnsignedCertificate,
};

/** All messages of the small rungs, by type byte. */
export const messagesByType: ReadonlyMap<number, Message<unknown>> = new Map(
  [
    Hello,
    Plaintext,
    DigestedText,
    SymmetricKey,
    Ciphertext,
    RsaPublicKey,
    EncryptedKey,
    EncryptedText,
    PrivateKeyCiphertext,
    KeyShare,
    UnsignedCertificate,
    Certificate,
  ].map((message) => [message.type, message as Message<unknown>]),
);

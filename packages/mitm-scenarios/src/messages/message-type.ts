import { type EnumCodec, enumOf, u8 } from '@cutaway/primitives/wire';

const values = {
  hello: 1,
  plaintext: 2,
  digested_text: 3,
  symmetric_key: 4,
  ciphertext: 5,
  rsa_public_key: 6,
  encrypted_key: 7,
  encrypted_text: 8,
  private_key_ciphertext: 9,
  key_share: 10,
  unsigned_certificate: 11,
  certificate: 12,
} as const;

/** First byte of every message of the small rungs. The messages are this project's own, the fields are the RFCs'. */
export const MessageType: EnumCodec<typeof values> = enumOf(u8, 'MessageType', values);

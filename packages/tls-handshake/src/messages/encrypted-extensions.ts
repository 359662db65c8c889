import { type Codec, struct } from '@cutaway/primitives/wire';
import { extensionBlock } from '../extensions/block.js';
import type { Extension } from '../extensions/definition.js';
import { defineHandshake, type HandshakeDefinition } from './definition.js';

export interface EncryptedExtensions {
  extensions: Extension[];
}

const body: Codec<EncryptedExtensions> = struct<EncryptedExtensions>('EncryptedExtensions', {
  extensions: extensionBlock.EncryptedExtensions,
});

/** The server's answers that are not needed to make keys; the first encrypted message. */
export const EncryptedExtensions: HandshakeDefinition<EncryptedExtensions> = defineHandshake(
  'encrypted_extensions',
  'EncryptedExtensions',
  'RFC 8446 §4.3.1',
  body,
);

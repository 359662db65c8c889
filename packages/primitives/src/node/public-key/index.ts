import type { CryptoProvider } from '../../crypto/provider.js';
import { publicKeyOf } from '../../noble/public-key/generate.js';
import { nodeEncryption } from './encryption.js';
import { generateKeyPair } from './generate.js';
import { nodeSignatures } from './signatures.js';

/** The public-key algorithms of the `node` provider. */
export const nodePublicKey: Pick<
  CryptoProvider,
  'generateKeyPair' | 'publicKey' | 'sign' | 'verify' | 'encrypt' | 'decrypt'
> = { generateKeyPair, publicKey: publicKeyOf, ...nodeSignatures, ...nodeEncryption };

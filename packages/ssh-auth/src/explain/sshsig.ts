import type { Catalogue } from '@cutaway/primitives/explain';
import type { SignerOutcome } from '../sshsig/allowed-signers.js';

/** What a line of an `allowed_signers` file says about a signature. */
export const sshsigPhrases: Catalogue<`signer.${SignerOutcome}`> = {
  'signer.allowed': { en: '{file}:{line} allows it.', zh: '{file}:{line} 允许该签名。' },
  'signer.broken': { en: '{file}:{line} cannot be read and is passed over.', zh: '{file}:{line} 无法解析，已跳过。' },
  'signer.key': { en: '{file}:{line} is about another key.', zh: '{file}:{line} 针对的是另一把密钥。' },
  'signer.principal': {
    en: '{file}:{line} has the key, but for other signers.',
    zh: '{file}:{line} 有这把密钥，但签名人不同。',
  },
  'signer.namespace': {
    en: '{file}:{line} has the key, but not for signatures of this kind (namespace).',
    zh: '{file}:{line} 有这把密钥，但不适用于这类签名（namespace）。',
  },
  'signer.not-yet-valid': {
    en: '{file}:{line} has the key, but only for signatures that were made later.',
    zh: '{file}:{line} 有这把密钥，但只适用于更晚的签名。',
  },
  'signer.expired': {
    en: '{file}:{line} has the key, but only for signatures that were made earlier.',
    zh: '{file}:{line} 有这把密钥，但只适用于更早的签名。',
  },
  'signer.certificate': {
    en: '{file}:{line} has the authority, but the certificate is not good.',
    zh: '{file}:{line} 有这个 CA，但证书不合格。',
  },
};

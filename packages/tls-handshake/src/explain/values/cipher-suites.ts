import type { Phrase } from '@cutaway/primitives/explain';
import type { BulkEncryption, CipherSuiteParameters, KeyExchangeMethod } from '../../registry/cipher-suites.js';
import { CipherSuite, type CipherSuiteName, cipherSuite } from '../../registry/index.js';

const EXCHANGES: Readonly<Record<KeyExchangeMethod, Phrase>> = {
  ECDHE: { en: 'fresh elliptic-curve keys for each connection', zh: '每次连接都用新的椭圆曲线密钥交换' },
  DHE: { en: 'fresh Diffie-Hellman keys for each connection', zh: '每次连接都用新的 Diffie-Hellman 密钥交换' },
  RSA: {
    en: 'a secret encrypted to the server’s RSA key, readable for ever by whoever gets that key',
    zh: '密钥用服务器的 RSA 公钥加密，谁日后拿到私钥就能解开全部录下的流量',
  },
};

const AUTHENTICATIONS = {
  RSA: { en: 'signed with RSA', zh: '服务器用 RSA 签名' },
  ECDSA: { en: 'signed with ECDSA', zh: '服务器用 ECDSA 签名' },
  DSS: { en: 'signed with DSA', zh: '服务器用 DSA 签名' },
  anon: { en: 'with nobody proving who they are', zh: '双方都不证明身份' },
} as const satisfies Record<string, Phrase>;

function protection({ encryption }: CipherSuiteParameters): Phrase {
  const { algorithm } = encryption;
  if (algorithm === 'NULL') return { en: 'no encryption at all', zh: '完全不加密' };
  if (encryption.type === 'aead') return { en: `${algorithm} for the records`, zh: `记录用 ${algorithm} 保护` };
  return {
    en: `${algorithm} with HMAC-${encryption.mac.hash} for the records`,
    zh: `记录用 ${algorithm} 加 HMAC-${encryption.mac.hash} 保护`,
  };
}

/** What is to be said against a suite; nothing when nothing is. */
function warning({ encryption, export: weakened, authentication }: CipherSuiteParameters): Phrase | undefined {
  if (weakened) return { en: 'Keys of 40 bits: broken.', zh: '密钥只有 40 位，早已被攻破。' };
  if (authentication === 'anon') return { en: 'Anyone can stand in between.', zh: '任何人都能充当中间人。' };
  return cipherWarning(encryption);
}

function cipherWarning({ type, algorithm }: BulkEncryption): Phrase | undefined {
  if (algorithm === 'NULL') return { en: 'Everyone can read along.', zh: '谁都能看到内容。' };
  if (type === 'stream') return { en: 'RC4 is broken (RFC 7465).', zh: 'RC4 已被攻破（RFC 7465）。' };
  if (algorithm === 'DES-CBC') return { en: 'Keys of 56 bits: broken.', zh: '密钥只有 56 位，已被攻破。' };
  if (algorithm === '3DES-EDE-CBC')
    return { en: 'Blocks of 64 bits: Sweet32.', zh: '分组只有 64 位，受 Sweet32 攻击。' };
  if (type === 'block') return { en: 'CBC has a history of padding oracles.', zh: 'CBC 屡次出现填充预言攻击。' };
  return undefined;
}

function sentence(suite: CipherSuiteParameters): Phrase {
  const { keyExchange, authentication, hash } = suite;
  const records = protection(suite);
  const against = warning(suite);
  if (keyExchange === null) {
    return {
      en: `TLS 1.3: ${records.en}, ${hash} for the key schedule. Key exchange and signature are agreed elsewhere.`,
      zh: `TLS 1.3：${records.zh}，密钥派生用 ${hash}。密钥交换和签名算法另行协商。`,
    };
  }
  const exchange = EXCHANGES[keyExchange];
  // The RSA key that a secret is encrypted to signs nothing.
  const proof = keyExchange === 'RSA' || authentication === null ? undefined : AUTHENTICATIONS[authentication];
  return {
    en: `${capital([exchange.en, proof?.en].filter(Boolean).join(', '))}; ${records.en}.${against ? ` ${against.en}` : ''}`,
    zh: `${[exchange.zh, proof?.zh].filter(Boolean).join('，')}；${records.zh}。${against?.zh ?? ''}`,
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const SIGNALS = {
  TLS_NULL_WITH_NULL_NULL: {
    en: 'What every connection begins with before keys are agreed: no protection. Never to be offered.',
    zh: '协商出密钥之前的初始状态：毫无保护，绝不应提供。',
  },
  TLS_EMPTY_RENEGOTIATION_INFO_SCSV: {
    en: 'No suite but a signal: I know secure renegotiation (RFC 5746).',
    zh: '并非套件，而是信号：我支持安全重协商（RFC 5746）。',
  },
  TLS_FALLBACK_SCSV: {
    en: 'No suite but a signal: I tried a newer version before, so refuse if you know it (RFC 7507).',
    zh: '并非套件，而是信号：我先前尝试过更高版本；你若支持，请拒绝这次降级（RFC 7507）。',
  },
} as const satisfies Partial<Record<CipherSuiteName, Phrase>>;

/** What each cipher suite is made of, put together from its parts. */
export const cipherSuites: Readonly<Record<string, Phrase>> = {
  ...Object.fromEntries(
    Object.entries(CipherSuite.of).flatMap(([name, id]) => {
      const suite = cipherSuite(id);
      return suite === undefined ? [] : [[name, sentence(suite)] as const];
    }),
  ),
  ...SIGNALS,
};

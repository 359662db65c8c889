import * as crypto from 'node:crypto';
import { utf8 } from '@cutaway/primitives/bytes';
import type {
  CryptoProvider,
  EncryptionAlgorithm,
  KeyGeneration,
  SignatureAlgorithm,
} from '@cutaway/primitives/crypto';
import { noble } from '@cutaway/primitives/noble';
import { nodeCrypto } from '@cutaway/primitives/node';
import { type Comparison, compare } from '@cutaway/test-support/bench';

const CONTENDERS = ['noble', 'node', 'node:crypto'] as const;
type Row = Comparison<(typeof CONTENDERS)[number]>;

const MESSAGE = utf8('a message of forty bytes, give or take a few');

const both = (work: (provider: CryptoProvider) => () => unknown): Pick<Row['contenders'], 'noble' | 'node'> => ({
  noble: work(noble),
  node: work(nodeCrypto),
});

/** Key pairs as `node:crypto` makes them, for the contender without us. */
const native = {
  'RSA-1024': () => crypto.generateKeyPairSync('rsa', { modulusLength: 1024 }),
  'RSA-2048': () => crypto.generateKeyPairSync('rsa', { modulusLength: 2048 }),
  'RSA-3072': () => crypto.generateKeyPairSync('rsa', { modulusLength: 3072 }),
  'RSA-4096': () => crypto.generateKeyPairSync('rsa', { modulusLength: 4096 }),
  'DSA-2048': () => crypto.generateKeyPairSync('dsa', { modulusLength: 2048, divisorLength: 256 }),
  'P-256': () => crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  'P-384': () => crypto.generateKeyPairSync('ec', { namedCurve: 'P-384' }),
  'P-521': () => crypto.generateKeyPairSync('ec', { namedCurve: 'P-521' }),
  Ed25519: () => crypto.generateKeyPairSync('ed25519'),
  Ed448: () => crypto.generateKeyPairSync('ed448'),
} satisfies Readonly<Record<string, () => crypto.KeyPairKeyObjectResult>>;

interface SignatureRow {
  readonly key: keyof typeof native;
  readonly kind: KeyGeneration;
  readonly algorithm: SignatureAlgorithm;
  readonly digest: string | null;
  readonly options?: crypto.SigningOptions;
}

const PSS = { padding: crypto.constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
const rsa = (bits: 2048 | 3072 | 4096, name: 'RSASSA-PKCS1-v1_5' | 'RSASSA-PSS'): SignatureRow => ({
  key: `RSA-${bits}`,
  kind: { type: 'RSA', modulusLength: bits },
  algorithm: { name, hash: 'SHA-256' },
  digest: 'sha256',
  ...(name === 'RSASSA-PSS' ? { options: PSS } : {}),
});
const ecdsa = (curve: 'P-256' | 'P-384' | 'P-521', hash: 'SHA-256' | 'SHA-384' | 'SHA-512'): SignatureRow => ({
  key: curve,
  kind: { type: 'EC', curve },
  algorithm: { name: 'ECDSA', hash },
  digest: hash.replace('-', '').toLowerCase(),
});
const eddsa = (name: 'Ed25519' | 'Ed448'): SignatureRow => ({
  key: name,
  kind: { type: name },
  algorithm: { name },
  digest: null,
});

const SIGNATURES: readonly SignatureRow[] = [
  rsa(2048, 'RSASSA-PKCS1-v1_5'),
  rsa(2048, 'RSASSA-PSS'),
  rsa(3072, 'RSASSA-PSS'),
  rsa(4096, 'RSASSA-PKCS1-v1_5'),
  {
    key: 'DSA-2048',
    kind: { type: 'DSA', modulusLength: 2048 },
    algorithm: { name: 'DSA', hash: 'SHA-256' },
    digest: 'sha256',
  },
  ecdsa('P-256', 'SHA-256'),
  ecdsa('P-384', 'SHA-384'),
  ecdsa('P-521', 'SHA-512'),
  eddsa('Ed25519'),
  eddsa('Ed448'),
];

const title = ({ algorithm: { name }, key }: SignatureRow): string => (name === key ? name : `${name} ${key}`);
const signing: Row[] = [];
const verifying: Row[] = [];
for (const row of SIGNATURES) {
  const { kind, algorithm, digest, options = {} } = row;
  const { privateKey, publicKey } = nodeCrypto.generateKeyPair(kind);
  const signature = nodeCrypto.sign(algorithm, privateKey, MESSAGE);
  const pair = native[row.key]();
  const theirs = crypto.sign(digest, MESSAGE, { key: pair.privateKey, ...options });
  signing.push({
    name: title(row),
    contenders: {
      ...both((provider) => () => provider.sign(algorithm, privateKey, MESSAGE)),
      'node:crypto': () => crypto.sign(digest, MESSAGE, { key: pair.privateKey, ...options }),
    },
  });
  verifying.push({
    name: title(row),
    contenders: {
      ...both((provider) => () => provider.verify(algorithm, publicKey, MESSAGE, signature)),
      'node:crypto': () => crypto.verify(digest, MESSAGE, { key: pair.publicKey, ...options }, theirs),
    },
  });
}
await compare('Signing', CONTENDERS, signing);
await compare('Verifying', CONTENDERS, verifying);

/** As long as a TLS pre-master secret. */
const SECRET = new Uint8Array(48).fill(3);

function encryption(algorithm: EncryptionAlgorithm, padding: Omit<crypto.RsaPrivateKey, 'key'>): Row[] {
  const { privateKey, publicKey } = nodeCrypto.generateKeyPair({ type: 'RSA', modulusLength: 2048 });
  const ciphertext = nodeCrypto.encrypt(algorithm, publicKey, SECRET);
  const pair = crypto.generateKeyPairSync('rsa', { modulusLength: 2048 });
  const theirs = crypto.publicEncrypt({ ...padding, key: pair.publicKey }, SECRET);
  return [
    {
      name: `${algorithm.name} RSA-2048 encrypt`,
      contenders: {
        ...both((provider) => () => provider.encrypt(algorithm, publicKey, SECRET)),
        'node:crypto': () => crypto.publicEncrypt({ ...padding, key: pair.publicKey }, SECRET),
      },
    },
    {
      name: `${algorithm.name} RSA-2048 decrypt`,
      contenders: {
        ...both((provider) => () => provider.decrypt(algorithm, privateKey, ciphertext)),
        'node:crypto': () => crypto.privateDecrypt({ ...padding, key: pair.privateKey }, theirs),
      },
    },
  ];
}

const { RSA_PKCS1_PADDING, RSA_PKCS1_OAEP_PADDING } = crypto.constants;
await compare('Encryption', CONTENDERS, [
  ...encryption({ name: 'RSAES-PKCS1-v1_5' }, { padding: RSA_PKCS1_PADDING }),
  ...encryption({ name: 'RSAES-OAEP', hash: 'SHA-256' }, { padding: RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' }),
]);

const KEYS: readonly (readonly [keyof typeof native, KeyGeneration])[] = [
  ['RSA-1024', { type: 'RSA', modulusLength: 1024 }],
  ['RSA-2048', { type: 'RSA', modulusLength: 2048 }],
  ['DSA-2048', { type: 'DSA', modulusLength: 2048 }],
  ['P-256', { type: 'EC', curve: 'P-256' }],
  ['P-384', { type: 'EC', curve: 'P-384' }],
  ['P-521', { type: 'EC', curve: 'P-521' }],
  ['Ed25519', { type: 'Ed25519' }],
  ['Ed448', { type: 'Ed448' }],
];
await compare(
  'Making keys',
  CONTENDERS,
  KEYS.map(([name, kind]) => ({
    name,
    contenders: {
      ...both((provider) => () => provider.generateKeyPair(kind)),
      'node:crypto': native[name],
    },
  })),
);

const [password, salt] = [utf8('correct horse battery staple'), utf8('a salt of 16 byt')];
await compare('Keys from passwords', CONTENDERS, [
  {
    name: 'PBKDF2 SHA-256, 10,000 iterations',
    contenders: {
      ...both((provider) => () => provider.pbkdf2('SHA-256', password, salt, 10_000, 32)),
      'node:crypto': () => crypto.pbkdf2Sync(password, salt, 10_000, 32, 'sha256'),
    },
  },
  {
    name: 'scrypt N = 16384, r = 8, p = 1',
    contenders: {
      ...both((provider) => () => provider.scrypt(password, salt, { N: 16384, r: 8, p: 1 }, 32)),
      'node:crypto': () => crypto.scryptSync(password, salt, 32, { N: 16384, r: 8, p: 1, maxmem: 2 ** 26 }),
    },
  },
  {
    // OpenSSL has none.
    name: 'bcrypt-pbkdf, 16 rounds',
    contenders: both((provider) => () => provider.bcryptPbkdf(password, salt, 16, 48)),
  },
]);

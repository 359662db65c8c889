import * as crypto from 'node:crypto';
import type { CryptoProvider, KemName, KeyAgreementName } from '@cutaway/primitives/crypto';
import { noble } from '@cutaway/primitives/noble';
import { nodeCrypto } from '@cutaway/primitives/node';
import { type Comparison, compare } from '@cutaway/test-support/bench';

const CONTENDERS = ['noble', 'node', 'node:crypto'] as const;
type Row = Comparison<(typeof CONTENDERS)[number]>;
type Native = () => unknown;

const both = (work: (provider: CryptoProvider) => () => unknown): Pick<Row['contenders'], 'noble' | 'node'> => ({
  noble: work(noble),
  node: work(nodeCrypto),
});

/** One side of an exchange: a fresh key pair, then the secret with the peer's public key. */
function agreement(name: KeyAgreementName, native: Native | undefined): Row {
  return {
    name,
    contenders: {
      ...both((provider) => {
        const group = provider.keyAgreement(name);
        const peer = group.generateKeyPair().publicKey;
        return () => group.deriveSharedSecret(group.generateKeyPair().privateKey, peer);
      }),
      'node:crypto': native,
    },
  };
}

function nativeXdh(type: 'x25519' | 'x448'): Native {
  const generate = (): crypto.KeyPairKeyObjectResult =>
    type === 'x25519' ? crypto.generateKeyPairSync('x25519') : crypto.generateKeyPairSync('x448');
  const jwk = generate().publicKey.export({ format: 'jwk' });
  return () => {
    const { privateKey, publicKey: ours } = generate();
    const publicKey = crypto.createPublicKey({ key: jwk, format: 'jwk' });
    return [ours.export({ format: 'jwk' }), crypto.diffieHellman({ privateKey, publicKey })];
  };
}

function nativeEcdh(curve: string): Native {
  const peer = crypto.createECDH(curve).generateKeys();
  return () => {
    const ecdh = crypto.createECDH(curve);
    return [ecdh.generateKeys(), ecdh.computeSecret(peer)];
  };
}

function nativeDh(group: string): Native {
  const peer = crypto.getDiffieHellman(group).generateKeys();
  return () => {
    const dh = crypto.getDiffieHellman(group);
    return [dh.generateKeys(), dh.computeSecret(peer)];
  };
}

await compare('Key agreement: key pair and secret', CONTENDERS, [
  agreement('X25519', nativeXdh('x25519')),
  agreement('X448', nativeXdh('x448')),
  agreement('secp256r1', nativeEcdh('prime256v1')),
  agreement('secp384r1', nativeEcdh('secp384r1')),
  agreement('secp521r1', nativeEcdh('secp521r1')),
  agreement('modp1024', nativeDh('modp2')),
  agreement('modp2048', nativeDh('modp14')),
  agreement('modp3072', nativeDh('modp15')),
  agreement('modp4096', nativeDh('modp16')),
  agreement('modp8192', nativeDh('modp18')),
  // Node cannot be asked for RFC 7919's groups by name.
  agreement('ffdhe2048', undefined),
  agreement('ffdhe3072', undefined),
]);

/** Node has ML-KEM from 24.7. */
const hasMlKem = typeof crypto.encapsulate === 'function';

function kem(name: KemName): Row[] {
  const keys = noble.kem(name).generateKeyPair();
  const { ciphertext } = noble.kem(name).encapsulate(keys.publicKey);
  const native = name === 'ML-KEM-768' && hasMlKem ? crypto.generateKeyPairSync('ml-kem-768') : undefined;
  const sealed = native && crypto.encapsulate(native.publicKey).ciphertext;
  return [
    {
      name: `${name} generateKeyPair`,
      contenders: {
        ...both((provider) => () => provider.kem(name).generateKeyPair()),
        'node:crypto': native && (() => crypto.generateKeyPairSync('ml-kem-768')),
      },
    },
    {
      name: `${name} encapsulate`,
      contenders: {
        ...both((provider) => () => provider.kem(name).encapsulate(keys.publicKey)),
        'node:crypto': native && (() => crypto.encapsulate(native.publicKey)),
      },
    },
    {
      name: `${name} decapsulate`,
      contenders: {
        ...both((provider) => () => provider.kem(name).decapsulate(keys.privateKey, ciphertext)),
        'node:crypto': native && sealed && (() => crypto.decapsulate(native.privateKey, sealed)),
      },
    },
  ];
}

await compare('Key encapsulation', CONTENDERS, [...kem('ML-KEM-768'), ...kem('X25519MLKEM768')]);

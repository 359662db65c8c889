import type { CryptoProvider, PrivateKey, PublicKey } from '@cutaway/primitives/crypto';
import { type DerReader, readDer, sequence, Tag, unsigned } from '../der/index.js';
import type { AlgorithmIdentifier } from './algorithm-identifier.js';

type DsaPublicKey = Extract<PublicKey, { type: 'DSA' }>;
type DsaPrivateKey = Extract<PrivateKey, { type: 'DSA' }>;
type DsaParameters = Pick<DsaPublicKey, 'p' | 'q' | 'g'>;

/** Dss-Parms (RFC 3279 §2.3.2); `undefined` when they are to be inherited from the issuer. */
export function dsaParameters({ parameters }: AlgorithmIdentifier): DsaParameters | undefined {
  if (parameters?.tag !== Tag.SEQUENCE) return undefined;
  return readDer(parameters.bytes, 'Dss-Parms', (reader) =>
    reader.sequence('', 'Dss-Parms', () => ({
      p: reader.unsigned('p'),
      q: reader.unsigned('q'),
      g: reader.unsigned('g'),
    })),
  );
}

export function encodeDsaParameters({ p, q, g }: DsaParameters): Uint8Array {
  return sequence(unsigned(p), unsigned(q), unsigned(g));
}

/** DSAPublicKey (RFC 3279 §2.3.2). */
export function readDsaPublicKey(reader: DerReader, parameters: DsaParameters): DsaPublicKey {
  return { type: 'DSA', ...parameters, y: reader.unsigned('') };
}

/** The INTEGER x that PKCS#8 holds; y is computed. */
export function readDsaPrivateKey(
  reader: DerReader,
  parameters: DsaParameters,
  provider: CryptoProvider,
): DsaPrivateKey {
  const x = reader.unsigned('');
  const y = provider.keyAgreement({ p: parameters.p, g: parameters.g, q: parameters.q }).publicKey(x);
  return { type: 'DSA', ...parameters, x, y };
}

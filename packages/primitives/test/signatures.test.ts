import { fromHex, toHex, unsignedToBytes } from '@cutaway/primitives/bytes';
import type { EllipticCurve, HashName, PublicKey } from '@cutaway/primitives/crypto';
import { describe, expect } from 'vitest';
import { providers } from './providers.js';
import { rsaPrivateKeyFromPkcs8 } from './rsa-keys.js';
import { type WycheproofTest, wycheproof } from './wycheproof.js';

interface SignatureTest extends WycheproofTest {
  readonly msg: string;
  readonly sig: string;
}

interface RsaGroup {
  readonly sha: HashName;
  readonly publicKey: { readonly modulus: string; readonly publicExponent: string };
}

interface RsaSigningGroup {
  readonly sha: HashName;
  readonly privateKeyPkcs8: string;
}

interface DsaGroup {
  readonly sha: HashName;
  readonly publicKey: { readonly p: string; readonly q: string; readonly g: string; readonly y: string };
}

interface PssGroup extends RsaGroup {
  readonly mgfSha: HashName;
  readonly sLen: number;
}

interface EcdsaGroup {
  readonly sha: HashName;
  readonly publicKey: { readonly curve: string; readonly uncompressed: string };
}

interface EddsaGroup {
  readonly publicKey: { readonly curve: string; readonly pk: string };
}

/** The shortest bytes of an integer that the file writes as DER does, with a zero in front where needed. */
const integer = (hex: string): Uint8Array => unsignedToBytes(BigInt(`0x${hex}`));

const rsaPublicKey = ({ publicKey }: RsaGroup): PublicKey => ({
  type: 'RSA',
  n: integer(publicKey.modulus),
  e: integer(publicKey.publicExponent),
});

const CURVES: Readonly<Record<string, EllipticCurve>> = {
  secp256r1: 'P-256',
  secp384r1: 'P-384',
  secp521r1: 'P-521',
};

describe.each(providers)('$name', (provider) => {
  for (const file of ['2048_sha256', '2048_sha384', '4096_sha512']) {
    wycheproof<RsaGroup, SignatureTest>(
      `rsa_signature_${file}`,
      (test, group) =>
        provider.verify(
          { name: 'RSASSA-PKCS1-v1_5', hash: group.sha },
          rsaPublicKey(group),
          fromHex(test.msg),
          fromHex(test.sig),
        ),
      // A DigestInfo whose parameters are absent instead of NULL (RFC 8017 B.1 makes them NULL here).
      { acceptable: () => false },
    );
  }

  wycheproof<RsaSigningGroup, SignatureTest>(
    'rsa_pkcs1_2048_sig_gen',
    (test, group) => {
      const key = rsaPrivateKeyFromPkcs8(group.privateKeyPkcs8);
      const signature = provider.sign({ name: 'RSASSA-PKCS1-v1_5', hash: group.sha }, key, fromHex(test.msg));
      expect(toHex(signature)).toBe(test.sig);
    },
    // SHA-1 and e = 3: protocols decide about them.
    { acceptable: () => true },
  );

  for (const file of ['2048_sha256_mgf1_32', '2048_sha384_mgf1_48', '4096_sha512_mgf1_64', 'misc']) {
    wycheproof<PssGroup, SignatureTest>(`rsa_pss_${file}`, (test, group) =>
      provider.verify(
        { name: 'RSASSA-PSS', hash: group.sha, mgfHash: group.mgfSha, saltLength: group.sLen },
        rsaPublicKey(group),
        fromHex(test.msg),
        fromHex(test.sig),
      ),
    );
  }

  for (const file of [
    'secp256r1_sha256',
    'secp256r1_sha512',
    'secp384r1_sha384',
    'secp384r1_sha512',
    'secp521r1_sha512',
  ]) {
    wycheproof<EcdsaGroup, SignatureTest>(`ecdsa_${file}`, (test, group) =>
      provider.verify(
        { name: 'ECDSA', hash: group.sha },
        {
          type: 'EC',
          curve: CURVES[group.publicKey.curve] as EllipticCurve,
          point: fromHex(group.publicKey.uncompressed),
        },
        fromHex(test.msg),
        fromHex(test.sig),
      ),
    );
  }

  for (const name of ['Ed25519', 'Ed448'] as const) {
    wycheproof<EddsaGroup, SignatureTest>(name.toLowerCase(), (test, group) =>
      provider.verify({ name }, { type: name, key: fromHex(group.publicKey.pk) }, fromHex(test.msg), fromHex(test.sig)),
    );
  }

  for (const file of ['2048_224_sha224', '2048_256_sha256']) {
    wycheproof<DsaGroup, SignatureTest>(
      `dsa_${file}`,
      (test, { sha, publicKey: { p, q, g, y } }) =>
        provider.verify(
          { name: 'DSA', hash: sha },
          { type: 'DSA', p: integer(p), q: integer(q), g: integer(g), y: integer(y) },
          fromHex(test.msg),
          fromHex(test.sig),
        ),
      // Integers in BER that lack the zero in front.
      { acceptable: () => false },
    );
  }
});

import { createPrivateKey, type KeyObject } from 'node:crypto';
import { base64url, fromHex } from '@cutaway/primitives/bytes';
import type { RsaPrivateKey } from '@cutaway/primitives/crypto';

/** An RSA key of `node:crypto` as plain data. */
function rsaPrivateKeyOf(key: KeyObject): RsaPrivateKey {
  const jwk = key.export({ format: 'jwk' });
  const read = (text: string | undefined): Uint8Array => base64url.decode(text as string);
  return {
    type: 'RSA',
    n: read(jwk.n),
    e: read(jwk.e),
    d: read(jwk.d),
    p: read(jwk.p),
    q: read(jwk.q),
    dP: read(jwk.dp),
    dQ: read(jwk.dq),
    qInv: read(jwk.qi),
  };
}

/** An RSA private key from its PKCS #8 encoding in hexadecimal, as Wycheproof has it. */
export function rsaPrivateKeyFromPkcs8(hex: string): RsaPrivateKey {
  return rsaPrivateKeyOf(createPrivateKey({ key: fromHex(hex) as Buffer, format: 'der', type: 'pkcs8' }));
}

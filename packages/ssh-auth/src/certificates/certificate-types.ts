import { PUBLIC_KEY_FORMATS, type PublicKeyType } from '../keys/public-key-formats.js';

const BY_CERTIFICATE_TYPE: ReadonlyMap<string, PublicKeyType> = new Map(
  (Object.keys(PUBLIC_KEY_FORMATS) as PublicKeyType[]).map((type) => [certificateTypeOf(type), type]),
);

/**
 * The name of the certificate form of a key type or signature algorithm: `ssh-ed25519` has
 * `ssh-ed25519-cert-v01@openssh.com`, `rsa-sha2-512` has `rsa-sha2-512-cert-v01@openssh.com` (PROTOCOL.certkeys).
 */
export function certificateTypeOf(name: string): string {
  return `${name.replace(/@openssh\.com$/, '')}-cert-v01@openssh.com`;
}

/** The type of the key inside certificates of a type; `undefined` when that is no certificate type. */
export function certifiedKeyType(certificateType: string): PublicKeyType | undefined {
  return BY_CERTIFICATE_TYPE.get(certificateType);
}

import { type Codec, struct, vec16 } from '@cutaway/primitives/wire';
import { SignatureScheme } from '../registry/signature-schemes.js';
import { defineExtension, type ExtensionDefinition } from './definition.js';

/** SignatureSchemeList (RFC 8446 §4.2.3), best first. */
export interface SignatureSchemeList {
  supported_signature_algorithms: number[];
}

const SignatureSchemeList: Codec<SignatureSchemeList> = struct<SignatureSchemeList>('SignatureSchemeList', {
  supported_signature_algorithms: vec16(SignatureScheme, { min: 2 }),
});

type OneList = { ClientHello: Codec<SignatureSchemeList>; CertificateRequest: Codec<SignatureSchemeList> };

/** `signature_algorithms`: what the sender verifies signatures with. A client must send it for certificates to be used. */
export const signatureAlgorithms: ExtensionDefinition<OneList> = defineExtension(
  'signature_algorithms',
  'RFC 8446 §4.2.3',
  { ClientHello: SignatureSchemeList, CertificateRequest: SignatureSchemeList },
);

/** `signature_algorithms_cert`: the same for signatures inside certificates, where they differ. */
export const signatureAlgorithmsCert: ExtensionDefinition<OneList> = defineExtension(
  'signature_algorithms_cert',
  'RFC 8446 §4.2.3',
  { ClientHello: SignatureSchemeList, CertificateRequest: SignatureSchemeList },
);

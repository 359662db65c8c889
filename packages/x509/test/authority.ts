import type { KeyGeneration, KeyPair } from '@cutaway/primitives/crypto';
import { noble as provider } from '@cutaway/primitives/noble';
import type { Certificate } from '../src/certificate/index.js';
import { caExtensions, createCertificate, endEntityExtensions } from '../src/create/index.js';
import type { GeneralNameInput } from '../src/general-name/index.js';
import type { AttributeInput } from '../src/name/index.js';

export const notBefore: Date = new Date('2026-01-01T00:00:00Z');
export const notAfter: Date = new Date('2027-01-01T00:00:00Z');
/** A moment at which the certificates made here are valid. */
export const time: Date = new Date('2026-06-01T00:00:00Z');

/** A certificate with its key. */
export interface Identity {
  readonly certificate: Certificate;
  readonly keys: KeyPair;
}

interface Options {
  readonly keys?: KeyPair;
  readonly kind?: KeyGeneration;
  readonly notAfter?: Date;
  readonly serialNumber?: Uint8Array;
  /** Added to the usual extensions. */
  readonly extensions?: readonly Uint8Array[];
}

/** Key pairs cost time; what is tested seldom depends on which one it is. */
export function newKeys(kind: KeyGeneration = { type: 'Ed25519' }): KeyPair {
  return provider.generateKeyPair(kind);
}

function issue(
  subject: readonly AttributeInput[],
  issuer: Identity | undefined,
  keys: KeyPair,
  extensions: readonly Uint8Array[],
  options: Options,
): Identity {
  const certificate = createCertificate(
    {
      subject,
      publicKey: keys.publicKey,
      notBefore,
      notAfter: options.notAfter ?? notAfter,
      ...(options.serialNumber === undefined ? {} : { serialNumber: options.serialNumber }),
      extensions: [...extensions, ...(options.extensions ?? [])],
    },
    { certificate: issuer?.certificate, privateKey: (issuer?.keys ?? keys).privateKey },
    { provider },
  );
  return { certificate, keys };
}

/** A CA; a root when there is no issuer. */
export function newCa(
  name: string,
  issuer?: Identity,
  options: Options & { readonly pathLen?: number } = {},
): Identity {
  const keys = options.keys ?? newKeys(options.kind);
  const extensions = caExtensions({
    publicKey: keys.publicKey,
    issuer: issuer?.certificate,
    ...(options.pathLen === undefined ? {} : { pathLenConstraint: options.pathLen }),
    provider,
  });
  return issue([{ CN: name }], issuer, keys, extensions, options);
}

/** A server or other end entity. */
export function newEndEntity(
  issuer: Identity | undefined,
  options: Options & {
    readonly names?: readonly (string | GeneralNameInput)[];
    readonly subject?: readonly AttributeInput[];
    readonly purposes?: readonly string[];
  } = {},
): Identity {
  const { names = ['example.com'], subject = [], purposes } = options;
  const keys = options.keys ?? newKeys(options.kind);
  const extensions = endEntityExtensions({
    publicKey: keys.publicKey,
    issuer: issuer?.certificate,
    names,
    ...(purposes === undefined ? {} : { purposes }),
    emptySubject: subject.length === 0,
    provider,
  });
  return issue(subject, issuer, keys, extensions, options);
}

import type { CryptoProvider, KeyGeneration, KeyPair, PrivateKey, RandomSource } from '@cutaway/primitives/crypto';
import type { Certificate } from '../certificate/index.js';
import type { GeneralNameInput } from '../general-name/index.js';
import type { AttributeInput } from '../name/index.js';
import type { Locations } from './extensions.js';

/** What an authority works with. */
export interface AuthorityOptions {
  readonly provider: CryptoProvider;
  /** Replaces the provider's generator, for runs that must be repeatable. */
  readonly random?: RandomSource;
  /** The time; the system's unless given. */
  readonly now?: () => Date;
}

/** A certificate with its key and the authorities above it, its own first and without the root. */
export interface Issued {
  readonly certificate: Certificate;
  readonly privateKey: PrivateKey;
  readonly chain: readonly Certificate[];
}

/** What every certificate can be asked to have. */
export interface CommonRequest {
  readonly subject?: readonly AttributeInput[];
  /** P-256 unless given. */
  readonly key?: KeyGeneration;
  /** A key pair that is there already. */
  readonly keys?: KeyPair;
  /** Days it is good for, from an hour ago on. */
  readonly days?: number;
}

/** What an end entity's certificate is to be. */
export interface LeafRequest extends CommonRequest {
  /** Host names, addresses, mailboxes (`a@example.com`), or GeneralNames. */
  readonly names?: readonly (string | GeneralNameInput)[];
  readonly mustStaple?: boolean;
}

/** What an authority's certificate is to be. */
export interface AuthorityRequest extends CommonRequest {
  readonly subject: readonly AttributeInput[];
  /** Authorities that may stand below. */
  readonly pathLenConstraint?: number;
  /** Names that certificates below may or must not have: `example.com`, `192.0.2.0/24`; see {@link nameSubtrees}. */
  readonly nameConstraints?: { readonly permitted?: readonly string[]; readonly excluded?: readonly string[] };
  readonly locations?: Locations;
}

import type { CryptoProvider, KeyGeneration, KeyPair, PublicKey } from '@cutaway/primitives/crypto';
import type { Credential } from '@cutaway/tls-handshake';
import type { Authority, InsecureChange } from '@cutaway/x509/authority';
import { NAMED_CHANGES, type NamedChange, selfSigned } from '@cutaway/x509/authority/lab';
import { parseCertificate } from '@cutaway/x509/certificate';
import { ScenarioError } from '../../../errors.js';
import { nearest } from '../../../nearest.js';

/**
 * Which certificate the client is shown.
 *
 * - `trusted`: for the right name, from the interception's own authority. Accepted by clients that trust in that one.
 * - `self-signed`: for the right name, from nobody.
 * - `wrong-host`: from the authority, for another name.
 * - `genuine`: the server's own, without its private key: the proof fails.
 * - the others of {@link presentable}: from the authority, with one defect.
 */
export type Presented = 'trusted' | 'self-signed' | 'wrong-host' | 'genuine' | NamedChange;

/** Defects of certificates that can still be read, so that a handshake with them goes on. */
const DEFECTS: readonly NamedChange[] = [
  'expired',
  'not-yet-valid',
  'other-issuer',
  'flipped-signature-bit',
  'signature-sha1',
  'no-subject-alt-name',
  'wildcard-alone',
  'nul-in-name',
  'is-a-ca',
  'client-auth-only',
  'code-signing-only',
  'key-agreement-only',
  'unknown-critical-extension',
];

/** All of them. */
export const presentable: readonly Presented[] = ['trusted', 'self-signed', 'wrong-host', 'genuine', ...DEFECTS];

/** Days that certificates of one run are good for. */
const DAYS = 7;
/** Certificates kept to be shown again. */
const MAX_KEPT = 1000;
const WRONG_HOST = 'wrong.host.invalid';
const EC: KeyGeneration = { type: 'EC', curve: 'P-256' };
const RSA: KeyGeneration = { type: 'RSA', modulusLength: 2048 };

/** Makes certificates as they are needed, and keeps them: the same name is always shown the same one. */
export class PresentedCertificates {
  private readonly authority: Authority;
  private readonly present: Presented;
  private readonly provider: CryptoProvider;
  private readonly keys = new Map<string, KeyPair>();
  private readonly kept = new Map<string, Credential>();

  /** @throws {ScenarioError} `mitm/unknown-certificate`. */
  constructor(authority: Authority, present: Presented) {
    if (!presentable.includes(present)) {
      const suggestion = nearest(present, presentable);
      throw new ScenarioError('mitm/unknown-certificate', { name: present, suggestion, known: presentable });
    }
    this.authority = authority;
    this.present = present;
    this.provider = authority.options.provider;
  }

  /**
   * The certificate to show, with a key that is ours.
   *
   * @param names what the client may be asking for, the likeliest first.
   * @param takesEcdsa whether the client does; RSA otherwise.
   * @param genuine the server's own chain, DER; empty when it showed none.
   */
  credential(names: readonly string[], takesEcdsa: boolean, genuine: readonly Uint8Array[]): Credential {
    const [own] = genuine;
    if (this.present === 'genuine' && own !== undefined) {
      const { publicKey } = parseCertificate(own).subjectPublicKeyInfo;
      return { certificates: genuine, privateKey: this.keysFor(sameKind(publicKey)).privateKey };
    }
    const id = `${takesEcdsa} ${names.join(' ')}`;
    const kept = this.kept.get(id);
    if (kept !== undefined) return kept;
    const made = this.make(names, this.keysFor(takesEcdsa ? EC : RSA));
    if (this.kept.size >= MAX_KEPT) this.kept.delete(this.kept.keys().next().value as string);
    this.kept.set(id, made);
    return made;
  }

  private make(names: readonly string[], keys: KeyPair): Credential {
    const { authority, present } = this;
    const above = authority.chain.map(({ bytes }) => bytes);
    const request = { names: present === 'wrong-host' ? [WRONG_HOST] : names, keys, days: DAYS };
    if (present === 'trusted' || present === 'wrong-host' || present === 'genuine') {
      const { chain, privateKey } = authority.issueServer(request);
      return { certificates: chain.map(({ bytes }) => bytes), privateKey };
    }
    const change: InsecureChange = present === 'self-signed' ? selfSigned(keys) : NAMED_CHANGES[present];
    const { der, privateKey } = authority.insecureIssue(request, change);
    return { certificates: present === 'self-signed' ? [der] : [der, ...above], privateKey };
  }

  private keysFor(kind: KeyGeneration): KeyPair {
    const id = JSON.stringify(kind);
    const keys = this.keys.get(id) ?? this.provider.generateKeyPair(kind);
    this.keys.set(id, keys);
    return keys;
  }
}

/** A key that can make signatures like another's. */
function sameKind(publicKey: PublicKey | undefined): KeyGeneration {
  if (publicKey?.type === 'EC') return { type: 'EC', curve: publicKey.curve };
  return publicKey === undefined || publicKey.type.startsWith('RSA')
    ? RSA
    : ({ type: publicKey.type } as KeyGeneration);
}

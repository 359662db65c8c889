import { nodeCrypto } from '@cutaway/primitives/node';
import type { RevocationReason } from '@cutaway/ssh-auth/revocation';
import { parseRevokedKeys } from '@cutaway/ssh-auth/revocation';
import { AllowedSigners, parseSshsig, type SignerStep, type Sshsig, verifySshsig } from '@cutaway/ssh-auth/sshsig';
import { readBytes, readText } from '../../files.js';
import { located } from './located.js';

/** What a signature is to be checked against. */
export interface SignerQuestion {
  readonly message: Uint8Array;
  readonly signatureFile: string;
  readonly namespace: string;
  /** Without, it is not asked whose signature it is. */
  readonly allowedSigners?: string | undefined;
  /** Without, any name that the file has for the key. */
  readonly principal?: string | undefined;
  /** A KRL or a list of public keys. */
  readonly revoked?: string | undefined;
  /** Seconds since 1970, when it was signed. */
  readonly time: number;
}

/** Why a signature is not taken. */
export type SignerRefusal = 'signature' | 'namespace' | 'revoked' | 'signer';

/** What came out. */
export interface SignerVerdict {
  readonly signature: Sshsig;
  readonly refusal?: SignerRefusal;
  readonly revoked?: RevocationReason;
  /** The names it is good for; none when it was not asked whose it is. */
  readonly principals: readonly string[];
  /** What the lines of the file say. */
  readonly steps: readonly SignerStep[];
}

/**
 * Checks a signature and its signer.
 *
 * @throws {SshError} for signatures and lists that cannot be read; {@link Failure} for files.
 */
export function checkSigner(question: SignerQuestion): SignerVerdict {
  const { message, namespace, time } = question;
  const text = readText(question.signatureFile);
  const signature = located(question.signatureFile, undefined, () => parseSshsig(text));
  const base = { signature, principals: [], steps: [] };
  if (signature.namespace !== namespace) return { ...base, refusal: 'namespace' };
  if (verifySshsig(message, namespace, signature, nodeCrypto) === undefined) return { ...base, refusal: 'signature' };
  const revoked =
    question.revoked === undefined
      ? undefined
      : parseRevokedKeys(readBytes(question.revoked)).revocationOf(signature, nodeCrypto);
  if (revoked !== undefined) return { ...base, refusal: 'revoked', revoked };
  if (question.allowedSigners === undefined) return base;
  const signers = new AllowedSigners(readText(question.allowedSigners), question.allowedSigners, nodeCrypto);
  const names = question.principal === undefined ? signers.principalsOf({ ...signature, time }) : [question.principal];
  // A line may name its signers by patterns, which then stand for themselves.
  const results = names.map((principal) => ({
    principal,
    ...signers.check({ ...signature, principal, namespace, time }),
  }));
  const allowed = results.filter((result) => result.allowed);
  if (allowed.length > 0)
    return { ...base, principals: allowed.map(({ principal }) => principal), steps: allowed[0]?.steps ?? [] };
  const { steps } = results[0] ?? signers.check({ ...signature, principal: '', namespace, time });
  return { ...base, refusal: 'signer', steps };
}

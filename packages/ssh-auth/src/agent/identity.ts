import { concat } from '@cutaway/primitives/bytes';
import type { PrivateKey } from '@cutaway/primitives/crypto';
import { Reader, Writer } from '@cutaway/primitives/wire';
import { isCertificateType, parseCertificate, type SshCertificate } from '../certificates/certificate.js';
import { SshError } from '../errors/index.js';
import { readPrivateKey, writePrivateKey } from '../keys/openssh-key-file.js';
import {
  edwardsPrivateKey,
  malformedPrivateKey,
  rsaPrivateKey,
  type SshPrivateKey,
  sshPrivateKey,
} from '../keys/private-key.js';
import { type SshPublicKey, samePublicKey } from '../keys/public-key.js';
import { ELLIPTIC_CURVES } from '../keys/public-key-formats.js';
import { padded } from '../keys/signature.js';
import { mpint, string, text } from '../wire/index.js';
import { type KeyConstraints, readConstraints, writeConstraints } from './constraints.js';

/** A key for an agent to hold. */
export interface AgentKey {
  readonly key: SshPrivateKey;
  /** Shown in place of the key. */
  readonly certificate?: SshCertificate;
  readonly constraints: KeyConstraints;
}

/** Writes what SSH_AGENTC_ADD_IDENTITY holds (draft-ietf-sshm-ssh-agent §3.2). */
export function writeIdentity({ key, certificate, constraints }: AgentKey): Uint8Array {
  const writer = new Writer();
  if (certificate === undefined) writePrivateKey(writer, key);
  else writeCertified(writer, key, certificate);
  text().write(writer, key.comment);
  writeConstraints(writer, constraints);
  return writer.finish();
}

/**
 * Reads what SSH_AGENTC_ADD_IDENTITY and SSH_AGENTC_ADD_ID_CONSTRAINED hold.
 *
 * @throws {SshError} what is wrong with key, certificate or constraints; {@link WireError} for bytes that are none.
 */
export function readIdentity(bytes: Uint8Array): AgentKey {
  const reader = new Reader(bytes);
  const type = text().read(new Reader(bytes));
  const { key, certificate } = isCertificateType(type) ? readCertified(reader) : { key: readPrivateKey(reader) };
  const comment = reader.field('comment', text());
  const constraints = readConstraints(reader);
  return { key: { ...key, comment }, constraints, ...(certificate === undefined ? {} : { certificate }) };
}

/** With a certificate, the fields that are in it already are left out of the private key. */
function writeCertified(writer: Writer, key: SshPrivateKey, certificate: SshCertificate): void {
  if (!('privateKey' in key) || !samePublicKey(key.key, certificate.key)) throw malformedPrivateKey('certificate');
  text().write(writer, certificate.type);
  string().write(writer, certificate.blob);
  const { privateKey } = key;
  switch (privateKey.type) {
    case 'RSA':
      for (const number of [privateKey.d, privateKey.qInv, privateKey.p, privateKey.q]) mpint.write(writer, number);
      break;
    case 'DSA':
      mpint.write(writer, privateKey.x);
      break;
    case 'EC':
      mpint.write(writer, privateKey.scalar);
      break;
    default:
      string().write(writer, privateKey.key);
      string().write(writer, concat(privateKey.seed, privateKey.key));
  }
}

function readCertified(reader: Reader): { key: SshPrivateKey; certificate: SshCertificate } {
  reader.field('type', text());
  const certificate = parseCertificate(reader.field('certificate', string()));
  const privateKey = readPrivateFields(reader, certificate.key);
  const key = sshPrivateKey(privateKey);
  if (!samePublicKey(key.key, certificate.key)) throw malformedPrivateKey('certificate');
  return { key, certificate };
}

function readPrivateFields(reader: Reader, { publicKey, application, type }: SshPublicKey): PrivateKey {
  if (application !== undefined) throw new SshError('ssh/unknown-key-type', { context: { type } });
  const number = (name: string) => reader.field(name, mpint);
  switch (publicKey.type) {
    case 'RSA': {
      const [d, qInv, p, q] = [number('d'), number('iqmp'), number('p'), number('q')];
      return rsaPrivateKey({ n: publicKey.n, e: publicKey.e, d, qInv, p, q });
    }
    case 'DSA':
      return { ...publicKey, x: number('x') };
    case 'EC': {
      const scalar = padded(number('d'), ELLIPTIC_CURVES[publicKey.curve].length);
      if (scalar === undefined) throw malformedPrivateKey('d ≥ n');
      return { ...publicKey, scalar };
    }
    case 'Ed25519':
    case 'Ed448':
      return edwardsPrivateKey(publicKey.type, reader.field('pk', string()), reader.field('sk', string()));
    default:
      throw new SshError('ssh/unknown-key-type', { context: { type } });
  }
}

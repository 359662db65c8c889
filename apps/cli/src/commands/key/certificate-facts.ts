import { toHex } from '@cutaway/primitives/bytes';
import { nodeCrypto } from '@cutaway/primitives/node';
import {
  type CertificateOption,
  type CertificateProblem,
  certificateOption,
  certificateProblems,
  KNOWN_CRITICAL_OPTIONS,
  type SshCertificate,
} from '@cutaway/ssh-auth/certificates';
import { SshError } from '@cutaway/ssh-auth/errors';
import { fingerprint, parseSignature, shortTypeName } from '@cutaway/ssh-auth/keys';
import type { RunContext } from '../../run-context.js';
import type { Fact } from './facts.js';
import { isForever, timeText } from './time.js';

/** What a certificate says, as `ssh-keygen -L` lists it. */
export function certificateFacts(certificate: SshCertificate, { say }: RunContext): Fact[] {
  const { type, role, key, signatureKey, signature, keyId, serial, principals } = certificate;
  const { algorithm } = parseSignature(signature);
  const none = `(${say('key.show.none')})`;
  const list = (values: readonly string[]) => (values.length === 0 ? [none] : values);
  return [
    { label: say('key.show.type'), values: [`${type} ${say(`key.role.${role}`)}`] },
    { label: say('key.show.publicKey'), values: [`${shortTypeName(key.type)}-CERT ${fingerprint(key)}`] },
    {
      label: say('key.show.authority'),
      values: [
        `${shortTypeName(signatureKey.type)} ${fingerprint(signatureKey)} (${say('key.show.using', { algorithm })})`,
      ],
    },
    { label: say('key.show.keyId'), values: [`"${keyId}"`] },
    { label: say('key.show.serial'), values: [String(serial)] },
    { label: say('key.show.valid'), values: [validity(certificate, say)] },
    { label: say('key.show.principals'), values: list(principals) },
    { label: say('key.show.criticalOptions'), values: list(certificate.criticalOptions.map(optionText)) },
    { label: say('key.show.extensions'), values: list(certificate.extensions.map(optionText)) },
  ];
}

/** The same for programs. */
export function certificateJson(certificate: SshCertificate): Record<string, unknown> {
  const { type, role, key, signatureKey, signature, keyId, serial, principals, validAfter, validBefore } = certificate;
  const options = (list: readonly CertificateOption[]) =>
    Object.fromEntries(list.map((option) => [option.name, optionValue(option)]));
  return {
    type,
    role,
    fingerprint: fingerprint(key),
    authority: { type: signatureKey.type, fingerprint: fingerprint(signatureKey) },
    signatureAlgorithm: parseSignature(signature).algorithm,
    keyId,
    serial: String(serial),
    validAfter: validAfter === 0n ? null : timeText(validAfter),
    validBefore: isForever(validBefore) ? null : timeText(validBefore),
    principals,
    criticalOptions: options(certificate.criticalOptions),
    extensions: options(certificate.extensions),
    problems: ownProblems(certificate),
  };
}

/** What is wrong with a certificate by itself: its signature, its time, a critical option nobody knows. */
export function ownProblems(certificate: SshCertificate): CertificateProblem[] {
  return certificateProblems(certificate, {
    role: certificate.role,
    now: Math.floor(Date.now() / 1000),
    criticalOptions: KNOWN_CRITICAL_OPTIONS,
    crypto: nodeCrypto,
  });
}

function validity({ validAfter, validBefore }: SshCertificate, say: RunContext['say']): string {
  const [from, to] = [timeText(validAfter), timeText(validBefore)];
  if (isForever(validBefore)) return validAfter === 0n ? say('key.show.forever') : say('key.show.after', { from });
  return validAfter === 0n ? say('key.show.before', { to }) : say('key.show.fromTo', { from, to });
}

/** The value of an option: its text, `true` for a flag, hexadecimal when it is no text. */
function optionValue(option: CertificateOption): string | true {
  try {
    return certificateOption({ criticalOptions: [option], extensions: [] }, option.name) ?? true;
  } catch (error) {
    if (error instanceof SshError) return toHex(option.data);
    throw error;
  }
}

function optionText(option: CertificateOption): string {
  const value = optionValue(option);
  return value === true ? option.name : `${option.name} ${value}`;
}

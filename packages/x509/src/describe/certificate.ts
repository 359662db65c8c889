import type { CryptoProvider } from '@cutaway/primitives/crypto';
import { digest } from '@cutaway/primitives/noble/digest';
import { basicConstraints, type Certificate, extension, extKeyUsage, subjectAltName } from '../certificate/index.js';
import { algorithmName } from '../keys/index.js';
import { nameToText } from '../name/index.js';
import { objectIdentifierName } from '../oids.js';
import { colonHex, serialText, timeText } from './bytes.js';
import { type DescribeOptions, type Fact, factsToText } from './description.js';
import { extensionFact } from './extension.js';
import { generalNameText } from './general-name.js';
import { keyFacts, keyKind } from './key.js';
import { wordsOf } from './words.js';

/** How to describe a certificate. */
export interface DescribeCertificateOptions extends DescribeOptions {
  /** For the fingerprints; that of `noble` unless given. */
  readonly provider?: Pick<CryptoProvider, 'digest'>;
}

/** Everything in a certificate, as facts for a program to lay out. */
export function certificateFacts(certificate: Certificate, options: DescribeCertificateOptions = {}): readonly Fact[] {
  const { language = 'en', provider = { digest } } = options;
  const word = wordsOf(language);
  const { version, serialNumber, issuer, validity, subject, extensions, signatureAlgorithm, signatureValue } =
    certificate;
  return [
    { label: word('describe.version'), value: `${version} (0x${version - 1})` },
    { label: word('describe.serialNumber'), value: serialText(serialNumber) },
    { label: word('describe.signatureAlgorithm'), value: algorithmName(certificate.signature) },
    { label: word('describe.issuer'), value: nameToText(issuer) },
    {
      label: word('describe.validity'),
      facts: [
        { label: word('describe.notBefore'), value: timeText(validity.notBefore) },
        { label: word('describe.notAfter'), value: timeText(validity.notAfter) },
      ],
    },
    { label: word('describe.subject'), value: nameToText(subject) },
    keyFacts(certificate.subjectPublicKeyInfo, word),
    ...(extensions.length === 0
      ? []
      : [{ label: word('describe.extensions'), facts: extensions.map((one) => extensionFact(one, word)) }]),
    {
      label: word('describe.signature'),
      value: algorithmName(signatureAlgorithm),
      facts: [{ label: '', value: colonHex(signatureValue.bytes) }],
    },
    {
      label: word('describe.fingerprints'),
      facts: (['SHA-256', 'SHA-1'] as const).map((hash) => ({
        label: hash,
        value: colonHex(provider.digest(hash, certificate.bytes)),
      })),
    },
  ];
}

/** The whole certificate as text, in the order of its fields. */
export function describeCertificate(certificate: Certificate, options: DescribeCertificateOptions = {}): string {
  return factsToText(certificateFacts(certificate, options));
}

/** A certificate in a few lines: what it is for, whose it is, who issued it, until when. */
export function summarizeCertificate(certificate: Certificate, options: DescribeOptions = {}): string {
  const word = wordsOf(options.language ?? 'en');
  const { subject, issuer, validity, serialNumber, subjectPublicKeyInfo } = certificate;
  const isCa = extension(certificate, basicConstraints)?.value.cA === true;
  const kind = isCa
    ? word(subject.bytes.length === issuer.bytes.length && equalNames(certificate) ? 'describe.root' : 'describe.ca')
    : word('describe.endEntity');
  const names = extension(certificate, subjectAltName)?.value ?? [];
  const purposes = extension(certificate, extKeyUsage)?.value ?? [];
  const days = Math.round((validity.notAfter.getTime() - validity.notBefore.getTime()) / 86_400_000);
  const facts: Fact[] = [
    {
      label: '',
      value: `${kind}, ${keyKind(subjectPublicKeyInfo)}, ${word('describe.serial')} ${serialText(serialNumber)}`,
    },
    { label: word('describe.subject'), value: nameToText(subject) || word('describe.emptyName') },
    ...(names.length === 0 ? [] : [{ label: word('describe.names'), value: names.map(generalNameText).join(', ') }]),
    { label: word('describe.issuer'), value: nameToText(issuer) },
    ...(purposes.length === 0
      ? []
      : [
          {
            label: word('describe.purposes'),
            value: purposes.map((oid) => objectIdentifierName(oid) ?? oid).join(', '),
          },
        ]),
    {
      label: word('describe.valid'),
      value: word('describe.period', {
        from: timeText(validity.notBefore),
        to: timeText(validity.notAfter),
        days,
      }),
    },
  ];
  return factsToText(facts);
}

function equalNames({ subject, issuer }: Certificate): boolean {
  return subject.bytes.every((byte, index) => byte === issuer.bytes[index]);
}

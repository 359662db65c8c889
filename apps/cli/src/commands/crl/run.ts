import { bytesToUnsigned, toHex } from '@cutaway/primitives/bytes';
import { nodeCrypto } from '@cutaway/primitives/node';
import { findExtension, namesMatch, nameToText, verifySignature } from '@cutaway/x509';
import {
  type CertificateList,
  type CRLReason,
  certificateListToPem,
  cRLNumber,
  createCertificateList,
  type Revocation,
  type RevokedCertificate,
  reasonCode,
} from '@cutaway/x509/crl';
import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import { writeNew } from '../../files.js';
import type { RunContext } from '../../run-context.js';
import { paragraph } from '../../terminal/paragraph.js';
import { openAuthority } from '../cert/authority-folder.js';
import { readCertificates, readItems } from '../cert/read-input.js';

const REASONS: readonly CRLReason[] = [
  'unspecified',
  'keyCompromise',
  'cACompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'certificateHold',
  'privilegeWithdrawn',
  'aACompromise',
];

async function readList(file: string, context: RunContext) {
  const found = (await readItems(file, {}, context)).find((item) => item.kind === 'list');
  if (found === undefined) throw new Failure(ExitCode.input, 'crl.none', { file });
  return found.list;
}

/** Whether a list is its issuer's and in force. */
export async function verifyList(
  file: string,
  { issuer: issuerFile, at, json }: { readonly issuer: string; readonly at?: string; readonly json?: true },
  context: RunContext,
): Promise<ExitCode> {
  const { print, say, style } = context;
  const list = await readList(file, context);
  const [issuer] = await readCertificates(issuerFile, {}, context);
  const time = at === undefined ? new Date() : new Date(at);
  if (issuer === undefined || Number.isNaN(time.getTime()))
    throw new Failure(ExitCode.usage, 'cert.badTime', { value: at ?? '' });
  const checks: (readonly [Parameters<typeof say>[0], boolean])[] = [
    ['crl.check.issuer', namesMatch(list.issuer, issuer.subject)],
    ['crl.check.signature', verifySignature(list.tbsCertList, list, issuer.subjectPublicKeyInfo, nodeCrypto)],
    ['crl.check.time', list.thisUpdate <= time && list.nextUpdate !== undefined && time <= list.nextUpdate],
    ['crl.check.number', list.crlExtensions.some(({ type }) => type === cRLNumber)],
  ];
  const verified = checks.every(([, right]) => right);
  if (json) {
    const told = checks.map(([key, right]) => ({
      name: key.replace('crl.check.', ''),
      outcome: right ? 'passed' : 'failed',
    }));
    print(JSON.stringify({ schemaVersion: 1, ok: verified, checks: told, revoked: list.revokedCertificates.length }));
    return verified ? ExitCode.ok : ExitCode.refused;
  }
  for (const [key, right] of checks) print(`${right ? style.good('✓') : style.bad('✗')} ${say(key)}`);
  paragraph(context, say('crl.count', { count: list.revokedCertificates.length, issuer: nameToText(list.issuer) }));
  return verified ? ExitCode.ok : ExitCode.refused;
}

/** A new list of an authority in a folder: what the previous one has, and more. */
export async function createList(
  options: {
    readonly ca: string;
    readonly revoke?: readonly string[];
    readonly reason: string;
    readonly previous?: string;
    readonly days: string;
    readonly out?: string;
    readonly force?: true;
    readonly json?: true;
  },
  context: RunContext,
): Promise<ExitCode> {
  const reason = REASONS.find((one) => one === options.reason);
  if (reason === undefined)
    throw new Failure(ExitCode.usage, 'crl.badReason', { value: options.reason, known: [...REASONS] });
  const days = Number(options.days);
  if (!(days > 0)) throw new Failure(ExitCode.usage, 'cert.badDays', { value: options.days });
  const authority = openAuthority(options.ca);
  const previous = options.previous === undefined ? undefined : await readList(options.previous, context);
  const kept: Revocation[] = (previous?.revokedCertificates ?? []).map((entry) => ({
    serialNumber: entry.userCertificate,
    revocationDate: entry.revocationDate,
    reason: reasonOf(entry),
  }));
  const thisUpdate = new Date(Math.floor(Date.now() / 1000) * 1000);
  const added: Revocation[] = [];
  for (const file of options.revoke ?? []) {
    const [certificate] = await readCertificates(file, {}, context);
    if (certificate === undefined) continue;
    if (!namesMatch(certificate.issuer, authority.certificate.subject))
      throw new Failure(ExitCode.refused, 'crl.notOurs', { file });
    added.push({ serialNumber: certificate.serialNumber, revocationDate: thisUpdate, reason });
  }
  const number = findExtension(previous?.crlExtensions ?? [], cRLNumber)?.value;
  const list = createCertificateList(
    {
      thisUpdate,
      nextUpdate: new Date(thisUpdate.getTime() + days * 86_400_000),
      cRLNumber: number === undefined ? 1n : bytesToUnsigned(number) + 1n,
      revocations: [...kept, ...added],
    },
    authority,
    { provider: nodeCrypto },
  );
  const { print, say } = context;
  const { out, force, json } = options;
  const pem = certificateListToPem(list);
  if (out !== undefined) writeNew(out, pem, { force });
  if (json) print(JSON.stringify(listJson(list, pem, out)));
  else print(out === undefined ? pem.trimEnd() : say('cert.written', { file: out }));
  return ExitCode.ok;
}

const reasonOf = ({ crlEntryExtensions }: RevokedCertificate): CRLReason =>
  findExtension(crlEntryExtensions, reasonCode)?.value ?? 'unspecified';

function listJson(list: CertificateList, pem: string, file: string | undefined): object {
  const number = findExtension(list.crlExtensions, cRLNumber)?.value ?? new Uint8Array(0);
  return {
    schemaVersion: 1,
    issuer: nameToText(list.issuer),
    // Up to 20 bytes: more than a number of JSON holds.
    cRLNumber: bytesToUnsigned(number).toString(),
    thisUpdate: list.thisUpdate.toISOString(),
    nextUpdate: list.nextUpdate?.toISOString(),
    revoked: list.revokedCertificates.map((entry) => ({
      serialNumber: toHex(entry.userCertificate),
      revocationDate: entry.revocationDate.toISOString(),
      reason: reasonOf(entry),
    })),
    pem,
    file,
  };
}

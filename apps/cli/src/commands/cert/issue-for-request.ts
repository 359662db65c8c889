import { equal } from '@cutaway/primitives/bytes';
import type { GeneralNameInput } from '@cutaway/x509';
import { type Certificate, type Extension, subjectAltName } from '@cutaway/x509';
import { type Authority, PURPOSES } from '@cutaway/x509/authority';
import type { CertificationRequest } from '@cutaway/x509/csr';
import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import type { RunContext } from '../../run-context.js';
import { openAuthority } from './authority-folder.js';
import type { IssueOptions } from './issue.js';
import { namesFor, pathLengthOf } from './issued-for.js';
import { daysOf } from './key-kinds.js';
import { readItems } from './read-input.js';
import { tellIssued } from './tell-issued.js';

/**
 * `cert issue --csr FILE`: a certificate for the key and subject of a request. What it may be used for is said on the
 * command line; of the extensions that the request asks for, none but names are taken over, and those that are not are
 * told.
 */
export async function issueForRequest(
  file: string,
  names: readonly string[],
  issueOptions: IssueOptions,
  context: RunContext,
): Promise<ExitCode> {
  const { ca } = issueOptions;
  if (ca === undefined) throw new Failure(ExitCode.usage, 'cert.issue.caNeeded');
  const found = (await readItems(file, issueOptions, context)).find((item) => item.kind === 'request');
  if (found === undefined) throw new Failure(ExitCode.input, 'cert.noRequest', { file });
  const authority = openAuthority(ca);
  const certificate = certify(authority, found.request, names, issueOptions);
  const left = found.request.extensions.filter((asked) => !hasExtension(certificate, asked));
  if (left.length > 0) {
    const extensions = left.map(({ type, extnID }) => type?.name ?? extnID);
    context.note(context.say('cert.issue.leftOut', { extensions }));
  }
  const certificates = [certificate, ...authority.chain].map(({ bytes }) => bytes);
  tellIssued({ certificates }, issueOptions, context);
  return ExitCode.ok;
}

function certify(
  authority: Authority,
  request: CertificationRequest,
  names: readonly string[],
  options: IssueOptions,
): Certificate {
  const days = options.days === undefined ? {} : { days: daysOf(options.days) };
  if (options.for === 'intermediate') {
    const subject = names[0] === undefined ? {} : { subject: [{ CN: names[0].slice(0, 64) }] };
    return authority.issueAuthorityFor(request, { ...days, ...subject, pathLenConstraint: pathLengthOf(options) });
  }
  return authority.issueFor(request, PURPOSES[options.for], {
    ...days,
    names: namesFor(options.for, names.length > 0 ? names : namesOf(request)),
    ...(options.mustStaple === true ? { mustStaple: true } : {}),
  });
}

const namesOf = (request: CertificationRequest): readonly GeneralNameInput[] =>
  (request.extensions.find(({ type }) => type === subjectAltName)?.value ?? []) as readonly GeneralNameInput[];

/** Whether a certificate says what a request asks for. */
function hasExtension({ extensions }: Certificate, asked: Extension): boolean {
  return extensions.some(({ extnID, extnValue }) => extnID === asked.extnID && equal(extnValue, asked.extnValue));
}

import type { KeyPair } from '@cutaway/primitives/crypto';
import { nodeCrypto } from '@cutaway/primitives/node';
import { Authority, type Issued, type LeafRequest } from '@cutaway/x509/authority';
import { NAMED_CHANGES, type NamedChange } from '@cutaway/x509/authority/lab';
import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import { makingKey } from '../../making-key.js';
import type { RunContext } from '../../run-context.js';
import { openAuthority } from './authority-folder.js';
import { issueForRequest } from './issue-for-request.js';
import { type IssuedFor, namesFor, pathLengthOf } from './issued-for.js';
import { bitsOf, daysOf, kindOf } from './key-kinds.js';
import type { PasswordSource } from './read-input.js';
import { type IssuedOutput, tellIssued } from './tell-issued.js';

export interface IssueOptions extends PasswordSource, IssuedOutput {
  readonly ca?: string;
  readonly for: IssuedFor;
  readonly keyType: string;
  readonly days?: string;
  readonly csr?: string;
  readonly pathLength?: string;
  readonly mustStaple?: true;
  readonly insecureFault?: string;
}

/** `cert issue NAME…`: a certificate by an authority, or a self-signed one without. */
export async function issue(
  names: readonly string[],
  issueOptions: IssueOptions,
  context: RunContext,
): Promise<ExitCode> {
  const { ca, csr, insecureFault } = issueOptions;
  if (csr !== undefined) return issueForRequest(csr, names, issueOptions, context);
  if (names.length === 0) throw new Failure(ExitCode.usage, 'cert.issue.noNames');
  if (insecureFault !== undefined) return issueFaulty(insecureFault, names, issueOptions, context);
  const bits = bitsOf(kindOf(issueOptions.keyType));
  const { certificate, privateKey, chain } = await makingKey(bits, { json: issueOptions.json === true }, context, () =>
    ca === undefined ? selfSigned(names, issueOptions) : issueBy(openAuthority(ca), names, issueOptions),
  );
  const certificates = (chain.length === 0 ? [certificate] : chain).map(({ bytes }) => bytes);
  tellIssued({ certificates, privateKey }, issueOptions, context);
  return ExitCode.ok;
}

/** A server's certificate that is the same but for one fault; nothing can be sure to read it, so that it goes as it is. */
function issueFaulty(
  fault: string,
  names: readonly string[],
  issueOptions: IssueOptions,
  context: RunContext,
): ExitCode {
  if (issueOptions.ca === undefined) throw new Failure(ExitCode.usage, 'cert.issue.caNeeded');
  const change = Object.hasOwn(NAMED_CHANGES, fault) ? NAMED_CHANGES[fault as NamedChange] : undefined;
  if (change === undefined) {
    const known = Object.keys(NAMED_CHANGES);
    throw new Failure(ExitCode.usage, 'cert.issue.badFault', { value: fault, known });
  }
  const authority = openAuthority(issueOptions.ca);
  const { der, privateKey } = authority.insecureIssue({ names, ...keyAndPeriod(issueOptions) }, change);
  const certificates = [der, ...authority.chain.map(({ bytes }) => bytes)];
  tellIssued({ certificates, privateKey }, issueOptions, context);
  return ExitCode.ok;
}

function keyAndPeriod({ keyType, days, mustStaple }: IssueOptions): Omit<LeafRequest, 'names'> {
  return {
    key: kindOf(keyType),
    ...(days === undefined ? {} : { days: daysOf(days) }),
    ...(mustStaple === true ? { mustStaple } : {}),
  };
}

const commonName = (names: readonly string[]): [{ CN: string }] => [{ CN: (names[0] as string).slice(0, 64) }];

function issueBy(authority: Authority, names: readonly string[], chosen: IssueOptions, keys?: KeyPair): Issued {
  const subject = commonName(names);
  const common = { subject, ...keyAndPeriod(chosen), ...(keys === undefined ? {} : { keys }) };
  if (chosen.for === 'intermediate') {
    const below = authority.issueAuthority({ ...common, pathLenConstraint: pathLengthOf(chosen) });
    return { certificate: below.certificate, privateKey: below.privateKey, chain: below.chain };
  }
  const request = { ...common, names: namesFor(chosen.for, names) };
  switch (chosen.for) {
    case 'server':
      return authority.issueServer(request);
    case 'client':
      return authority.issueClient(request);
    case 'code-signing':
      return authority.issueCodeSigning(request);
    case 'email':
      return authority.issueEmail(request);
  }
}

/** Signed by its own key: for a machine of one's own. */
function selfSigned(names: readonly string[], chosen: IssueOptions): Issued {
  if (chosen.for === 'intermediate') throw new Failure(ExitCode.usage, 'cert.issue.caNeeded');
  const keys = nodeCrypto.generateKeyPair(kindOf(chosen.keyType));
  const days = daysOf(chosen.days ?? '90');
  const own = Authority.create({ subject: commonName(names), keys, days }, { provider: nodeCrypto });
  return { ...issueBy(own, names, chosen, keys), chain: [] };
}

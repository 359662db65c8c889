import { statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { phrase } from '@cutaway/primitives/explain';
import { nodeCrypto } from '@cutaway/primitives/node';
import {
  type Authorization,
  type AuthorizationRequest,
  type AuthorizationStep,
  AuthorizedKeysFile,
  authorizeKey,
} from '@cutaway/ssh-auth/authorized-keys';
import { explainAuthorization, sshCatalogue } from '@cutaway/ssh-auth/explain';
import { fingerprint } from '@cutaway/ssh-auth/keys';
import { type ModeFinding, strictModeFindings } from '@cutaway/ssh-auth/node';
import { parseRevokedKeys } from '@cutaway/ssh-auth/revocation';
import { ExitCode } from '../../exit-code.js';
import { Failure, fileFailure } from '../../failure.js';
import { readBytes, readText } from '../../files.js';
import type { RunContext } from '../../run-context.js';
import { printableLines } from '../../terminal/printable.js';
import { wrap } from '../../terminal/wrap.js';
import { readPublicKey } from '../key/read-public-keys.js';

export interface ExplainOptions {
  readonly key: string;
  readonly from?: string;
  readonly host?: string;
  readonly user?: string;
  readonly at?: string;
  readonly revoked?: string;
  readonly strictModes?: string;
  readonly all?: true;
  readonly json?: true;
}

/** Whether a key may log in by these files and what each line says about it, also those behind the one that decides. */
export async function explain(
  files: readonly string[],
  options: ExplainOptions,
  context: RunContext,
): Promise<ExitCode> {
  const read = files.map((file) => new AuthorizedKeysFile(readText(file), file));
  const request = requestOf(options);
  const findings = await modeFindings(files, options.strictModes);
  const decision = authorizeKey(read, request);
  const notAsked = stepsBehind(read, decision, request);
  if (options.from === undefined && asksForAddress(read, decision)) context.note(context.say('authorizedKeys.noFrom'));
  if (options.json) {
    context.print(JSON.stringify({ schemaVersion: 1, ...decisionJson(decision, request, notAsked, findings) }));
  } else {
    tell(decision, request, notAsked, findings, options.all === true, context);
  }
  return decision.allowed && findings.length === 0 ? ExitCode.ok : ExitCode.refused;
}

function requestOf(options: ExplainOptions): AuthorizationRequest {
  const { key, certificate } = readPublicKey(options.key);
  const now = options.at === undefined ? Date.now() : Date.parse(options.at);
  if (Number.isNaN(now)) throw new Failure(ExitCode.usage, 'cert.badTime', { value: options.at ?? '' });
  return {
    user: options.user ?? userInfo().username,
    key: (certificate ?? key).blob,
    // Nothing matches an address that is none, except for patterns that match everything.
    remote: { address: options.from ?? '', name: options.host },
    now: Math.floor(now / 1000),
    crypto: nodeCrypto,
    ...(options.revoked === undefined ? {} : { revoked: parseRevokedKeys(readBytes(options.revoked)) }),
  };
}

/** What StrictModes of sshd would not accept about the files and the folders around them. */
async function modeFindings(files: readonly string[], home: string | undefined): Promise<ModeFinding[]> {
  if (home === undefined) return [];
  const findings = await Promise.all(
    files.filter((file) => file !== '-').map((file) => strictModeFindings(file, { uid: ownerOf(home), home })),
  );
  return findings.flat();
}

function ownerOf(home: string): number {
  try {
    return statSync(home).uid;
  } catch (error) {
    throw fileFailure('file.unreadable', home, error);
  }
}

/** The lines behind the one that decides, which sshd does not look at, each judged alone. */
function stepsBehind(
  files: readonly AuthorizedKeysFile[],
  decision: Authorization,
  request: AuthorizationRequest,
): AuthorizationStep[] {
  const lines = files.flatMap(({ name, lines }) => lines.map((line) => ({ name, lines: [line] })));
  if (!decision.allowed) return [];
  return lines.slice(decision.steps.length).flatMap((alone) => authorizeKey([alone], request).steps);
}

/** Whether a line or certificate about the key says from where it may be used. */
function asksForAddress(files: readonly AuthorizedKeysFile[], { steps, certificate }: Authorization): boolean {
  if (certificate?.criticalOptions.some(({ name }) => name === 'source-address')) return true;
  const lines = files.flatMap((file) => file.lines);
  return steps.some(({ outcome }, index) => {
    const line = lines[index];
    if (outcome === 'key' || line?.kind !== 'entry') return false;
    return 'from' in line.options && line.options.from !== undefined;
  });
}

function tell(
  decision: Authorization,
  { user }: AuthorizationRequest,
  notAsked: readonly AuthorizationStep[],
  findings: readonly ModeFinding[],
  all: boolean,
  { print, say, style, language }: RunContext,
): void {
  const lines = (text: string): void => {
    for (const line of printableLines(text).flatMap((one) => wrap(one, style.width))) print(line);
  };
  if (findings.length > 0) {
    lines(`${style.bad('✗')} ${say('authorizedKeys.modes')}`);
    for (const finding of findings)
      lines(phrase(sshCatalogue, 'error.ssh/file-modes', language, modeContext(finding)) ?? finding.problem);
    lines(say('authorizedKeys.otherwise'));
  }
  const [first = '', ...rest] = explainAuthorization(decision, user, language, all).split('\n');
  lines(`${decision.allowed ? style.good('✓') : style.bad('✗')} ${first}`);
  rest.forEach(lines);
  const told = all ? notAsked : notAsked.filter(({ outcome }) => outcome !== 'key');
  if (told.length > 0) lines(say('authorizedKeys.notAsked'));
  for (const { file, line, outcome, option = '', problems = [] } of told) {
    lines(`  ${phrase(sshCatalogue, `authorization.${outcome}`, language, { file, line, option }) ?? outcome}`);
    for (const problem of problems) lines(`  ${phrase(sshCatalogue, `certificate.${problem}`, language) ?? problem}`);
  }
}

const modeContext = ({ path, problem, mode }: ModeFinding) => ({
  path,
  problem,
  mode: mode.toString(8).padStart(4, '0'),
});

function decisionJson(
  decision: Authorization,
  { user }: AuthorizationRequest,
  notAsked: readonly AuthorizationStep[],
  findings: readonly ModeFinding[],
): Record<string, unknown> {
  const { allowed, key, certificate, steps } = decision;
  const base = {
    allowed: allowed && findings.length === 0,
    user,
    type: certificate?.type ?? key.type,
    fingerprint: fingerprint(key),
    steps,
    notAsked,
    modes: findings.map(modeContext),
  };
  if (!decision.allowed) return { ...base, ...(decision.revoked === undefined ? {} : { revoked: decision.revoked }) };
  const { environment, ...permissions } = decision.permissions;
  return { ...base, permissions: { ...permissions, environment: Object.fromEntries(environment) } };
}

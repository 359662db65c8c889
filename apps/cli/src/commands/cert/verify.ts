import { mergeCatalogues, phrase, primitivesCatalogue } from '@cutaway/primitives/explain';
import { nodeCrypto } from '@cutaway/primitives/node';
import { type Certificate, nameToText } from '@cutaway/x509';
import { crlSource } from '@cutaway/x509/crl';
import { x509Catalogue } from '@cutaway/x509/explain';
import { anchorsOf, httpFetcher, mozillaRoots, systemRoots } from '@cutaway/x509/node';
import { ocspSource } from '@cutaway/x509/ocsp';
import { fetchRevocation } from '@cutaway/x509/revocation';
import {
  type ExpectedName,
  expectedName,
  type Failure,
  rfc5280,
  type TrustAnchor,
  type Verdict,
  verifyChain,
} from '@cutaway/x509/verify';
import { webpki } from '@cutaway/x509/webpki';
import { ExitCode } from '../../exit-code.js';
import { Failure as CommandFailure } from '../../failure.js';
import type { RunContext } from '../../run-context.js';
import { wrap } from '../../terminal/wrap.js';
import { besidePage, type PageOptions, wantsPage } from '../../views/html/write-page.js';
import { deliverCertificatePage, eventsOfVerdict } from './page.js';
import { type PasswordSource, readCertificates, readItems } from './read-input.js';

/** How to verify. */
export interface VerifyOptions extends PasswordSource, PageOptions {
  readonly host?: readonly string[];
  readonly ip?: readonly string[];
  readonly email?: readonly string[];
  readonly ca?: string;
  readonly roots: 'mozilla' | 'system';
  readonly untrusted?: string;
  readonly crl?: readonly string[];
  readonly ocsp?: readonly string[];
  readonly stapled?: string;
  readonly fetch?: true;
  readonly softFail?: true;
  readonly purpose: 'server' | 'client' | 'any';
  readonly profile: 'rfc5280' | 'webpki';
  readonly at?: string;
  readonly json?: true;
}

const catalogue = mergeCatalogues(primitivesCatalogue, x509Catalogue);

/** Verifies the first certificate of a file; the others are taken for its authorities. */
export async function verify(file: string, options: VerifyOptions, context: RunContext): Promise<ExitCode> {
  const [leaf, ...others] = (await readCertificates(file, options, context)) as [Certificate, ...Certificate[]];
  const untrusted = options.untrusted === undefined ? [] : await readCertificates(options.untrusted, options, context);
  const anchors = await anchorsFor(options, context);
  const common = {
    anchors,
    intermediates: [...others, ...untrusted],
    time: timeOf(options),
    purpose: options.purpose,
    profile: options.profile === 'webpki' ? webpki : rfc5280,
    provider: nodeCrypto,
    names: namesOf(options),
  };
  let sources = await sourcesFrom(options, context);
  const first = verifyChain(leaf, common);
  if (options.fetch === true && first.ok) {
    const chain = first.path.flatMap((link) => ('bytes' in link ? [link] : []));
    const fetched = await fetchRevocation(chain, { fetcher: httpFetcher(), provider: nodeCrypto });
    for (const { code, context: values } of fetched.errors) {
      context.note(phrase(catalogue, `error.${code}`, context.language, values) ?? code);
    }
    sources = [...sources, ...fetched.sources];
  }
  const stapled = await stapledIn(options, context);
  const wholePath = sources.length > 0 || options.fetch === true;
  const asks = wholePath || stapled !== undefined;
  const revocation = {
    sources,
    // A staple speaks for the server's certificate alone.
    ...(wholePath ? {} : { scope: 'endEntity' as const }),
    ...(stapled === undefined ? {} : { stapled }),
    ...(options.softFail === true ? { policy: 'soft-fail' as const } : {}),
  };
  const verdict = asks ? verifyChain(leaf, { ...common, revocation }) : first;
  const shown = besidePage(options.html, context);
  if (options.json) printJson(verdict, shown);
  else printVerdict(verdict, leaf, shown);
  if (!verdict.ok && options.json !== true && file !== '-') {
    shown.print('');
    shown.print(shown.say('cert.verify.next'));
    shown.print(`    cutaway cert inspect ${file}`);
  }
  if (wantsPage(options)) {
    await deliverCertificatePage({ key: 'cert.verify.page', file }, eventsOfVerdict(verdict, leaf), options, context);
  }
  return verdict.ok ? ExitCode.ok : ExitCode.refused;
}

async function anchorsFor(
  options: VerifyOptions,
  context: RunContext,
): Promise<readonly (Certificate | TrustAnchor)[]> {
  if (options.ca !== undefined) return readCertificates(options.ca, options, context);
  return anchorsOf(options.roots === 'system' ? systemRoots() : mozillaRoots());
}

function namesOf({ host = [], ip = [], email = [] }: VerifyOptions): ExpectedName[] {
  return [...host, ...ip, ...email].map((name) => expectedName(name));
}

function timeOf({ at }: VerifyOptions): Date {
  const time = at === undefined ? new Date() : new Date(at);
  if (Number.isNaN(time.getTime())) throw new CommandFailure(ExitCode.usage, 'cert.badTime', { value: at ?? '' });
  return time;
}

async function sourcesFrom(options: VerifyOptions, context: RunContext) {
  const items = await Promise.all(
    [...(options.crl ?? []), ...(options.ocsp ?? [])].map((file) => readItems(file, options, context)),
  );
  const lists = items.flat().flatMap((item) => (item.kind === 'list' ? [item.list] : []));
  const responses = items.flat().flatMap((item) => (item.kind === 'ocsp' ? [item.response] : []));
  return [
    ...(lists.length === 0 ? [] : [crlSource(lists)]),
    ...(responses.length === 0 ? [] : [ocspSource(responses)]),
  ];
}

/** What the server stapled, to judge must-staple by; `none` is a server that stapled nothing. */
async function stapledIn({ stapled, ...source }: VerifyOptions, context: RunContext) {
  if (stapled === undefined) return undefined;
  if (stapled === 'none') return ocspSource([]);
  const responses = (await readItems(stapled, source, context)).flatMap((item) =>
    item.kind === 'ocsp' ? [item.response] : [],
  );
  if (responses.length === 0) throw new CommandFailure(ExitCode.input, 'ocsp.none', { file: stapled });
  return ocspSource(responses);
}

const nameOf = (link: Certificate | TrustAnchor): string => nameToText(link.subject);

function printVerdict(verdict: Verdict, leaf: Certificate, { print, say, style, language }: RunContext): void {
  const paragraph = (text: string, indent: string): void => {
    for (const line of wrap(text, style.width - indent.length)) print(indent + line);
  };
  if (verdict.ok) {
    print(style.bold(style.good(say('cert.verify.ok'))));
    print('');
    verdict.path.forEach((link, index) => {
      paragraph(`${'  '.repeat(index)}${index === 0 ? '' : '└ '}${nameOf(link)}`, '  ');
    });
    print('');
    let about: number | undefined;
    for (const check of verdict.checks) {
      if (check.certificate !== about) {
        about = check.certificate;
        const link = verdict.path[about];
        if (link !== undefined) print(style.bold(nameOf(link) || say('cert.emptyName')));
      }
      const mark = check.outcome === 'passed' ? style.good('✓') : style.dim('–');
      const sentence = phrase(catalogue, `check.${check.name}`, language, check.context) ?? check.name;
      const [line = '', ...rest] = wrap(sentence, style.width - 4);
      print(`${mark} ${line}`);
      for (const more of rest) print(`  ${more}`);
      print(style.dim(`  ${check.rule}`));
    }
    return;
  }
  print(style.bold(style.bad(say('cert.verify.refused'))));
  paragraph(nameOf(leaf) || say('cert.emptyName'), '  ');
  for (const failure of verdict.failures) {
    print('');
    const sentence = phrase(catalogue, `error.${failure.code}`, language, failure.context) ?? failure.code;
    const [line = '', ...rest] = wrap(sentence, style.width - 4);
    print(`${style.bad('✗')} ${line}`);
    for (const more of rest) print(`  ${more}`);
    const own = failure.chain[failure.certificate];
    if (own !== undefined)
      paragraph(say('cert.verify.in', { name: nameToText(own.subject) || say('cert.emptyName') }), '  ');
    const where = [failure.path ?? '', bytesOf(failure, say)].filter((part) => part !== '').join(', ');
    if (where !== '') print(`  ${where}`);
    print(style.dim(`  ${failure.rule} · ${failure.code}`));
  }
}

function bytesOf({ pos, size }: Pick<Failure, 'pos' | 'size'>, say: RunContext['say']): string {
  return pos === undefined || size === undefined ? '' : say('cert.verify.bytes', { from: pos, to: pos + size - 1 });
}

function printJson(verdict: Verdict, { print }: RunContext): void {
  const named = verdict.ok
    ? { ok: true, path: verdict.path.map(nameOf), checks: verdict.checks }
    : { ok: false, failures: verdict.failures.map(withoutChain) };
  print(JSON.stringify({ schemaVersion: 1, ...named }));
}

/** The chain of a failure as names. */
function withoutChain({ chain, ...rest }: Failure): object {
  return { ...rest, chain: chain.map(nameOf) };
}

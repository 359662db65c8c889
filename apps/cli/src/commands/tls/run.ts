import { concat } from '@cutaway/primitives/bytes';
import { CutawayError } from '@cutaway/primitives/errors';
import { mergeCatalogues, primitivesCatalogue } from '@cutaway/primitives/explain';
import { nodeCrypto } from '@cutaway/primitives/node';
import type { TraceListener } from '@cutaway/primitives/trace';
import { type Credential, credentialFromPem, type TlsSession } from '@cutaway/tls-handshake';
import { tlsCatalogue } from '@cutaway/tls-handshake/explain';
import { type ConnectOptions, connect, type TlsSocket } from '@cutaway/tls-handshake/node';
import { x509Catalogue } from '@cutaway/x509/explain';
import { bothLanguages } from '../../catalogue/both-languages.js';
import { cliCatalogue } from '../../catalogue/index.js';
import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import { readBytes, readText } from '../../files.js';
import { describeError } from '../../report.js';
import type { RunContext } from '../../run-context.js';
import { farewells, startTlsPorts } from '../../starttls/protocols.js';
import { printableLines } from '../../terminal/printable.js';
import { wrap } from '../../terminal/wrap.js';
import { AnnotatedTrace } from '../../views/annotated-trace.js';
import { CollectedTrace } from '../../views/html/collected-trace.js';
import { tracePage } from '../../views/html/trace-page.js';
import { besidePage, deliverPage, wantsPage } from '../../views/html/write-page.js';
import type { TlsOptions } from './command.js';
import { anchorsFrom, appendKeyLog, defaultAnchors } from './files.js';
import { listOf } from './lists.js';
import { policyFrom } from './policy.js';
import { connectStartTls } from './start-tls.js';
import { parseTarget, type Target } from './target.js';

const HTTPS_PORT = 443;
const SHOWN_ANSWER_LINES = 16;
const MAX_ANSWER_BYTES = 4 * 1024 * 1024;

const catalogue = mergeCatalogues(primitivesCatalogue, x509Catalogue, tlsCatalogue, cliCatalogue);

/** The transport did not come about or went away: nothing is known about the server. */
const CONNECTION_ERRORS: ReadonlySet<string> = new Set([
  'tls/name-not-resolved',
  'tls/connection-refused',
  'tls/connection-failed',
  'tls/connection-reset',
  'tls/timeout',
  'tls/not-tls',
  'tls/closed-in-handshake',
  'tls/truncated',
  'tls/alert-received',
]);

/** Connects, shows the handshake, sends one HTTP request and shows the answer; with `--resume` once more. */
export async function runTls(text: string, options: TlsOptions, context: RunContext): Promise<ExitCode> {
  const target = parseTarget(text, options.starttls === undefined ? HTTPS_PORT : startTlsPorts[options.starttls]);
  const collected = wantsPage(options) ? new CollectedTrace() : undefined;
  const code = await runAll(target, options, besidePage(options.html, context), collected);
  if (collected !== undefined) {
    const title = bothLanguages('tls.title', { ...target });
    const { language } = context;
    deliverPage(await tracePage({ title, language, catalogue, events: collected.events }), options, context, true);
  }
  return code;
}

async function runAll(
  target: Target,
  options: TlsOptions,
  context: RunContext,
  collected: CollectedTrace | undefined,
): Promise<ExitCode> {
  const { style, print, note, say } = context;
  if (options.keylog !== undefined) note(say('tls.keylogWarning', { file: options.keylog }));
  if (options.json !== true) print(style.bold(say('tls.title', { ...target })));
  const first = await runOnce(target, options, context, { collected });
  if (options.resume !== true || first.code !== ExitCode.ok) return first.code;
  if (first.session === undefined) {
    note(say('tls.noSession'));
    return ExitCode.refused;
  }
  if (options.json !== true) {
    print('');
    print(style.bold(say('tls.again')));
  }
  const second = await runOnce(target, options, context, { collected, resumed: first.session });
  if (second.code !== ExitCode.ok) return second.code;
  if (!second.resumed) {
    note(say('tls.notResumed'));
    return ExitCode.refused;
  }
  if (options.json !== true) print(style.good(`✓ ${say('tls.resumed')}`));
  return ExitCode.ok;
}

interface Run {
  readonly code: ExitCode;
  readonly resumed: boolean;
  /** The last one the server gave. */
  readonly session: TlsSession | undefined;
}

async function runOnce(
  target: Target,
  options: TlsOptions,
  context: RunContext,
  { collected, resumed }: { readonly collected: CollectedTrace | undefined; readonly resumed?: TlsSession },
): Promise<Run> {
  const { style, print, note, say } = context;
  const view = new AnnotatedTrace({ style, language: context.language, catalogue, hex: options.hex === true, print });
  const show: TraceListener =
    options.json === true ? (event) => print(JSON.stringify({ schemaVersion: 1, ...event })) : (e) => view.show(e);
  const collect = collected?.session();
  const trace: TraceListener = (event) => {
    show(event);
    collect?.(event);
  };
  const connectOptions = toConnectOptions(target, options, trace, resumed);
  const socket =
    options.starttls === undefined
      ? connect(connectOptions)
      : await connectStartTls(connectOptions, options.starttls, 1000 * options.timeout);
  let session: TlsSession | undefined;
  socket.on('session', (given: TlsSession) => {
    session = given;
  });
  const answer: Uint8Array[] = [];
  try {
    await exchange(socket, request(target, options), answer, options.send !== undefined);
  } catch (error) {
    if (!(error instanceof CutawayError)) throw error;
    showAnswer(answer, options, context);
    if (options.json !== true) print('');
    describeError(error, context, catalogue);
    if (options.json !== true && socket.info === undefined) {
      note(`  ${view.step === 0 ? say('tls.noHandshake') : say('tls.endedAfterStep', { step: view.step })}`);
    }
    const code = CONNECTION_ERRORS.has(error.code) ? ExitCode.connection : ExitCode.refused;
    return { code, resumed: false, session };
  }
  showAnswer(answer, options, context);
  if (socket.authorizationError !== undefined) describeError(socket.authorizationError, context, catalogue);
  if (options.json !== true) showResult(socket, target, options, context);
  return { code: ExitCode.ok, resumed: socket.info?.resumed === true, session };
}

function toConnectOptions(
  target: Target,
  options: TlsOptions,
  trace: TraceListener,
  session: TlsSession | undefined,
): ConnectOptions {
  const { keylog } = options;
  const anchors = options.ca === undefined ? defaultAnchors() : anchorsFrom(options.ca);
  return {
    ...target,
    anchors,
    ...(options.insecureNoVerify ? { insecureAcceptAnyCertificate: true } : {}),
    serverName: options.servername ?? target.host,
    applicationProtocols: listOf(options.alpn ?? (options.starttls === undefined ? 'http/1.1' : '')),
    handshakeTimeout: options.timeout * 1000,
    trace,
    policy: policyFrom(options),
    ...credentialOf(options),
    ...(session === undefined ? {} : { session }),
    ...(keylog === undefined ? {} : { keyLog: (line: string) => appendKeyLog(keylog, line) }),
  };
}

function credentialOf({ cert, key }: TlsOptions): { readonly credential?: Credential } {
  if (cert === undefined && key === undefined) return {};
  if (cert === undefined || key === undefined) throw new Failure(ExitCode.usage, 'tls.certAndKey');
  return { credential: credentialFromPem(readText(cert), readText(key), { crypto: nodeCrypto }) };
}

/** What is sent inside TLS: what the user gives, or a harmless question. */
function request(target: Target, options: TlsOptions): string | Uint8Array {
  if (options.send !== undefined) return readBytes(options.send);
  if (options.starttls !== undefined) return farewells[options.starttls];
  const name = options.servername ?? target.host;
  const host = (name.includes(':') ? `[${name}]` : name) + (target.port === HTTPS_PORT ? '' : `:${target.port}`);
  return `GET ${options.path} HTTP/1.1\r\nHost: ${host}\r\nUser-Agent: cutaway\r\nAccept: */*\r\nConnection: close\r\n\r\n`;
}

/** Sends the request, and says if that is all, and collects the answer until the server ends; an idle server is given up on. */
function exchange(socket: TlsSocket, text: string | Uint8Array, answer: Uint8Array[], isAll: boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    let size = 0;
    socket.on('secureConnect', () => {
      if (isAll || text.length === 0) socket.end(text);
      else socket.write(text);
    });
    socket.on('data', (chunk: Uint8Array) => {
      answer.push(chunk);
      size += chunk.length;
      if (size > MAX_ANSWER_BYTES) socket.end();
    });
    socket.on('end', () => socket.end());
    socket.on('error', reject);
    socket.on('close', () => resolve());
  });
}

function showAnswer(answer: readonly Uint8Array[], options: TlsOptions, { print, style, say }: RunContext): void {
  if (options.json === true || answer.length === 0) return;
  const lines = printableLines(new TextDecoder().decode(concat(...answer)));
  print('');
  print(style.bold(say('tls.answer')));
  for (const line of lines.slice(0, SHOWN_ANSWER_LINES)) print(line === '' ? '' : `    ${line}`);
  if (lines.length > SHOWN_ANSWER_LINES) {
    print(`    ${style.dim(say('tls.moreLines', { count: lines.length - SHOWN_ANSWER_LINES }))}`);
  }
}

function showResult(socket: TlsSocket, target: Target, options: TlsOptions, { print, style, say }: RunContext): void {
  const { info } = socket;
  if (info === undefined) return;
  const facts = { version: info.version, suite: info.cipherSuite, name: options.servername ?? target.host };
  print('');
  const unverified = !socket.authorized;
  const sentence = unverified ? `⚠ ${say('tls.unverified', facts)}` : `✓ ${say('tls.verified', facts)}`;
  for (const line of wrap(sentence, style.width)) print(unverified ? style.bad(line) : style.good(line));
}

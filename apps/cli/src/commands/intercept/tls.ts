import { appendFileSync, rmSync } from 'node:fs';
import { scenariosCatalogue } from '@cutaway/mitm-scenarios/explain';
import {
  type Address,
  type Destination,
  interceptTls,
  type Presented,
  presentable,
  type TlsInterception,
  type TlsInterceptionEvent,
} from '@cutaway/mitm-scenarios/intercept';
import { CutawayError } from '@cutaway/primitives/errors';
import type { ServerAuthentication } from '@cutaway/tls-handshake';
import { certificateToPem } from '@cutaway/x509/certificate';
import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import { writeNew } from '../../files.js';
import { describeError } from '../../report.js';
import type { RunContext } from '../../run-context.js';
import { besidePage } from '../../views/html/write-page.js';
import { anchorsFrom, appendKeyLog, defaultAnchors } from '../tls/files.js';
import { parseTarget } from '../tls/target.js';
import { listenAddress, lookupWith, written } from './addresses.js';
import { announce, Ending, listenFailure, warnUnlessLoopback, writePublic } from './announce.js';
import { authorityFor } from './authority.js';
import type { InterceptTlsOptions } from './command.js';
import { InterceptedPage } from './intercepted-page.js';
import { TlsInterceptionView } from './tls-view.js';

const HTTPS_PORT = 443;

/** Stands between TLS clients and their server, and shows what passes, until it is interrupted. */
export async function runInterceptTls(options: InterceptTlsOptions, context: RunContext): Promise<ExitCode> {
  const { note, say } = context;
  const { keylog } = options;
  const to = destination(options);
  const listen = listenAddress(options.listen);
  const lookup = lookupWith(options.resolve ?? []);
  const ending = new Ending(options.connections);
  const server = serverAuthentication(options);
  const authority = await authorityFor(options, context);
  announceRun(to, listen, options, context);
  const shown = besidePage(options.html, context);
  const view = new TlsInterceptionView(options, shown);
  const page = new InterceptedPage(options);
  const onEvent = (event: TlsInterceptionEvent): void => {
    page.keep(event);
    if (options.json === true) shown.print(JSON.stringify({ schemaVersion: 1, ...event }));
    else view.show(event);
    if (event.type === 'ended') ending.connectionEnded();
  };
  let interception: TlsInterception;
  try {
    interception = await interceptTls({
      to,
      listen,
      server,
      authority,
      present: options.present as Presented,
      onEvent,
      ...(lookup === undefined ? {} : { lookup }),
      ...(options.pcap === undefined ? {} : { capture: captureInto(options.pcap) }),
      ...(keylog === undefined ? {} : { keyLog: (line: string) => appendKeyLog(keylog, line) }),
    });
  } catch (error) {
    if (!(error instanceof CutawayError)) throw listenFailure(error, listen);
    describeError(error, context, scenariosCatalogue);
    return ExitCode.usage;
  }
  const { file, folder } = writePublic('ca.pem', certificateToPem(authority.certificate), options.caOut);
  try {
    announce(context, 'intercept.listening', { address: written(interception), file });
    note(`  ${example(to, interception, file)}`);
    if (options.connections === undefined) note(say('serve.stop'));
    await ending.reached;
    await page.deliver(context);
    return ExitCode.ok;
  } finally {
    await interception.close();
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
}

function destination({ to, proxy, byServerName }: InterceptTlsOptions): Destination {
  if ([to, proxy, byServerName].filter((one) => one !== undefined).length !== 1) {
    throw new Failure(ExitCode.usage, 'intercept.oneDestination');
  }
  if (to !== undefined) return parseTarget(to, HTTPS_PORT);
  if (proxy === true) return { by: 'CONNECT' };
  const port = byServerName === true ? HTTPS_PORT : Number(byServerName);
  if (!(Number.isInteger(port) && port >= 1 && port <= 65_535)) {
    const allowed = '1 – 65535';
    throw new Failure(ExitCode.usage, 'usage.badValue', {
      value: String(byServerName),
      option: '--by-server-name',
      allowed,
    });
  }
  return { by: 'server_name', port };
}

function serverAuthentication({ upstreamCa, insecureNoVerify }: InterceptTlsOptions): ServerAuthentication {
  if (insecureNoVerify === true) return { insecureAcceptAnyCertificate: true };
  return { anchors: upstreamCa === undefined ? defaultAnchors() : anchorsFrom(upstreamCa) };
}

/** Says what is about to be done, before it is. */
function announceRun(to: Destination, listen: Address, options: InterceptTlsOptions, context: RunContext): void {
  if (!presentable.includes(options.present as Presented)) return;
  const where = 'by' in to ? context.say(`intercept.to.${to.by}`) : written(to);
  announce(context, 'intercept.tls.about', { address: written(listen), to: where });
  announce(context, `intercept.present.${options.present}` as 'intercept.present.trusted');
  announce(context, options.ca === undefined ? 'intercept.tls.ownAuthority' : 'intercept.tls.givenAuthority');
  announce(context, 'intercept.permission');
  warnUnlessLoopback(listen, context);
  if (options.insecureNoVerify === true) announce(context, 'intercept.tls.unverified');
  if (options.pcap !== undefined) announce(context, 'intercept.pcapWarning', { file: options.pcap });
  if (options.keylog !== undefined) announce(context, 'tls.keylogWarning', { file: options.keylog });
}

/** Begins a file that only its owner can read, and adds to it. @throws {Failure} */
function captureInto(file: string): (bytes: Uint8Array) => void {
  writeNew(file, '', { force: true, secret: true });
  return (bytes) => appendFileSync(file, bytes);
}

/** A command to try it with. */
function example(to: Destination, interception: Address, file: string): string {
  if (!('by' in to)) return `curl --cacert ${file} https://localhost:${interception.port}/`;
  if (to.by === 'CONNECT') return `curl --cacert ${file} -x http://${written(interception)} https://example.com/`;
  return `curl --cacert ${file} --connect-to ::${written(interception)} https://example.com/`;
}

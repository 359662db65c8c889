import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import { type GauntletReport, Material } from '@cutaway/mitm-scenarios/gauntlet';
import type { Address } from '@cutaway/mitm-scenarios/intercept';
import { ListenGauntlet, type ListenGauntletOptions } from '@cutaway/mitm-scenarios/node';
import { type Language, languageOf } from '@cutaway/primitives/explain';
import { nodeCrypto } from '@cutaway/primitives/node';
import { encodePem } from '@cutaway/x509/pem';
import { renderUnicodeCompact } from 'uqr';
import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import type { RunContext } from '../../run-context.js';
import { isLoopback, listenAddress, written } from '../intercept/addresses.js';
import { announce, listenFailure } from '../intercept/announce.js';
import { listenPage, STEPS_SCRIPT } from './listen-page.js';

/** Stands for whatever address the page was asked for by. */
const PAGE = 'http://page';

/** Milliseconds that the page has left to show that all is done. */
const FAREWELL = 2500;

/** Serves a page that leads whoever has the client through the cases, and the hostile servers beside it. */
export async function listenForClient(
  running: Omit<ListenGauntletOptions, 'material' | 'address' | 'port'>,
  { listen, host }: { readonly listen?: string | true; readonly host?: string },
  context: RunContext,
): Promise<GauntletReport> {
  const at = typeof listen === 'string' ? addressOf(listen) : { host: '127.0.0.1', port: 0 };
  const address = shownAddress(at.host);
  const name = host ?? (isLoopback(address) ? 'localhost' : address);
  const material = new Material(nodeCrypto, undefined, undefined, { host: name, address });
  const server = createServer();
  try {
    await listenOn(server, at);
    const { port } = server.address() as AddressInfo;
    const ownPort = at.port === 0 ? 0 : at.port + 1;
    const gauntlet = await ListenGauntlet.open({ ...running, material, address: at.host, port: ownPort });
    const url = `http://${written({ host: address, port })}/`;
    const reachableAt = isLoopback(address) ? undefined : url;
    server.on('request', pages(gauntlet, running.cases.length, reachableAt));
    announce(context, 'gauntlet.listen.open', { url });
    if (reachableAt !== undefined) {
      announce(context, 'gauntlet.listen.reachable', { address: written({ host: address, port: gauntlet.port }) });
      context.note(renderUnicodeCompact(url));
    }
    const report = await gauntlet.finished;
    if (!report.partial) await new Promise((resolve) => setTimeout(resolve, FAREWELL));
    return report;
  } catch (error) {
    throw listenFailure(error, at);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

function listenOn(server: Server, { host, port }: Address): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

/** Answers whoever asks for the page, the authority or the next step. */
function pages(gauntlet: ListenGauntlet, total: number, reachableAt: string | undefined): RequestListener {
  return (request, response) => {
    const { url = '/' } = request;
    if (!URL.canParse(url, PAGE)) {
      response.writeHead(400).end();
      return;
    }
    const { pathname, searchParams } = new URL(url, PAGE);
    const language = languageFor(searchParams.get('lang'), request.headers['accept-language']);
    const send = (type: string, body: string | Uint8Array): void => {
      response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(body);
    };
    if (request.method === 'POST') {
      if (pathname === '/again') gauntlet.again();
      else if (pathname === '/skip') gauntlet.skip();
      else if (pathname === '/ended') gauntlet.clientEnded();
      response.writeHead(303, { Location: `/?lang=${language}` }).end();
      return;
    }
    switch (pathname) {
      case '/': {
        const { step, results } = gauntlet;
        send('text/html; charset=utf-8', listenPage({ step, results, total, reachableAt }, language));
        break;
      }
      case '/steps.js':
        send('text/javascript; charset=utf-8', STEPS_SCRIPT);
        break;
      case '/ca.crt':
        send('application/x-x509-ca-cert', gauntlet.authority);
        break;
      case '/ca.pem':
        send('application/x-pem-file', encodePem('CERTIFICATE', gauntlet.authority));
        break;
      default:
        response.writeHead(404).end();
    }
  };
}

/** `ADDRESS`, `ADDRESS:PORT` or `PORT`. The hostile servers have the port behind the page's. */
function addressOf(text: string): Address {
  const given = isIP(text) === 0 ? listenAddress(text) : { host: text, port: 0 };
  if (isIP(given.host) !== 0 && given.port < 65_535) return given;
  throw new Failure(ExitCode.usage, 'gauntlet.listen.noAddress', { example: ownAddress() ?? '192.0.2.1' });
}

/** Where the client finds what listens everywhere: at this machine's first address. */
function shownAddress(address: string): string {
  if (address !== '0.0.0.0' && address !== '::') return address;
  const own = ownAddress();
  if (own !== undefined) return own;
  throw new Failure(ExitCode.usage, 'gauntlet.listen.noAddress', { example: '192.0.2.1' });
}

function ownAddress(): string | undefined {
  const all = Object.values(networkInterfaces()).flatMap((addresses = []) => addresses);
  return all.find(({ internal, family }) => !internal && family === 'IPv4')?.address;
}

/** What the page was asked for, else the first language of the browser that there is. */
function languageFor(asked: string | null, accepted = ''): Language {
  if (asked === 'en' || asked === 'zh') return asked;
  const first = accepted.split(',').find((entry) => /^\s*(en|zh)\b/i.test(entry));
  return languageOf(first?.trim());
}

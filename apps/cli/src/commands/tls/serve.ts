import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, isIPv6, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { CutawayError } from '@cutaway/primitives/errors';
import { mergeCatalogues, primitivesCatalogue } from '@cutaway/primitives/explain';
import { nodeCrypto } from '@cutaway/primitives/node';
import type { TraceEvent } from '@cutaway/primitives/trace';
import {
  type ConnectionInfo,
  type Credential,
  credentialFromPem,
  TicketKeys,
  type TlsConnection,
  TlsServer,
  type TlsServerOptions,
} from '@cutaway/tls-handshake';
import { tlsCatalogue } from '@cutaway/tls-handshake/explain';
import { createServer, type Server, type TlsSocket } from '@cutaway/tls-handshake/node';
import { nameToText } from '@cutaway/x509';
import { parseCertificate } from '@cutaway/x509/certificate';
import { x509Catalogue } from '@cutaway/x509/explain';
import { type CliPhraseKey, cliCatalogue } from '../../catalogue/index.js';
import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import { readText } from '../../files.js';
import { describeError } from '../../report.js';
import type { RunContext } from '../../run-context.js';
import { columnsOf } from '../../terminal/wrap.js';
import { ConnectionView } from '../../views/connection-view.js';
import { type ClientFingerprint, fingerprintIn } from './client-fingerprint.js';
import { anchorsFrom, appendKeyLog } from './files.js';
import { makeOwnAuthority } from './own-authority.js';
import type { ServeOptions } from './serve-command.js';

/** Milliseconds a connection is kept for another request. */
const KEEP_ALIVE = 2000;

const catalogue = mergeCatalogues(primitivesCatalogue, x509Catalogue, tlsCatalogue, cliCatalogue);

/** Serves HTTPS and shows every handshake, until it is interrupted or enough connections have come. */
export async function runServe(options: ServeOptions, context: RunContext): Promise<ExitCode> {
  const { note, say } = context;
  const names = options.name ?? ['localhost', '127.0.0.1', '::1'];
  const own = options.cert === undefined && options.key === undefined ? makeOwnAuthority(names) : undefined;
  const folder = own === undefined ? undefined : mkdtempSync(join(tmpdir(), 'cutaway-serve-'));
  try {
    const credential = own?.credential ?? credentialFromFiles(options);
    const { server, finished } = serve(serverOptions(options, credential), options, context);
    await listen(server, options);
    const { port } = server.address() as AddressInfo;
    const host = (own === undefined ? options.name?.[0] : names[0]) ?? options.host;
    const url = `https://${isIPv6(host) ? `[${host}]` : host}:${port}/`;
    note(say('serve.listening', { url, address: options.host }));
    if (own !== undefined && folder !== undefined) {
      const file = join(folder, 'ca.pem');
      writeFileSync(file, own.pem);
      note(say('serve.ownAuthority', { file }));
      note(`  curl --cacert ${file} ${url}`);
    }
    if (options.keylog !== undefined) note(say('serve.keylogWarning', { file: options.keylog }));
    if (options.connections === undefined) note(say('serve.stop'));
    await finished;
    return ExitCode.ok;
  } catch (error) {
    if (!(error instanceof CutawayError)) throw error;
    describeError(error, context, catalogue);
    return ExitCode.input;
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
}

function credentialFromFiles({ cert, key }: ServeOptions): Credential {
  if (cert === undefined || key === undefined) throw new Failure(ExitCode.usage, 'serve.certAndKey');
  return credentialFromPem(readText(cert), readText(key), { crypto: nodeCrypto });
}

function serverOptions({ clientCa, keylog, alpn }: ServeOptions, credential: Credential): TlsServerOptions {
  return {
    credentials: [credential],
    crypto: nodeCrypto,
    tickets: new TicketKeys({ crypto: nodeCrypto }),
    applicationProtocols: alpn.split(',').filter((name) => name !== ''),
    ...(clientCa === undefined ? {} : { clientAuthentication: { required: true, anchors: anchorsFrom(clientCa) } }),
    ...(keylog === undefined ? {} : { keyLog: (line: string) => appendKeyLog(keylog, line) }),
  };
}

async function listen(server: Server, { port, host }: ServeOptions): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const context = { address: `${host}:${port}`, code: error.code ?? error.message };
      reject(new Failure(ExitCode.connection, 'serve.listenFailed', context, error));
    });
    server.listen(port, host, () => resolve());
  });
}

/** A server that shows what happens on each connection, and answers HTTP requests with what was agreed on. */
function serve(
  tls: TlsServerOptions,
  options: ServeOptions,
  context: RunContext,
): { server: Server; finished: Promise<void> } {
  const limit = options.connections ?? Number.POSITIVE_INFINITY;
  const views = new WeakMap<TlsConnection, ConnectionView>();
  const fingerprints = new WeakMap<TlsConnection, ClientFingerprint>();
  const transports = new Set<Duplex>();
  let count = 0;
  let stop = (): void => {};
  const finished = new Promise<void>((resolve) => {
    stop = () => {
      server.close();
      for (const transport of transports) transport.destroy();
      resolve();
    };
  });
  const connection = (transport: Duplex): TlsServer => {
    const { remoteAddress, remotePort } = transport as Socket;
    const from = `${remoteAddress}:${remotePort}`;
    const [hex, json] = [options.hex === true, options.json === true];
    const view = new ConnectionView({ number: ++count, from, hex, json, catalogue }, context);
    transports.add(transport);
    transport.once('close', () => {
      view.flush();
      transports.delete(transport);
      if (transports.size === 0 && count >= limit) stop();
    });
    if (count >= limit) server.close();
    let fingerprint: ClientFingerprint | undefined;
    const trace = (event: TraceEvent): void => {
      view.show(event);
      // The second ClientHello after a HelloRetryRequest is another, and no name for the client.
      if (fingerprint !== undefined) return;
      fingerprint = fingerprintIn(event);
      if (fingerprint === undefined) return;
      fingerprints.set(made, fingerprint);
      const { ja3, ja4 } = fingerprint;
      const data = { ja3: ja3.hash, ja3Text: ja3.text, ja4: ja4.fingerprint, ja4Raw: ja4.raw };
      const lines = ['', context.say('serve.fingerprint'), `  JA3  ${ja3.hash}`, `  JA4  ${ja4.fingerprint}`];
      view.remark({ kind: 'fingerprint', ...data }, lines);
    };
    const made = new TlsServer({ ...tls, trace });
    views.set(made, view);
    return made;
  };
  const server = createServer({ ...tls, allowHalfOpen: true, connection });
  const http = createHttpServer({ keepAliveTimeout: KEEP_ALIVE }, (request, response) => {
    const { info, connection } = request.socket as unknown as TlsSocket;
    const fingerprint = fingerprints.get(connection);
    response.setHeader('content-type', 'text/plain; charset=utf-8');
    response.end(info === undefined ? '' : page(info, fingerprint, `${request.method} ${request.url}`, context));
  });
  server.on('secureConnection', (socket: TlsSocket) => {
    views.get(socket.connection)?.flush();
    if (socket.alpnProtocol === false || socket.alpnProtocol.startsWith('http/1.')) http.emit('connection', socket);
    else socket.resume().on('end', () => socket.end());
  });
  server.on('tlsClientError', (error: Error, socket: TlsSocket) => {
    views.get(socket.connection)?.flush();
    if (error instanceof CutawayError) describeError(error, context, catalogue);
  });
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  return { server, finished };
}

/** What the client sees: the connection it has. */
function page(
  info: ConnectionInfo,
  fingerprint: ClientFingerprint | undefined,
  request: string,
  { say }: RunContext,
): string {
  const [certificate] = info.peerCertificates;
  const client =
    certificate === undefined ? say('serve.page.nobody') : nameToText(parseCertificate(certificate).subject);
  const rows: [CliPhraseKey, string | undefined][] = [
    ['serve.page.request', request],
    ['serve.page.version', info.version],
    ['serve.page.suite', info.cipherSuite],
    ['serve.page.group', info.group],
    ['serve.page.name', info.serverName],
    ['serve.page.protocol', info.applicationProtocol],
    ['serve.page.resumed', say(info.resumed ? 'serve.page.yes' : 'serve.page.no')],
    ['serve.page.client', client],
    ['serve.page.ja3', fingerprint?.ja3.hash],
    ['serve.page.ja4', fingerprint?.ja4.fingerprint],
  ];
  const shown = rows.filter(([, value]) => value !== undefined);
  const width = Math.max(...shown.map(([key]) => columnsOf(say(key))));
  const line = ([key, value]: (typeof rows)[number]): string => {
    const label = say(key);
    return `${label}${' '.repeat(width - columnsOf(label))}  ${value}\n`;
  };
  return `${say('serve.page.title')}\n\n${shown.map(line).join('')}`;
}

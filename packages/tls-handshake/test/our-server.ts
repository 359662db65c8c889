import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { afterEach } from 'vitest';
import type { ConnectionInfo } from '../src/index.js';
import { type CreateServerOptions, createServer, type Server, type TlsSocket } from '../src/node/index.js';

/** Our server on loopback, which answers HTTP requests. */
export interface OurServer {
  readonly port: number;
  readonly server: Server;
  /** What was agreed on with each client so far. */
  readonly connections: ConnectionInfo[];
  readonly sockets: TlsSocket[];
  /** Codes of handshakes that failed. */
  readonly failures: string[];
}

const open: (() => void)[] = [];
let cleanup = false;

function atEnd(close: () => void): void {
  open.push(close);
  if (cleanup) return;
  cleanup = true;
  afterEach(() => {
    for (const one of open.splice(0)) one();
  });
}

/** Serves HTTP/1.1 over our server; each answer is `hello <path>`. */
export async function serveHttps(options: CreateServerOptions): Promise<OurServer> {
  const http = createHttpServer((request, response) => response.end(`hello ${request.url}\n`));
  const raw = await serveTls(options);
  raw.server.on('secureConnection', (socket: TlsSocket) => http.emit('connection', socket));
  return raw;
}

/** Serves whatever a listener for `secureConnection` does. */
export async function serveTls(options: CreateServerOptions): Promise<OurServer> {
  const server = createServer({ allowHalfOpen: true, ...options });
  const transports = new Set<Duplex>();
  const connections: ConnectionInfo[] = [];
  const sockets: TlsSocket[] = [];
  const failures: string[] = [];
  server.on('connection', (transport: Duplex) => transports.add(transport));
  server.on('secureConnection', (socket: TlsSocket) => {
    sockets.push(socket);
    if (socket.info !== undefined) connections.push(socket.info);
  });
  server.on('tlsClientError', ({ code }: { code: string }) => failures.push(code));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  atEnd(() => {
    server.close();
    for (const transport of transports) transport.destroy();
  });
  return { port: (server.address() as AddressInfo).port, server, connections, sockets, failures };
}

/** A client program, running. */
export interface RunningClient {
  /** What it has printed so far. */
  readonly output: () => string;
  /** Waits until it has printed something. */
  readonly prints: (what: string | RegExp) => Promise<string>;
  readonly type: (line: string) => void;
  /** Waits for its end. @returns all it printed, and its exit code. */
  readonly end: () => Promise<{ output: string; status: number | null }>;
}

/** Starts a client program. @param input is typed at once; then its input ends, unless nothing is given. */
export function startClient(
  program: string,
  args: readonly string[],
  input?: string,
  env: Readonly<Record<string, string>> = {},
): RunningClient {
  const child: ChildProcess = spawn(program, args, { env: { ...process.env, ...env } });
  let output = '';
  const read = (bytes: Buffer): void => {
    output += bytes.toString('latin1');
  };
  child.stdout?.on('data', read);
  child.stderr?.on('data', read);
  child.stdin?.on('error', () => {});
  atEnd(() => child.kill('SIGKILL'));
  const ended = once(child, 'close');
  if (input !== undefined) child.stdin?.end(input);
  return {
    output: () => output,
    prints: async (what) => {
      while (output.search(what) === -1) {
        if (child.exitCode !== null) throw new Error(`${program} ended: ${output}`);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      return output;
    },
    type: (line) => child.stdin?.write(`${line}\n`),
    end: async () => {
      await ended;
      return { output, status: child.exitCode };
    },
  };
}

import { once } from 'node:events';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import type { Agent } from '../agent/agent.js';
import { AgentClient } from '../agent/client.js';
import { AgentFrames, framed } from '../agent/framing.js';
import { SshError } from '../errors/index.js';

/** A connection to an agent. */
export interface AgentConnection {
  readonly client: AgentClient;
  close(): void;
}

/**
 * Connects to the agent that listens on a socket.
 *
 * @param path `SSH_AUTH_SOCK` of the environment unless given.
 * @throws {SshError} `ssh/agent-unavailable`; also later, from the client's methods, when the agent goes away.
 */
export async function connectAgent(path: string | undefined = process.env.SSH_AUTH_SOCK): Promise<AgentConnection> {
  if (path === undefined || path === '') throw unavailable('SSH_AUTH_SOCK');
  const socket = createConnection(path);
  try {
    await once(socket, 'connect');
  } catch (error) {
    throw unavailable((error as NodeJS.ErrnoException).code ?? 'unknown', error);
  }
  return { client: new AgentClient(exchangeOver(socket)), close: () => socket.destroy() };
}

interface Waiting {
  readonly resolve: (answer: Uint8Array) => void;
  readonly reject: (error: unknown) => void;
}

/** Answers come in the order of the requests. */
function exchangeOver(socket: Socket): (request: Uint8Array) => Promise<Uint8Array> {
  const frames = new AgentFrames();
  const waiting: Waiting[] = [];
  let broken: SshError | undefined;
  const fail = (error: SshError): void => {
    broken ??= error;
    for (const { reject } of waiting.splice(0)) reject(broken);
    socket.destroy();
  };
  socket.on('error', (error: NodeJS.ErrnoException) => fail(unavailable(error.code ?? 'unknown', error)));
  socket.on('close', () => fail(unavailable('closed')));
  socket.on('data', (bytes) => {
    try {
      for (const answer of frames.push(bytes)) waiting.shift()?.resolve(answer);
    } catch (error) {
      fail(error as SshError);
    }
  });
  return (request) =>
    new Promise((resolve, reject) => {
      if (broken !== undefined) return reject(broken);
      waiting.push({ resolve, reject });
      socket.write(framed(request));
    });
}

function unavailable(reason: string, cause?: unknown): SshError {
  return new SshError('ssh/agent-unavailable', { context: { reason }, ...(cause === undefined ? {} : { cause }) });
}

/**
 * Lets an agent listen on a socket, for `ssh`, `ssh-add` and everything else that knows `SSH_AUTH_SOCK`. Make the
 * socket in a folder that nobody else may enter: whoever can connect can sign.
 *
 * @returns the server; close it to stop.
 */
export async function serveAgent(agent: Agent, path: string): Promise<Server> {
  const server = createServer((socket) => serve(agent, socket));
  server.listen(path);
  await once(server, 'listening');
  return server;
}

function serve(agent: Agent, socket: Socket): void {
  const frames = new AgentFrames();
  const answer = agent.connect();
  let last: Promise<void> = Promise.resolve();
  socket.on('error', () => socket.destroy());
  socket.on('data', (bytes) => {
    let requests: Uint8Array[];
    try {
      requests = frames.push(bytes);
    } catch {
      socket.destroy();
      return;
    }
    for (const request of requests) {
      last = last.then(async () => {
        const reply = await answer(request);
        if (!socket.destroyed) socket.write(framed(reply));
      });
    }
  });
}

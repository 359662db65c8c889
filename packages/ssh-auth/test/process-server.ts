import { spawn } from 'node:child_process';
import { type AddressInfo, createServer } from 'node:net';

/** A server that starts a process for each connection, which has the socket as standard input and output. */
export interface ProcessServer {
  readonly port: number;
  /** What the processes have written to standard error since the last call. */
  log(): string;
  close(): void;
}

/** Serves a port of loopback with a program, as inetd does. */
export async function processServer([program, ...args]: readonly [string, ...string[]]): Promise<ProcessServer> {
  let log = '';
  const server = createServer({ pauseOnConnect: true }, (socket) => {
    const child = spawn(program, args, { stdio: [socket, socket, 'pipe'] });
    child.stderr?.on('data', (data: Buffer) => {
      log += data.toString('utf8');
    });
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    log: () => {
      const taken = log;
      log = '';
      return taken;
    },
    close: () => server.close(),
  };
}

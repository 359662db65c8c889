import type { ConnectionInfo, TlsSession } from '../src/index.js';
import { type ConnectOptions, connect } from '../src/node/index.js';

/** What came of a request. */
export interface Answer {
  readonly info: ConnectionInfo | undefined;
  readonly text: string;
  /** The first one the server gave. */
  readonly session: TlsSession | undefined;
}

/** Connects, sends an HTTP request, and reads to the end. Rejects with the connection's error. */
export function httpsRequest(options: ConnectOptions & { readonly request?: string }): Promise<Answer> {
  const { request = 'GET / HTTP/1.0\r\n\r\n' } = options;
  return new Promise((resolve, reject) => {
    const socket = connect(options);
    let text = '';
    let info: ConnectionInfo | undefined;
    let session: TlsSession | undefined;
    socket.on('session', (given: TlsSession) => {
      session ??= given;
    });
    socket.on('secureConnect', () => {
      info = socket.info;
      socket.write(request);
    });
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      text += chunk;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve({ info, text, session }));
  });
}

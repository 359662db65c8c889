import { type RunningServer, startServer } from '@cutaway/test-support/server-process';
import type { Identity } from './authority.js';

/** `openssl s_server` that shows what it gets and sends what is typed. */
export function opensslTerminal(
  openssl: string,
  { certificateFile, keyFile }: Identity,
  ...args: string[]
): Promise<RunningServer> {
  return startServer(
    openssl,
    ['s_server', '-accept', '127.0.0.1:0', '-cert', certificateFile, '-key', keyFile, ...args],
    /ACCEPT [\d.]+:(\d+)/,
  );
}

/** `openssl s_server` that answers HTTP requests with a page about the connection. */
export function opensslServer(
  openssl: string,
  { certificateFile, keyFile }: Identity,
  ...args: string[]
): Promise<RunningServer> {
  return startServer(
    openssl,
    ['s_server', '-accept', '127.0.0.1:0', '-cert', certificateFile, '-key', keyFile, '-www', ...args],
    /ACCEPT [\d.]+:(\d+)/,
  );
}

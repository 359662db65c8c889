import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';

/** Whom to connect to, as the user wrote it. */
export interface Destination {
  readonly host: string;
  readonly userName?: string;
  readonly port?: number;
}

const PLAIN = /^(?:(.+)@)?(?:\[([^\s\]]+)\]|([^\s@/[\]]+))$/;
const WITH_PORT = /^(?:(.+)@)?(?:\[([^\s\]]+)\]|([^\s@:/[\]]+))(?::(\d+))?\/?$/;

/**
 * Reads `[user@]host` or `ssh://[user@]host[:port]`; an IPv6 address may stand in brackets.
 *
 * @throws {Failure} with exit code 2.
 */
export function parseDestination(text: string): Destination {
  const uri = /^ssh:\/\/(.*)$/i.exec(text)?.[1];
  return uri === undefined ? read(PLAIN.exec(text), text) : read(WITH_PORT.exec(uri), text);
}

/** Reads `[user@]host[:port]`, as hosts to jump over are written. @throws {Failure} with exit code 2. */
export function parseJump(text: string): Destination {
  return /^ssh:\/\//i.test(text) ? parseDestination(text) : read(WITH_PORT.exec(text), text);
}

function read(match: RegExpExecArray | null, text: string): Destination {
  const [, userName, bracketed, plain, port] = match ?? [];
  const host = bracketed ?? plain;
  const isPort = port === undefined || (Number(port) >= 1 && Number(port) <= 65_535);
  // A name that looks like an option would be one for whatever gets it next.
  if (host === undefined || host.startsWith('-') || userName?.startsWith('-') === true || !isPort) {
    throw new Failure(ExitCode.usage, 'ssh.badDestination', { destination: text });
  }
  return {
    host,
    ...(userName === undefined ? {} : { userName }),
    ...(port === undefined ? {} : { port: Number(port) }),
  };
}

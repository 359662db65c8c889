import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';

/** Where to connect. */
export interface Target {
  readonly host: string;
  readonly port: number;
}

/**
 * Reads `HOST`, `HOST:PORT`, an IPv4 address, an IPv6 address, or `[IPv6]:PORT`.
 *
 * @throws {Failure} with exit code 2.
 */
export function parseTarget(text: string, defaultPort: number): Target {
  const bad = (): Failure => new Failure(ExitCode.usage, 'tls.badTarget', { target: text });
  const bracketed = /^\[([0-9a-fA-F:.]+)\](?::(\d+))?$/.exec(text);
  if (bracketed !== null) return { host: bracketed[1] as string, port: portOf(bracketed[2], defaultPort, bad) };
  // Several colons and no brackets: an IPv6 address alone.
  if (/^[0-9a-fA-F:.]*:[0-9a-fA-F:.]*:[0-9a-fA-F:.]*$/.test(text)) return { host: text, port: defaultPort };
  const plain = /^([^\s:/?#@[\]]+)(?::(\d+))?$/.exec(text);
  if (plain === null) throw bad();
  return { host: plain[1] as string, port: portOf(plain[2], defaultPort, bad) };
}

function portOf(text: string | undefined, defaultPort: number, bad: () => Failure): number {
  if (text === undefined) return defaultPort;
  const port = Number(text);
  if (port < 1 || port > 65535) throw bad();
  return port;
}

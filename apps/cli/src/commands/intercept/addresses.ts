import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isIP } from 'node:net';
import type { Address } from '@cutaway/mitm-scenarios/intercept';
import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import { parseTarget } from '../tls/target.js';

/** `PORT`, `ADDRESS:PORT` or `[IPv6]:PORT`; port 0 is any that is free. @throws {Failure} with exit code 2. */
export function listenAddress(text: string): Address {
  const port = /^\d{1,5}$/.test(text) ? text : /^(?:.*[^:]):0$/.test(text) ? '0' : undefined;
  if (port === undefined) return parseTarget(text, 0);
  if (Number(port) > 65_535) throw new Failure(ExitCode.usage, 'tls.badTarget', { target: text });
  const host = text === port ? '127.0.0.1' : text.slice(0, -2).replace(/^\[(.*)\]$/, '$1');
  return { host, port: Number(port) };
}

/** Whether only this machine can reach an address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\./.test(host);
}

/** How an address is written in front of a port. */
export function written({ host, port }: Address): string {
  return `${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
}

/** Names that were given addresses by `--resolve HOST:ADDRESS`; the system knows the others. @throws {Failure} */
export function lookupWith(given: readonly string[]): LookupFunction | undefined {
  if (given.length === 0) return undefined;
  const known = new Map<string, string>();
  for (const entry of given) {
    const [, host, address] = /^([^:]+):\[?([0-9a-fA-F.:]+)\]?$/.exec(entry) ?? [];
    if (host === undefined || address === undefined || isIP(address) === 0) {
      throw new Failure(ExitCode.usage, 'intercept.badResolve', { value: entry });
    }
    known.set(host.toLowerCase(), address);
  }
  return (name, options, done) => {
    const address = known.get(name.toLowerCase());
    if (address === undefined) {
      systemLookup(name, { ...options, all: false }, done);
      return;
    }
    const family = isIP(address);
    if (options.all === true) done(null, [{ address, family }]);
    else done(null, address, family);
  };
}

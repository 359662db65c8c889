import { knownHostsName, SSH_PORT } from '@cutaway/ssh-auth/known-hosts';
import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';

/** A host as a user names it. */
export interface NamedHost {
  readonly host: string;
  readonly port: number;
  /** As it stands in the file: in lower case, `[host]:port` when the port is not 22. */
  readonly name: string;
}

// With brackets; an IPv6 address without them, which then has no port; any other name or pattern.
const FORMS = [
  /^\[([^[\]]+)\](?::(\d{1,5}))?$/,
  /^([0-9a-f.]*:[0-9a-f.:]*:[0-9a-f.:%\w]*)$/i,
  /^([^:[\]]+)(?::(\d{1,5}))?$/,
];

/**
 * Reads `HOST`, `HOST:PORT`, an IPv6 address or `[ADDRESS]:PORT`; the host may be a pattern.
 *
 * @throws {Failure} with exit code 2.
 */
export function parseHost(text: string): NamedHost {
  const [, host = '', portText] = FORMS.map((form) => form.exec(text)).find((match) => match !== null) ?? [];
  const port = portText === undefined ? SSH_PORT : Number(portText);
  // Blanks, commas and the rest would become something else in the line they are written into.
  if (!/^[^\s\p{Cc}|@#,]+$/u.test(host) || port < 1 || port > 65535)
    throw new Failure(ExitCode.usage, 'knownHosts.badHost', { host: text });
  return { host, port, name: knownHostsName(host, port) };
}

import { ScenarioError } from '../errors.js';
import type { ClientProtocol } from './stage.js';

/** A command line with `{placeholders}`, given to no shell: each argument stays one argument. */
export interface ClientTemplate {
  /** Program and arguments; empty with a trigger. */
  readonly argv: readonly string[];
  /**
   * An address that is requested in place of starting a program: a client that runs elsewhere connects because of it.
   * Values are put in as parts of a URL.
   */
  readonly trigger?: string;
  /** Written to the client's standard input, which is then closed. */
  readonly stdin?: string;
  /** Set in addition to a small environment without proxies. */
  readonly env?: Readonly<Record<string, string>>;
  /** The client's `known_hosts` has no place for ports. */
  readonly hostNamesWithoutPort?: boolean;
  /** Run once before the first case, for what must be compiled: into the folder `{prepared}`, where `{script}` is then. */
  readonly prepare?: readonly string[];
  /** A file that is put into the client's home, as `{script}`. */
  readonly script?: { readonly name: string; readonly text: string };
}

/** Values for placeholders. */
export type Placeholders = Readonly<Record<string, string>>;

const mail = [
  ...['url', 'host', 'port', 'ca', 'ca_dir', 'truststore_p12', 'user', 'password', 'nonce'],
  ...['home', 'script', 'prepared', 'cwd'],
] as const;

/** The names that command lines may use. */
export const PLACEHOLDERS: Readonly<Record<ClientProtocol, readonly string[]>> = {
  tls: ['url', 'host', 'port', 'ca', 'ca_dir', 'truststore_p12', 'nonce', 'home', 'script', 'prepared', 'cwd'],
  ssh: [
    ...['host', 'port', 'known_hosts', 'host_key', 'home', 'identity', 'user', 'password', 'cmd', 'nonce'],
    ...['script', 'prepared', 'cwd'],
  ],
  smtp: mail,
  imap: mail,
  pop3: mail,
};

/**
 * Puts values in.
 *
 * @throws {ScenarioError} `mitm/unknown-placeholder` for a name that is none of `PLACEHOLDERS`.
 */
export function fill(template: string, values: Placeholders): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) throw new ScenarioError('mitm/unknown-placeholder', { name, known: Object.keys(values) });
    return value;
  });
}

/** The placeholders that a template uses. */
export function placeholdersOf({
  argv,
  trigger = '',
  stdin = '',
  env = {},
  prepare = [],
}: ClientTemplate): ReadonlySet<string> {
  const texts = [...argv, ...prepare, trigger, stdin, ...Object.values(env)];
  return new Set(texts.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string)));
}

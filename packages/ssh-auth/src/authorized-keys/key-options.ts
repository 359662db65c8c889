import { type KeyOption, parseOptionList } from '../option-list/option-list.js';
import { parseAbsoluteTime } from '../time/absolute-time.js';

/** A host and port that forwarding is permitted to; `*` permits any. */
export interface ForwardingTarget {
  readonly host: string;
  readonly port: number | '*';
}

/** What a session that a key opened may do. */
export interface SessionPermissions {
  readonly agentForwarding: boolean;
  readonly portForwarding: boolean;
  readonly x11Forwarding: boolean;
  readonly pty: boolean;
  /** Run `~/.ssh/rc`. */
  readonly userRc: boolean;
  /** Runs in place of whatever the client asks for, which it finds in `SSH_ORIGINAL_COMMAND`. */
  readonly command?: string;
  /** To be set; the server must permit that (sshd_config(5), PermitUserEnvironment). */
  readonly environment: ReadonlyMap<string, string>;
  /** Where forwarding from the client may go; anywhere without. */
  readonly permitOpen?: readonly ForwardingTarget[];
  /** Where the server may listen for the client; anywhere without. */
  readonly permitListen?: readonly ForwardingTarget[];
  /** The number of the tunnel device that is forced on the client, or `any`. */
  readonly tunnel?: number | 'any';
  /** Signatures of FIDO keys must say that the user touched the authenticator. */
  readonly touchRequired: boolean;
  /** Signatures of FIDO keys must say that the authenticator identified the user. */
  readonly verifyRequired: boolean;
}

/** The options of a line in `authorized_keys` (sshd(8), AUTHORIZED_KEYS FILE FORMAT). */
export interface KeyOptions {
  readonly permissions: SessionPermissions;
  /** The key is an authority's, whose certificates are meant. */
  readonly certAuthority: boolean;
  /** Names of which the certificate must have one, in place of the user's. */
  readonly principals?: readonly string[];
  /** Patterns for the host that connects. */
  readonly from?: string;
  /** Seconds since 1970; not good after. */
  readonly expiryTime?: number;
}

/** Everything permitted, nothing forced: a line without options. */
export const ALL_PERMITTED: SessionPermissions = {
  agentForwarding: true,
  portForwarding: true,
  x11Forwarding: true,
  pty: true,
  userRc: true,
  environment: new Map(),
  touchRequired: true,
  verifyRequired: false,
};

const FLAGS: Readonly<Record<string, 'agentForwarding' | 'portForwarding' | 'x11Forwarding' | 'pty' | 'userRc'>> = {
  'agent-forwarding': 'agentForwarding',
  'port-forwarding': 'portForwarding',
  'x11-forwarding': 'x11Forwarding',
  pty: 'pty',
  'user-rc': 'userRc',
};

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Draft = Mutable<Omit<KeyOptions, 'permissions'>> & { permissions: Mutable<SessionPermissions> };

/**
 * Reads the options of a line.
 *
 * @returns or the name of the option that is unknown, repeated or has no good value; empty when the text is no list of
 * options at all. Such a line is good for nothing.
 */
export function parseKeyOptions(text: string): KeyOptions | { readonly badOption: string } {
  const list = parseOptionList(text);
  if (list === undefined) return { badOption: '' };
  const draft: Draft = { permissions: { ...ALL_PERMITTED, environment: new Map() }, certAuthority: false };
  for (const option of list) {
    const isGood = option.value === undefined ? applyFlag(draft, option.name) : applyValue(draft, option, option.value);
    if (!isGood) return { badOption: option.name };
  }
  return draft;
}

function applyFlag(draft: Draft, option: string): boolean {
  const { permissions } = draft;
  const permit = !option.startsWith('no-');
  const name = permit ? option : option.slice(3);
  const permission = Object.hasOwn(FLAGS, name) ? FLAGS[name] : undefined;
  if (permission !== undefined) permissions[permission] = permit;
  else if (name === 'touch-required') permissions.touchRequired = permit;
  else if (name === 'verify-required') permissions.verifyRequired = permit;
  else if (option === 'cert-authority') draft.certAuthority = true;
  else if (option === 'restrict') for (const flag of Object.values(FLAGS)) permissions[flag] = false;
  else return false;
  return true;
}

function applyValue(draft: Draft, { name }: KeyOption, value: string): boolean {
  const { permissions } = draft;
  switch (name) {
    case 'command':
      if (permissions.command !== undefined) return false;
      permissions.command = value;
      return true;
    case 'principals':
      if (draft.principals !== undefined) return false;
      draft.principals = value.split(',');
      return true;
    case 'from':
      if (draft.from !== undefined) return false;
      draft.from = value;
      return true;
    case 'expiry-time': {
      const time = parseAbsoluteTime(value);
      if (time === undefined) return false;
      draft.expiryTime = Math.min(time, draft.expiryTime ?? Number.POSITIVE_INFINITY);
      return true;
    }
    case 'environment': {
      const [, variable, content = ''] = /^([A-Za-z0-9_]+)=(.*)$/s.exec(value) ?? [];
      if (variable === undefined) return false;
      // The first one counts.
      if (!permissions.environment.has(variable)) {
        permissions.environment = new Map([...permissions.environment, [variable, content]]);
      }
      return true;
    }
    case 'permitopen':
    case 'permitlisten': {
      const target = parseTarget(name === 'permitlisten' && !value.includes(':') ? `*:${value}` : value);
      if (target === undefined) return false;
      const list = name === 'permitopen' ? 'permitOpen' : 'permitListen';
      permissions[list] = [...(permissions[list] ?? []), target];
      return true;
    }
    case 'tunnel': {
      if (value.toLowerCase() !== 'any' && !/^\d{1,9}$/.test(value)) return false;
      permissions.tunnel = value.toLowerCase() === 'any' ? 'any' : Number(value);
      return true;
    }
    default:
      return false;
  }
}

function parseTarget(text: string): ForwardingTarget | undefined {
  const [, bracketed, plain, port = ''] = /^(?:\[([^\]]+)\]|([^:/[\]]+)):(\*|\d{1,5})$/.exec(text) ?? [];
  const host = bracketed ?? plain;
  if (host === undefined) return undefined;
  if (port === '*') return { host, port };
  return Number(port) >= 1 && Number(port) <= 65535 ? { host, port: Number(port) } : undefined;
}

/** Whether forwarding to a host and port is permitted. */
export function permitsForwarding(
  permissions: SessionPermissions,
  direction: 'open' | 'listen',
  host: string,
  port: number,
): boolean {
  if (!permissions.portForwarding) return false;
  const targets = direction === 'open' ? permissions.permitOpen : permissions.permitListen;
  if (targets === undefined) return true;
  return targets.some(
    (target) => (target.host === '*' || target.host === host) && (target.port === '*' || target.port === port),
  );
}

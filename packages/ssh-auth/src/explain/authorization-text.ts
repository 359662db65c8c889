import { type Language, phrase } from '@cutaway/primitives/explain';
import type { Authorization, AuthorizationStep } from '../authorized-keys/authorize.js';
import type { ForwardingTarget, SessionPermissions } from '../authorized-keys/key-options.js';
import { fingerprint, shortTypeName } from '../keys/fingerprint.js';
import { sshCatalogue } from './catalogue.js';
import { harmless, type Values } from './harmless.js';

/**
 * Why a key may log in or may not: the outcome, what each line about the key says, and what the session may do, in
 * lines with `\n` between.
 *
 * @param all also the lines that are about other keys.
 */
export function explainAuthorization(
  authorization: Authorization,
  user: string,
  language: Language,
  all = false,
): string {
  const { key, steps } = authorization;
  const subject = { user, type: shortTypeName(key.type), fingerprint: fingerprint(key) };
  const told = all ? steps : steps.filter(({ outcome }) => outcome !== 'key');
  const lines: [string, Values][] = [
    [authorization.allowed ? 'authorization.granted' : 'authorization.refused', subject],
    ...told.flatMap(stepLines),
  ];
  if (authorization.allowed) lines.push(...permissionLines(authorization.permissions));
  else if (authorization.revoked !== undefined) lines.push([`revocation.${authorization.revoked}`, {}]);
  else if (told.every(({ outcome }) => outcome === 'broken' || outcome === 'key')) {
    lines.push(['authorization.refused.no-line', {}]);
  }
  return lines.map(([name, values]) => phrase(sshCatalogue, name, language, harmless(values)) ?? name).join('\n');
}

function stepLines({ file, line, outcome, option = '', problems = [] }: AuthorizationStep): [string, Values][] {
  return [
    [`authorization.${outcome}`, { file, line, option }],
    ...problems.map((problem): [string, Values] => [`certificate.${problem}`, {}]),
  ];
}

function permissionLines(permissions: SessionPermissions): [string, Values][] {
  const { command, environment, permitOpen, permitListen, tunnel } = permissions;
  const lines: [string, Values][] = [];
  const add = (name: string, condition: boolean, value: unknown = ''): void => {
    if (condition) lines.push([`permission.${name}`, { value }]);
  };
  add('command', command !== undefined, command);
  add('agent-forwarding', !permissions.agentForwarding);
  add('port-forwarding', !permissions.portForwarding);
  add('x11-forwarding', !permissions.x11Forwarding);
  add('pty', !permissions.pty);
  add('user-rc', !permissions.userRc);
  add('environment', environment.size > 0, [...environment.keys()]);
  add('permit-open', permitOpen !== undefined, permitOpen?.map(target));
  add('permit-listen', permitListen !== undefined, permitListen?.map(target));
  add('tunnel', tunnel !== undefined, tunnel);
  add('no-touch', !permissions.touchRequired);
  add('verify', permissions.verifyRequired);
  return lines;
}

const target = ({ host, port }: ForwardingTarget): string => `${host.includes(':') ? `[${host}]` : host}:${port}`;

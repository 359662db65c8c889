import { DEFAULT_EXTENSIONS, type OptionValues } from '@cutaway/ssh-auth/certificates';
import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';

/** What a certificate of a user permits and demands. */
export interface CertificateOptions {
  readonly criticalOptions: OptionValues;
  readonly extensions: OptionValues;
}

const PERMISSIONS: Readonly<Record<string, string>> = {
  'agent-forwarding': 'permit-agent-forwarding',
  'port-forwarding': 'permit-port-forwarding',
  pty: 'permit-pty',
  'user-rc': 'permit-user-rc',
  'x11-forwarding': 'permit-X11-forwarding',
};

/**
 * Reads options as `ssh-keygen -O` takes them for certificates: `clear`, `no-pty`, `permit-pty` and the like,
 * `force-command=…`, `source-address=…`, `verify-required`, `no-touch-required`, `critical:NAME[=VALUE]`,
 * `extension:NAME[=VALUE]`.
 *
 * @throws {Failure} with exit code 2 for any other.
 */
export function certificateOptionsOf(options: readonly string[], role: 'user' | 'host'): CertificateOptions {
  const critical = new Map<string, string | true>();
  const extensions = new Map<string, string | true>(
    role === 'user' ? DEFAULT_EXTENSIONS.map((name) => [name, true]) : [],
  );
  for (const option of options) {
    const [, name = '', value] = /^([^=]*)(?:=(.*))?$/s.exec(option) ?? [];
    const own = /^(critical|extension):(.+)$/s.exec(name);
    const permission = PERMISSIONS[name.replace(/^(?:no|permit)-/, '').toLowerCase()];
    if (own !== null) (own[1] === 'critical' ? critical : extensions).set(own[2] as string, value ?? true);
    else if (role === 'user' && isValued(name) && value !== undefined && value !== '') critical.set(name, value);
    else if (value !== undefined || role === 'host') throw bad(option);
    else if (name === 'clear') extensions.clear();
    else if (name === 'verify-required') critical.set(name, true);
    else if (name === 'no-touch-required') extensions.set(name, true);
    else if (permission !== undefined && name.startsWith('no-')) extensions.delete(permission);
    else if (permission !== undefined && name.startsWith('permit-')) extensions.set(permission, true);
    else throw bad(option);
  }
  return { criticalOptions: Object.fromEntries(critical), extensions: Object.fromEntries(extensions) };
}

const isValued = (name: string): boolean => name === 'force-command' || name === 'source-address';

const bad = (option: string): Failure => new Failure(ExitCode.usage, 'key.certify.badOption', { option });

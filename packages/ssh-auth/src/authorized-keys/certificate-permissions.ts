import type { SshCertificate } from '../certificates/certificate.js';
import { certificateOption, optionValue } from '../certificates/options.js';
import { ALL_PERMITTED, type SessionPermissions } from './key-options.js';

/** What a user certificate permits and demands (PROTOCOL.certkeys, "Critical options" and "Extensions"). */
export interface CertificatePermissions {
  readonly permissions: SessionPermissions;
  /** Addresses and networks with commas between that the certificate may be used from. */
  readonly sourceAddress?: string;
}

/**
 * Reads the options of a user certificate. Nothing is permitted that it does not name.
 *
 * @returns or the name of an option whose value is not what it should be.
 * @throws {SshError} `ssh/malformed-certificate` when a value is no text.
 */
export function certificatePermissions(
  certificate: SshCertificate,
): CertificatePermissions | { readonly badOption: string } {
  for (const option of certificate.criticalOptions) {
    const needsText = option.name === 'force-command' || option.name === 'source-address';
    if (needsText !== (typeof optionValue(option) === 'string')) return { badOption: option.name };
  }
  const has = (name: string) => certificate.extensions.some((extension) => extension.name === name);
  const command = certificateOption(certificate, 'force-command');
  const sourceAddress = certificateOption(certificate, 'source-address');
  return {
    permissions: {
      agentForwarding: has('permit-agent-forwarding'),
      portForwarding: has('permit-port-forwarding'),
      x11Forwarding: has('permit-X11-forwarding'),
      pty: has('permit-pty'),
      userRc: has('permit-user-rc'),
      environment: ALL_PERMITTED.environment,
      touchRequired: !has('no-touch-required'),
      verifyRequired: certificateOption(certificate, 'verify-required') !== undefined,
      ...(typeof command === 'string' ? { command } : {}),
    },
    ...(typeof sourceAddress === 'string' ? { sourceAddress } : {}),
  };
}

/**
 * What both the line and the certificate permit.
 *
 * @returns `undefined` when they force different commands: nothing is permitted then.
 */
export function commonPermissions(
  line: SessionPermissions,
  certificate: SessionPermissions,
): SessionPermissions | undefined {
  const commands = new Set([line.command, certificate.command].filter((command) => command !== undefined));
  if (commands.size > 1) return undefined;
  const [command] = commands;
  return {
    ...line,
    agentForwarding: line.agentForwarding && certificate.agentForwarding,
    portForwarding: line.portForwarding && certificate.portForwarding,
    x11Forwarding: line.x11Forwarding && certificate.x11Forwarding,
    pty: line.pty && certificate.pty,
    userRc: line.userRc && certificate.userRc,
    touchRequired: line.touchRequired || certificate.touchRequired,
    verifyRequired: line.verifyRequired || certificate.verifyRequired,
    ...(command === undefined ? {} : { command }),
  };
}

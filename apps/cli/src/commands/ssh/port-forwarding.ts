import { CutawayError } from '@cutaway/primitives/errors';
import type { SshClient } from '@cutaway/ssh-auth';
import { forwardDynamically, forwardLocalPort, type RemoteForwardings } from '@cutaway/ssh-auth/node';
import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import type { RunContext } from '../../run-context.js';
import { sentenceFor } from './sentences.js';
import type { Settings } from './settings.js';

/** `[address:]port`, read. */
export interface Listening {
  /** Where to listen; `undefined` is loopback. */
  readonly address: string | undefined;
  readonly port: number;
}

/** `[address:]port:host:port`, read. */
export interface PortForwarding extends Listening {
  readonly target: { readonly host: string; readonly port: number };
}

const WORD = String.raw`(?:\[([^\]]*)\]|([^:[\]]*))`;
const LISTENING = new RegExp(String.raw`^(?:${WORD}:)?(\d+)$`);
const FORWARDING = new RegExp(String.raw`^(?:${WORD}:)?(\d+):${WORD}:(\d+)$`);

/**
 * Reads `[address:]port:host:port`, as `-L`, `-R` and the keywords of ssh_config(5) have it; there a space stands for
 * the colon in the middle. IPv6 addresses stand in brackets. An empty address or `*` is every address.
 *
 * @throws {Failure} with exit code 2.
 */
export function parseForwarding(text: string): PortForwarding {
  const [, bracketedAddress, plainAddress, port, bracketedHost, plainHost, targetPort] =
    FORWARDING.exec(text.trim().replace(/\s+/, ':')) ?? [];
  const host = bracketedHost ?? plainHost;
  if (host === undefined || host === '' || !isPort(port, 0) || !isPort(targetPort, 1)) {
    throw new Failure(ExitCode.usage, 'ssh.badForwarding', { forwarding: text });
  }
  return {
    address: bracketedAddress ?? plainAddress,
    port: Number(port),
    target: { host, port: Number(targetPort) },
  };
}

/**
 * Reads `[address:]port`, as `-D` and `DynamicForward` have it.
 *
 * @throws {Failure} with exit code 2.
 */
export function parseListening(text: string): Listening {
  const [, bracketed, plain, port] = LISTENING.exec(text.trim()) ?? [];
  if (!isPort(port, 0)) throw new Failure(ExitCode.usage, 'ssh.badListening', { forwarding: text });
  return { address: bracketed ?? plain, port: Number(port) };
}

function isPort(number: string | undefined, minimum: number): boolean {
  return number !== undefined && Number(number) >= minimum && Number(number) <= 65_535;
}

/**
 * Opens every port that is to be forwarded, in either direction. What cannot be had is told, and the rest goes on.
 *
 * @throws {Failure} with exit code 3 when `ExitOnForwardFailure` asks for all.
 */
export async function openForwardings(
  client: SshClient,
  remote: RemoteForwardings,
  settings: Settings,
  context: RunContext,
): Promise<void> {
  const { note, say } = context;
  const tell = (line: string): void => {
    if (!settings.quiet) note(line);
  };
  const attempt = async ({ address, port }: Listening, open: () => Promise<void>): Promise<void> => {
    try {
      await open();
    } catch (error) {
      const reason =
        error instanceof CutawayError ? sentenceFor(error, context.language) : systemReason(error, context);
      const values = { address: shown(address), port, reason };
      if (settings.exitOnForwardFailure) throw new Failure(ExitCode.connection, 'ssh.notForwarded', values);
      tell(say('ssh.notForwarded', values));
    }
  };
  for (const forwarding of settings.localForwards) {
    const { address, port, target } = forwarding;
    await attempt(forwarding, async () => {
      const bound = await forwardLocalPort(client, {
        ...listeningAddress(address),
        port,
        target,
        onRefused: (error) =>
          tell(say('ssh.forwardRefused', { ...target, reason: sentenceFor(error, context.language) })),
      });
      if (port === 0) tell(say('ssh.localPort', { port: bound.port, ...targetOf(target) }));
    });
  }
  for (const forwarding of settings.dynamicForwards) {
    const { address, port } = forwarding;
    await attempt(forwarding, async () => {
      const bound = await forwardDynamically(client, {
        ...listeningAddress(address),
        port,
        onRefused: (error, target) =>
          tell(say('ssh.forwardRefused', { ...target, reason: sentenceFor(error, context.language) })),
      });
      if (port === 0) tell(say('ssh.dynamicPort', { port: bound.port }));
    });
  }
  for (const forwarding of settings.remoteForwards) {
    const { address, port, target } = forwarding;
    await attempt(forwarding, async () => {
      const there = address === '*' ? '' : address;
      const actual = await remote.open(client, { ...(there === undefined ? {} : { address: there }), port, target });
      if (port === 0) tell(say('ssh.remotePort', { port: actual, ...targetOf(target) }));
    });
  }
}

function listeningAddress(address: string | undefined): { readonly address?: string } {
  if (address === undefined) return {};
  return { address: address === '' || address === '*' ? '::' : address };
}

function systemReason(error: unknown, { say }: RunContext): string {
  const { code = String(error) } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return say('ssh.portTaken');
  return code === 'EACCES' ? say('ssh.portNotAllowed') : code;
}

function targetOf({ host, port }: PortForwarding['target']): { target: string; targetPort: number } {
  return { target: host, targetPort: port };
}

function shown(address: string | undefined): string {
  return address === undefined ? 'localhost' : address === '' ? '*' : address;
}

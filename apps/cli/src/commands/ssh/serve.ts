import { statSync } from 'node:fs';
import type { Socket } from 'node:net';
import { CutawayError } from '@cutaway/primitives/errors';
import type { SshServerEvent, SshServerOptions } from '@cutaway/ssh-auth';
import { ALL_PERMITTED } from '@cutaway/ssh-auth/authorized-keys';
import { parseKeyOrCertificate } from '@cutaway/ssh-auth/certificates';
import { fingerprint, shortTypeName } from '@cutaway/ssh-auth/keys';
import { knownHostsName } from '@cutaway/ssh-auth/known-hosts';
import { type SshListener, serve } from '@cutaway/ssh-auth/node';
import { ExitCode } from '../../exit-code.js';
import { Failure, fileFailure } from '../../failure.js';
import { describeError } from '../../report.js';
import type { RunContext } from '../../run-context.js';
import { printableLines } from '../../terminal/printable.js';
import { wrap } from '../../terminal/wrap.js';
import { ConnectionView } from '../../views/connection-view.js';
import { sentenceFor, sentences } from './sentences.js';
import { KeyAuthorization } from './serve-authorization.js';
import type { ServeOptions } from './serve-command.js';
import { type ServerKeys, serverKeys } from './serve-keys.js';
import { type PasswordCheck, passwordCheck } from './serve-password.js';
import { serveSession } from './serve-session.js';

/** Lines of a connection that are kept before they are shown, so that a long session takes no memory. */
const KEPT_LINES = 2000;

/** Serves SSH and shows what happens on every connection, until it is interrupted or enough have come. */
export async function runServe(options: ServeOptions, context: RunContext): Promise<ExitCode> {
  if (options.git !== undefined) requireFolder(options.git);
  let keys: ServerKeys | undefined;
  try {
    keys = await serverKeys(options, context);
    const isPassword = await passwordCheck(options, context);
    const server = new AnnotatedServer(keys, isPassword, options, context);
    const listener = await server.listen();
    announce(listener, keys, options, context);
    await server.finished;
    return ExitCode.ok;
  } catch (error) {
    if (!(error instanceof CutawayError)) throw error;
    describeError(error, context, sentences);
    return ExitCode.input;
  } finally {
    keys?.remove();
  }
}

function requireFolder(folder: string): void {
  try {
    if (!statSync(folder).isDirectory()) throw Object.assign(new Error(folder), { code: 'ENOTDIR' });
  } catch (error) {
    throw fileFailure('file.unreadable', folder, error);
  }
}

/** Shows each connection in its own view. */
class AnnotatedServer {
  readonly finished: Promise<void>;
  private readonly keys: ServerKeys;
  private readonly isPassword: PasswordCheck | undefined;
  private readonly options: ServeOptions;
  private readonly context: RunContext;
  private readonly views = new Map<Socket, ConnectionView>();
  private finish: () => void = () => {};
  private listener: SshListener | undefined;
  private count = 0;

  constructor(keys: ServerKeys, isPassword: PasswordCheck | undefined, options: ServeOptions, context: RunContext) {
    this.keys = keys;
    this.isPassword = isPassword;
    this.options = options;
    this.context = context;
    this.finished = new Promise((resolve) => {
      this.finish = resolve;
    });
  }

  async listen(): Promise<SshListener> {
    const { port, host } = this.options;
    try {
      this.listener = await serve({
        port,
        address: host,
        hostKeys: this.keys.hostKeys,
        authentication: {},
        perConnection: (socket) => this.connected(socket),
        onEvent: (event, _, socket) => this.show(event, socket),
      });
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (error instanceof CutawayError || code === undefined) throw error;
      throw new Failure(ExitCode.connection, 'serve.listenFailed', {
        address: `${host}:${port}`,
        code: code ?? message,
      });
    }
    const stop = (): void => void this.listener?.close().then(() => this.finish());
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    return this.listener;
  }

  private connected(socket: Socket): Partial<SshServerOptions> {
    const { options, context, keys, isPassword } = this;
    const { remoteAddress = '', remotePort } = socket;
    const number = ++this.count;
    const [hex, json] = [options.hex === true, options.json === true];
    const from = `${remoteAddress}:${remotePort}`;
    const view = new ConnectionView(
      { number, from, hex, json, catalogue: sentences, maximumLines: KEPT_LINES },
      context,
    );
    this.views.set(socket, view);
    socket.once('close', () => this.closed(socket));
    const { width } = context.style;
    const line = (text: string): void => {
      for (const paragraph of text.split('\n')) for (const one of wrap(paragraph, width - 4)) view.line(`    ${one}`);
    };
    const authorization = new KeyAuthorization(keys.authorizedKeys, remoteAddress, context, line);
    let knowsPassword = false;
    const password = (user: string, given: string, newPassword?: string): boolean => {
      knowsPassword = newPassword === undefined && isPassword?.(given) === true;
      line(
        context.say(knowsPassword ? 'sshServe.passwordRight' : 'sshServe.passwordWrong', {
          user: printableLines(user).join(' '),
        }),
      );
      return knowsPassword;
    };
    return {
      ...(options.quiet === true ? {} : { trace: (event) => view.show(event) }),
      authentication: {
        publickey: (user, offered) => authorization.allows(user, offered),
        ...(isPassword === undefined ? {} : { password }),
      },
      onSession: (session) => {
        const permissions = authorization.permissions ?? (knowsPassword ? ALL_PERMITTED : undefined);
        return permissions === undefined ? undefined : serveSession(session, permissions, options, context, line);
      },
    };
  }

  private show(event: SshServerEvent, socket: Socket): void {
    const view = this.views.get(socket);
    if (event.type === 'error') view?.line(`    ${sentenceFor(event.error, this.context.language)}`);
    if (event.type === 'connected') view?.flush();
  }

  private closed(socket: Socket): void {
    this.views.get(socket)?.flush();
    this.views.delete(socket);
    const { connections } = this.options;
    if (connections === undefined || this.count < connections || this.views.size > 0) return;
    void this.listener?.close().then(() => this.finish());
  }
}

/** Says how to get in. */
function announce(listener: SshListener, keys: ServerKeys, options: ServeOptions, context: RunContext): void {
  const { note, say } = context;
  const { address, port } = listener;
  const hostKeys = keys.hostKeys.map(({ blob }) => parseKeyOrCertificate(blob).key);
  note(say('sshServe.listening', { address, port }));
  for (const key of hostKeys) {
    note(say('sshServe.hostKey', { type: shortTypeName(key.type), fingerprint: fingerprint(key) }));
  }
  const knownHosts = keys.writeKnownHosts(knownHostsName(address, port), hostKeys);
  if (keys.identity !== undefined) note(say('sshServe.madeKey', { file: keys.identity }));
  const identity = keys.identity === undefined ? '' : ` -i ${keys.identity} -o IdentitiesOnly=yes`;
  const ssh = `ssh${identity} -o UserKnownHostsFile=${knownHosts}`;
  const host = address.includes(':') ? `[${address}]` : address;
  if (options.passwordFile !== undefined) note(say('sshServe.password'));
  if (options.git !== undefined) note(`  GIT_SSH_COMMAND='${ssh}' git clone ssh://git@${host}:${port}/…`);
  if (options.allowExec === true) note(`  ${ssh} -p ${port} ${address} uptime`);
  if (options.git === undefined && options.allowExec !== true) {
    note(`  ${ssh} -p ${port} ${address}`);
    note(say('sshServe.nothing'));
  }
  if (options.connections === undefined) note(say('serve.stop'));
}

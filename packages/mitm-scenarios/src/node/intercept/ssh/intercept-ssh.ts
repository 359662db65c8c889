import type { Socket } from 'node:net';
import { fromHex, toHex } from '@cutaway/primitives/bytes';
import { CutawayError } from '@cutaway/primitives/errors';
import { nodeCrypto } from '@cutaway/primitives/node';
import type { TraceEvent } from '@cutaway/primitives/trace';
import {
  type Authentication,
  type KeyExchangeInfo,
  type OfferedKey,
  type Questions,
  type SigningKey,
  type SshServer,
  type SshServerOptions,
  signingKey,
  type TransportEvent,
  type VerifyHostKey,
} from '@cutaway/ssh-auth';
import { fingerprint } from '@cutaway/ssh-auth/keys';
import { type ClientConnection, connect, serve } from '@cutaway/ssh-auth/node';
import { ScenarioError } from '../../../errors.js';
import { connectTcp } from '../connect-tcp.js';
import type { Address, Interception, ListenOptions } from '../listener.js';
import type { Sender } from '../relay.js';
import type { SeenHostKey, SshInterceptionEvent, TellSsh } from './events.js';
import { RelayedQuestions } from './questions.js';
import { relaySession } from './relay-session.js';

const DEFAULT_TIMEOUT = 30_000;

/** What is intercepted, and how. */
export interface SshInterceptionOptions extends ListenOptions {
  /** The genuine server. */
  readonly to: Address;
  /** The keys that clients are shown in place of the server's; new ones for each run unless given. */
  readonly hostKeys?: readonly SigningKey[];
  /** How we decide whether the server's key is the host's. Somebody may stand in between there too. */
  readonly verifyHostKey: VerifyHostKey;
  /** The host key algorithms to ask the server for, as in `SshClientOptions`. */
  readonly hostKeyAlgorithms?: readonly string[];
  readonly onEvent?: (event: SshInterceptionEvent) => void;
}

/** A man in the middle that runs. */
export interface SshInterception extends Interception {
  /** What clients are shown. */
  readonly hostKeys: readonly SeenHostKey[];
}

/**
 * Stands between SSH clients and a server. Passwords and answers to questions are held here, and used to log in at the
 * server; signatures are for one connection alone, which is tried and shown. Sessions are carried on and told.
 *
 * @throws {SshProtocolError} for host keys of no use; {Error} of the system when the address cannot be listened on.
 */
export async function interceptSsh(options: SshInterceptionOptions): Promise<SshInterception> {
  const { hostKeys = newHostKeys(), listen = {}, onEvent } = options;
  const connections = new WeakMap<Socket, InterceptedSshConnection>();
  let count = 0;
  const listener = await serve({
    hostKeys,
    authentication: {},
    policy: 'compatible',
    port: listen.port ?? 0,
    ...(listen.host === undefined ? {} : { address: listen.host }),
    perConnection: (socket) => {
      const connection = ++count;
      const tell: TellSsh = (event) => onEvent?.({ connection, ...event } as SshInterceptionEvent);
      const intercepted = new InterceptedSshConnection(socket, { ...options, hostKeys }, tell);
      connections.set(socket, intercepted);
      return intercepted.serverOptions();
    },
    onEvent: (event, server, socket) => connections.get(socket)?.happened(event, server),
  });
  return {
    host: listener.address,
    port: listener.port,
    hostKeys: hostKeys.map(seenHostKey),
    close: () => listener.close(),
  };
}

/** Of the kinds that clients ask for first. */
function newHostKeys(): SigningKey[] {
  const kinds = [{ type: 'Ed25519' }, { type: 'EC', curve: 'P-256' }] as const;
  return kinds.map((kind) => signingKey(nodeCrypto.generateKeyPair(kind).privateKey, { crypto: nodeCrypto }));
}

function seenHostKey({ blob }: { readonly blob: Uint8Array }): SeenHostKey {
  const length = new DataView(blob.buffer, blob.byteOffset).getUint32(0);
  const type = new TextDecoder().decode(blob.subarray(4, 4 + length));
  return { type, fingerprint: fingerprint({ blob }, 'SHA256', nodeCrypto) };
}

/** One client's connection, and ours to the server in its place. */
class InterceptedSshConnection {
  private readonly socket: Socket;
  private readonly options: SshInterceptionOptions & { readonly hostKeys: readonly SigningKey[] };
  private readonly tell: TellSsh;
  /** The connection on which the server let us in. */
  private genuine: ClientConnection | undefined;
  private questions: RelayedQuestions | undefined;
  private keys: KeyExchangeInfo | undefined;
  /** The last signature the client sent. */
  private signature: Uint8Array | undefined;
  private loginBegan = false;
  private sessions = 0;

  constructor(socket: Socket, options: InterceptedSshConnection['options'], tell: TellSsh) {
    this.socket = socket;
    this.options = options;
    this.tell = tell;
    tell({ type: 'connection', from: `${socket.remoteAddress}:${socket.remotePort}` });
    socket.once('close', () => this.closed());
    void this.lookAtServer();
  }

  /** What makes our server one for this client. */
  serverOptions(): Partial<SshServerOptions> {
    return {
      authentication: {
        password: (userName, password) => this.password(userName, password),
        keyboardInteractive: (userName, answers) => this.keyboardInteractive(userName, answers),
        publickey: (userName, offered) => this.publickey(userName, offered),
      },
      // Clients that ask would learn that we have no proof for the server's other keys.
      announceHostKeys: false,
      onSession: (session) => this.genuine && relaySession(session, this.genuine.client, ++this.sessions, this.tell),
      trace: (event) => {
        this.notice(event);
        if (this.options.onEvent !== undefined) this.tell({ type: 'trace', side: 'client', event });
      },
    };
  }

  happened(event: TransportEvent | { readonly type: 'connected' }, server: SshServer): void {
    if (event.type === 'keys' && !event.rekey) {
      this.keys = event.info;
      this.tellKeys('client', event.info);
    } else if (event.type === 'connected') {
      const { userName = '', methods = [] } = server.login ?? {};
      this.tell({ type: 'login', userName, method: methods.join(', ') });
    } else if (event.type === 'error' && this.genuine !== undefined && event.error.code !== 'ssh/connection-lost') {
      this.tell({ type: 'failed', code: event.error.code, context: event.error.context });
    }
  }

  /** Asks the server for its host key, to tell what the client should have seen. */
  private async lookAtServer(): Promise<void> {
    let key: Uint8Array | undefined;
    const verifyHostKey: VerifyHostKey = (presented) => {
      key = presented.key;
      return { accept: false };
    };
    try {
      await this.connectAs('nobody', [], verifyHostKey);
    } catch (error) {
      if (key === undefined) {
        this.fail(error);
        return;
      }
    }
    if (key === undefined) return;
    const shown = this.options.hostKeys.map(seenHostKey);
    this.tell({ type: 'host-keys', genuine: seenHostKey({ blob: key }), shown });
  }

  private async password(userName: string, password: string): Promise<boolean> {
    const accepted = await this.logIn(userName, [{ method: 'password', password }]);
    this.tell({ type: 'password', userName, password, accepted });
    return accepted;
  }

  private async keyboardInteractive(
    userName: string,
    rounds: readonly (readonly string[])[],
  ): Promise<boolean | Questions> {
    if (rounds.length === 0) {
      this.questions?.abandon();
      const questions = new RelayedQuestions();
      this.questions = questions;
      const first = questions.round(undefined);
      const respond = ({ name, instruction, prompts }: Questions & { name: string }, attempt: number) =>
        attempt > 1 ? undefined : questions.respond({ name, instruction: instruction ?? '', prompts });
      void this.logIn(userName, [{ method: 'keyboard-interactive', respond }]).then((accepted) => {
        this.tell({ type: 'keyboard-interactive', userName, accepted });
        questions.finish(accepted);
      });
      return await first;
    }
    const answers = rounds.at(-1) ?? [];
    const prompts = this.questions?.asked ?? [];
    // A round without questions only shows a text.
    if (prompts.length > 0) this.tell({ type: 'answers', userName, prompts, answers });
    return (await this.questions?.round(answers)) ?? false;
  }

  /** Lets the client sign, and sends the signature on: it is for another session. */
  private async publickey(userName: string, { algorithm, key, signed }: OfferedKey): Promise<boolean> {
    if (!signed) return true;
    const { signature } = this;
    if (signature === undefined) return false;
    let asked = false;
    const replayed: SigningKey = {
      blob: key.blob,
      algorithms: [algorithm],
      sign: () => {
        asked = true;
        return signature;
      },
    };
    let neededFor: KeyExchangeInfo | undefined;
    const accepted = await this.logIn(userName, [{ method: 'publickey', key: replayed }], (info) => {
      neededFor = info;
    });
    this.tell({
      type: 'publickey',
      userName,
      algorithm,
      fingerprint: fingerprint(key, 'SHA256', nodeCrypto),
      signedFor: toHex(this.keys?.sessionIdentifier ?? new Uint8Array(0)),
      ...(asked && neededFor !== undefined ? { neededFor: toHex(neededFor.sessionIdentifier) } : {}),
      accepted,
    });
    return accepted;
  }

  /** Logs in at the server as the client would. What goes wrong otherwise ends the client's connection. */
  private async logIn(
    userName: string,
    authentication: readonly Authentication[],
    onKeys?: (info: KeyExchangeInfo) => void,
  ): Promise<boolean> {
    try {
      this.genuine = await this.connectAs(userName, authentication, this.options.verifyHostKey, onKeys);
      this.genuine.closed.then(
        () => this.socket.end(),
        (error) => this.fail(error),
      );
      return true;
    } catch (error) {
      if (!(error instanceof CutawayError) || error.code !== 'ssh/authentication-failed') this.fail(error);
      return false;
    }
  }

  private async connectAs(
    userName: string,
    authentication: readonly Authentication[],
    verifyHostKey: VerifyHostKey,
    onKeys?: (info: KeyExchangeInfo) => void,
  ): Promise<ClientConnection> {
    const { to, lookup, handshakeTimeout: timeout = DEFAULT_TIMEOUT, hostKeyAlgorithms, onEvent } = this.options;
    const stream = await connectTcp(to, this.socket, { timeout, lookup });
    this.socket.once('close', () => stream.destroy());
    return connect({
      ...to,
      stream,
      userName,
      authentication,
      verifyHostKey,
      policy: 'compatible',
      // The user may take time to answer.
      timeout: Number.POSITIVE_INFINITY,
      onEvent: (event) => {
        if (event.type !== 'keys' || event.rekey) return;
        onKeys?.(event.info);
        this.tellKeys('server', event.info);
      },
      ...(hostKeyAlgorithms === undefined ? {} : { hostKeyAlgorithms }),
      ...(onEvent === undefined ? {} : { trace: (event) => this.tell({ type: 'trace', side: 'server', event }) }),
    });
  }

  private tellKeys(side: Sender, info: KeyExchangeInfo): void {
    this.tell({
      type: 'keys',
      side,
      keyExchange: info.keyExchange,
      hostKey: info.hostKey,
      cipher: info.cipherClientToServer,
      sessionIdentifier: toHex(info.sessionIdentifier),
    });
  }

  /** Keeps what only the trace tells: how far the client went, and its signature. */
  private notice(event: TraceEvent): void {
    if (event.kind !== 'message' || event.direction !== 'received') return;
    if (event.name === 'SSH_MSG_SERVICE_REQUEST') this.loginBegan = true;
    const signature = event.fields.children?.find(({ name }) => name === 'signature')?.value;
    if (event.name === 'SSH_MSG_USERAUTH_REQUEST' && typeof signature === 'string') this.signature = fromHex(signature);
  }

  private fail(error: unknown): void {
    if (!this.socket.destroyed) {
      const { code, context } = error instanceof CutawayError ? error : new ScenarioError('mitm/client-gone', {});
      this.tell({ type: 'failed', code, context });
    }
    this.socket.destroy();
  }

  private closed(): void {
    this.questions?.abandon();
    if (this.genuine === undefined) this.tell({ type: 'left', at: this.loginBegan ? 'login' : 'host-key' });
    else void this.genuine.close().catch(() => {});
    this.tell({ type: 'ended' });
  }
}

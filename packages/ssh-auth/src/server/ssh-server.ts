import { concat, equal, utf8 } from '@cutaway/primitives/bytes';
import { encode } from '@cutaway/primitives/wire';
import type { Channel, ChannelHandlers } from '../connection/channel.js';
import {
  ConnectionProtocol,
  type GlobalAnswer,
  type IncomingChannel,
  type IncomingGlobalRequest,
} from '../connection/connection-protocol.js';
import { hostKeyProof } from '../connection/host-key-proof.js';
import { ChannelOpenAuthAgent } from '../connection/messages/channel-open-auth-agent.js';
import { ChannelOpenDirectTcpip } from '../connection/messages/channel-open-direct-tcpip.js';
import { ChannelOpenForwardedTcpip } from '../connection/messages/channel-open-forwarded-tcpip.js';
import { GlobalRequestCancelTcpipForward } from '../connection/messages/global-request-cancel-tcpip-forward.js';
import { GlobalRequestHostkeys, GlobalRequestHostkeysProve } from '../connection/messages/global-request-hostkeys.js';
import { GlobalRequestTcpipForward } from '../connection/messages/global-request-tcpip-forward.js';
import { SshProtocolError } from '../errors/protocol.js';
import { DEFAULT_SIGNATURE_ALGORITHMS } from '../keys/signature-algorithms.js';
import type { SigningKey } from '../keys/signing-key.js';
import type { Flow } from '../transport/flow.js';
import { serverKeyExchange } from '../transport/kex/server.js';
import { ExtInfo } from '../transport/messages/ext-info.js';
import { type LabOptions, minimumRsaLength, transportSettings } from '../transport/settings.js';
import { SshConnection } from '../transport/ssh-connection.js';
import { Transport, type TransportSettings } from '../transport/transport.js';
import { versionExchange } from '../transport/version-exchange.js';
import { serveAuthentication } from '../userauth/server/authenticate.js';
import type { Login } from '../userauth/server/options.js';
import { string, uint32 } from '../wire/index.js';
import type { SshServerEvent } from './events.js';
import type { SshServerOptions } from './options.js';
import { ServerSession } from './server-session.js';

const LOGIN_TIMEOUT = 120_000;

/** The server's side of one SSH connection, without input or output of its own. */
export class SshServer extends SshConnection<SshServerEvent> {
  readonly options: SshServerOptions;
  readonly #connection: ConnectionProtocol;
  readonly #started: number;
  readonly #signatureAlgorithms: readonly string[];
  #login: Login | undefined;
  #agentOffered = false;

  /**
   * @throws {SshProtocolError} `ssh/no-host-key` when no host key has an algorithm that is allowed;
   * `ssh/insecure-algorithm` when a list names an algorithm the policies do not have.
   */
  constructor(options: SshServerOptions);
  /** @internal `./lab` alone passes the second argument. */
  constructor(options: SshServerOptions, lab: LabOptions);
  constructor(options: SshServerOptions, lab: LabOptions = {}) {
    const transport = new Transport(serverSettings(options, lab));
    super(transport, () => this.#run());
    this.options = options;
    this.#started = transport.settings.now();
    this.#signatureAlgorithms = [
      ...DEFAULT_SIGNATURE_ALGORITHMS,
      ...(lab.insecureAlgorithms === true ? ['ssh-rsa', 'ssh-dss'] : []),
    ];
    this.#connection = new ConnectionProtocol(transport, {
      channelOpen: (channel) => this.#channelOpen(channel),
      globalRequest: (request) => this.#globalRequest(request),
      failed: this.failed,
    });
  }

  /** The whole connection, from the first byte on. */
  *#run(): Flow {
    const { transport, options } = this;
    const { hostKeys } = options;
    transport.keyExchange = (peerKexInit) =>
      serverKeyExchange(transport, { hostKeys, sendExtInfo: () => this.#sendExtInfo() }, peerKexInit);
    yield* versionExchange(transport);
    yield* transport.keyExchange(undefined);
    this.#login = yield* serveAuthentication(transport, options.authentication, {
      signatureAlgorithms: this.#signatureAlgorithms,
      minimumRsaLength: minimumRsaLength(options),
    });
    this.connected();
    this.emit({ type: 'connected', login: this.#login });
    if (options.announceHostKeys !== false) this.#announceHostKeys();
    yield* this.#connection.run();
  }

  /** Who is logged in. */
  get login(): Login | undefined {
    return this.#login;
  }

  /**
   * Passes on that somebody connected to a forwarded port (RFC 4254 §7.2).
   *
   * @throws {SshProtocolError} `ssh/not-connected`.
   */
  openForwardedTcpip(
    connected: { readonly host: string; readonly port: number },
    originator: { readonly host: string; readonly port: number },
    handlers: ChannelHandlers,
  ): Channel {
    return this.enter(() => {
      this.#requireLogin();
      const fields = {
        channel_type: 'forwarded-tcpip',
        address_that_was_connected: connected.host,
        port_that_was_connected: connected.port,
        originator_IP_address: originator.host,
        originator_port: originator.port,
      } as const;
      return this.#connection.openChannel(ChannelOpenForwardedTcpip, fields, handlers);
    });
  }

  /**
   * Opens a channel to the client's agent.
   *
   * @throws {SshProtocolError} `ssh/not-connected`; also when the client did not offer its agent.
   */
  openAgentChannel(handlers: ChannelHandlers): Channel {
    return this.enter(() => {
      this.#requireLogin();
      if (!this.#agentOffered) throw new SshProtocolError('ssh/request-refused', { request: 'auth-agent@openssh.com' });
      return this.#connection.openChannel(ChannelOpenAuthAgent, { channel_type: 'auth-agent@openssh.com' }, handlers);
    });
  }

  protected override tickRole(): void {
    const { loginTimeout = LOGIN_TIMEOUT } = this.options;
    if (this.state !== 'handshaking' || this.transport.settings.now() - this.#started < loginTimeout) return;
    this.abort(new SshProtocolError('ssh/login-timeout', { maximum: loginTimeout }));
  }

  protected ended(): void {
    this.#connection.end();
  }

  #requireLogin(): Login {
    if (this.#login === undefined || this.state !== 'connected') {
      throw new SshProtocolError('ssh/not-connected', { state: this.state });
    }
    return this.#login;
  }

  /** RFC 8308 §3.1, OpenSSH PROTOCOL: what user keys may sign with, and what else is understood. */
  #sendExtInfo(): void {
    const extension = (extension_name: string, value: string) => ({ extension_name, extension_value: utf8(value) });
    this.transport.send(ExtInfo, {
      extensions: [
        extension('server-sig-algs', this.#signatureAlgorithms.join(',')),
        extension('publickey-hostbound@openssh.com', '0'),
        extension('ping@openssh.com', '0'),
      ],
    });
  }

  #announceHostKeys(): void {
    const hostkeys = this.options.hostKeys.map(({ blob }) => blob);
    const fields = { request_name: 'hostkeys-00@openssh.com', hostkeys } as const;
    this.#connection.globalRequest(GlobalRequestHostkeys, fields);
  }

  #channelOpen(channel: IncomingChannel): void {
    const login = this.#requireLogin();
    switch (channel.type) {
      case 'session':
        this.#openSession(channel, login);
        break;
      case 'direct-tcpip':
        this.#openDirectTcpip(channel, login);
        break;
      default:
        channel.refuse('SSH_OPEN_UNKNOWN_CHANNEL_TYPE');
    }
  }

  #openSession(channel: IncomingChannel, login: Login): void {
    const session = new ServerSession();
    const handlers = this.options.onSession?.(session, login);
    if (handlers === undefined) {
      channel.refuse('SSH_OPEN_ADMINISTRATIVELY_PROHIBITED');
      return;
    }
    const offered = handlers.agentForwarding && (() => this.#agentForwarding(handlers));
    const serving =
      offered === undefined ? handlers : Object.assign(Object.create(handlers), { agentForwarding: offered });
    session.channel = channel.accept(session.serve(serving));
  }

  async #agentForwarding(handlers: { agentForwarding?(): boolean | Promise<boolean> }): Promise<boolean> {
    const granted = (await handlers.agentForwarding?.()) === true;
    this.#agentOffered ||= granted;
    return granted;
  }

  #openDirectTcpip(channel: IncomingChannel, login: Login): void {
    const { host_to_connect, port_to_connect, originator_IP_address, originator_port } =
      channel.decode(ChannelOpenDirectTcpip);
    if (this.options.onDirectTcpip === undefined) {
      channel.refuse('SSH_OPEN_ADMINISTRATIVELY_PROHIBITED');
      return;
    }
    const originator = { host: originator_IP_address, port: originator_port };
    this.options.onDirectTcpip(channel, { host: host_to_connect, port: port_to_connect, originator }, login);
  }

  #globalRequest(request: IncomingGlobalRequest): GlobalAnswer | Promise<GlobalAnswer> {
    switch (request.name) {
      case 'tcpip-forward':
        return this.#forward(request.decode(GlobalRequestTcpipForward));
      case 'cancel-tcpip-forward': {
        const { address_to_bind, port_number_to_bind } = request.decode(GlobalRequestCancelTcpipForward);
        return this.options.onCancelForward?.(address_to_bind, port_number_to_bind) ?? false;
      }
      case 'hostkeys-prove-00@openssh.com':
        return this.#proveHostKeys(request.decode(GlobalRequestHostkeysProve).hostkeys);
      default:
        return false;
    }
  }

  async #forward({ address_to_bind, port_number_to_bind }: GlobalRequestTcpipForward): Promise<GlobalAnswer> {
    const port = await this.options.onForward?.(address_to_bind, port_number_to_bind, this.#requireLogin());
    if (port === undefined) return false;
    return port_number_to_bind === 0 ? encode(uint32, port) : true;
  }

  /** A signature by each of the keys, over the session and the key (OpenSSH PROTOCOL §2.5). */
  async #proveHostKeys(keys: readonly Uint8Array[]): Promise<GlobalAnswer> {
    const signatures: Uint8Array[] = [];
    for (const key of keys) {
      const hostKey = this.options.hostKeys.find(({ blob }) => equal(blob, key));
      if (hostKey === undefined) return false;
      const proof = hostKeyProof(this.transport.sessionIdentifier, key);
      const signature = await hostKey.sign(usableAlgorithm(hostKey, this.transport.settings), proof);
      signatures.push(encode(string(), this.transport.value('host_key_proof', signature)));
    }
    return concat(...signatures);
  }
}

function usableAlgorithm({ algorithms }: SigningKey, { algorithms: { hostKey } }: TransportSettings): string {
  const usable: readonly string[] = hostKey;
  return algorithms.find((name) => usable.includes(name)) ?? (algorithms[0] as string);
}

/** Host key algorithms are those that the host keys have, in the policy's order. */
function serverSettings(options: SshServerOptions, lab: LabOptions): TransportSettings {
  const settings = transportSettings('server', options, lab);
  const hostKey = settings.algorithms.hostKey.filter((name) =>
    options.hostKeys.some(({ algorithms }) => algorithms.includes(name)),
  );
  if (hostKey.length === 0) {
    throw new SshProtocolError('ssh/no-host-key', { algorithm: settings.algorithms.hostKey.join(',') });
  }
  return { ...settings, algorithms: { ...settings.algorithms, hostKey } };
}

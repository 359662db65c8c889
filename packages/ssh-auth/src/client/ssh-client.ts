import { bytesToUnsigned } from '@cutaway/primitives/bytes';
import type { Channel, ChannelHandlers, WindowOptions } from '../connection/channel.js';
import {
  ConnectionProtocol,
  type GlobalAnswer,
  type IncomingChannel,
  type IncomingGlobalRequest,
} from '../connection/connection-protocol.js';
import { ChannelOpenDirectTcpip } from '../connection/messages/channel-open-direct-tcpip.js';
import { ChannelOpenForwardedTcpip } from '../connection/messages/channel-open-forwarded-tcpip.js';
import { GlobalRequestCancelTcpipForward } from '../connection/messages/global-request-cancel-tcpip-forward.js';
import { GlobalRequestHostkeys, GlobalRequestHostkeysProve } from '../connection/messages/global-request-hostkeys.js';
import { GlobalRequestTcpipForward } from '../connection/messages/global-request-tcpip-forward.js';
import { SshProtocolError } from '../errors/protocol.js';
import { DEFAULT_SIGNATURE_ALGORITHMS, isSignatureAlgorithmName } from '../keys/signature-algorithms.js';
import { HOST_KEY_ALGORITHMS, isHostKeyAlgorithmName } from '../registry/host-key-algorithms.js';
import type { Flow } from '../transport/flow.js';
import { clientKeyExchange } from '../transport/kex/client.js';
import { type LabOptions, minimumRsaLength, transportSettings } from '../transport/settings.js';
import { SshConnection } from '../transport/ssh-connection.js';
import { Transport, type TransportSettings } from '../transport/transport.js';
import { versionExchange } from '../transport/version-exchange.js';
import { authenticate } from '../userauth/client/authenticate.js';
import type { SshClientEvent } from './events.js';
import { hostKeyProofError } from './host-key-proofs.js';
import type { ForwardedTcpip, SshClientOptions } from './options.js';
import { SessionChannel, type SessionHandlers } from './session-channel.js';

/** The client's side of an SSH connection, without input or output of its own. */
export class SshClient extends SshConnection<SshClientEvent> {
  readonly options: SshClientOptions;
  readonly #connection: ConnectionProtocol;
  #restricted = false;
  #agentRequested = false;
  #forwards = 0;

  /** @throws {SshProtocolError} `ssh/insecure-algorithm` when a list names an algorithm the policies do not have. */
  constructor(options: SshClientOptions);
  /** @internal `./lab` alone passes the second argument. */
  constructor(options: SshClientOptions, lab: LabOptions);
  constructor(options: SshClientOptions, lab: LabOptions = {}) {
    const transport = new Transport(clientSettings(options, lab));
    super(transport, () => this.#run(lab));
    this.options = options;
    this.#connection = new ConnectionProtocol(transport, {
      channelOpen: (channel) => this.#channelOpen(channel),
      globalRequest: (request) => this.#globalRequest(request),
      failed: this.failed,
    });
  }

  /** The whole connection, from the first byte on. */
  *#run(lab: LabOptions): Flow {
    const { transport, options } = this;
    const { host, port, hostKeyAlias, userName } = options;
    transport.keyExchange = (peerKexInit) =>
      clientKeyExchange(
        transport,
        {
          verifyHostKey: (key) =>
            options.verifyHostKey({
              host,
              key,
              ...(port === undefined ? {} : { port }),
              ...(hostKeyAlias === undefined ? {} : { alias: hostKeyAlias }),
            }),
          minimumRsaLength: minimumRsaLength(options),
          accepted: ({ restricted = false }) => {
            this.#restricted = restricted;
          },
        },
        peerKexInit,
      );
    yield* versionExchange(transport);
    yield* transport.keyExchange(undefined);
    yield* authenticate(transport, {
      userName,
      authentication: options.authentication,
      signatureAlgorithms: userSignatureAlgorithms(transport.settings, lab),
      acceptUnproven: options.acceptUnproven ?? false,
      restricted: () => this.#restricted,
      onBanner: (message) => this.emit({ type: 'banner', message }),
    });
    this.connected();
    this.emit({ type: 'connected' });
    yield* this.#connection.run();
  }

  /** Whether the host key was taken although it is not the host's: passwords and forwardings are disabled. */
  get restricted(): boolean {
    return this.#restricted;
  }

  /**
   * Opens a session: for a program, a shell or a subsystem (RFC 4254 §6).
   *
   * @throws {SshProtocolError} `ssh/not-connected`.
   */
  openSession(handlers: SessionHandlers, window?: WindowOptions): SessionChannel {
    return this.enter(() => {
      this.#requireConnected();
      return SessionChannel.open(this.#connection, handlers, {
        ...window,
        forwardAgent: () => this.#allowAgent(),
      });
    });
  }

  /**
   * Checks that ports may be forwarded, before anything listens for them.
   *
   * @throws {SshProtocolError} `ssh/not-connected`; `ssh/host-key-refused` when the host key is not the host's.
   */
  requireForwarding(): void {
    this.#requireTrustedHost();
  }

  /**
   * Asks the server to connect somewhere (RFC 4254 §7.2).
   *
   * @throws {SshProtocolError} `ssh/not-connected`; also when the host key is not the host's.
   */
  openDirectTcpip(
    target: { readonly host: string; readonly port: number },
    handlers: ChannelHandlers,
    originator: { readonly host: string; readonly port: number } = { host: '127.0.0.1', port: 0 },
  ): Channel {
    return this.enter(() => {
      this.requireForwarding();
      const fields = {
        channel_type: 'direct-tcpip',
        host_to_connect: target.host,
        port_to_connect: target.port,
        originator_IP_address: originator.host,
        originator_port: originator.port,
      } as const;
      return this.#connection.openChannel(ChannelOpenDirectTcpip, fields, handlers);
    });
  }

  /**
   * Asks the server to listen and to open a channel for whoever connects, which `onForwarded` takes (RFC 4254 §7.1).
   *
   * @param answered called with the port, or `undefined` when the server refuses.
   */
  forward(address: string, port: number, answered: (port: number | undefined) => void): void {
    this.enter(() => {
      this.requireForwarding();
      this.#forwards++;
      const fields = { request_name: 'tcpip-forward', address_to_bind: address, port_number_to_bind: port } as const;
      this.#connection.globalRequest(GlobalRequestTcpipForward, fields, (granted, data) => {
        if (!granted) this.#forwards--;
        answered(granted ? (data.length === 4 ? Number(bytesToUnsigned(data)) : port) : undefined);
      });
    });
  }

  /** Ends a forwarding. */
  cancelForward(address: string, port: number, answered?: (granted: boolean) => void): void {
    this.enter(() => {
      this.#requireConnected();
      this.#forwards--;
      this.#connection.globalRequest(
        GlobalRequestCancelTcpipForward,
        { request_name: 'cancel-tcpip-forward', address_to_bind: address, port_number_to_bind: port },
        answered,
      );
    });
  }

  /**
   * Has the server prove that it holds keys it named in the event `hostkeys`, so that they may be recorded
   * (`hostkeys-prove-00@openssh.com`, OpenSSH PROTOCOL §2.5).
   *
   * @param answered called without an error when every one of them is proven, else with `ssh/host-keys-unproven`.
   * @throws {SshProtocolError} `ssh/not-connected`; `ssh/host-key-refused` when the host key is not the host's.
   */
  proveHostKeys(keys: readonly Uint8Array[], answered: (error?: SshProtocolError) => void): void {
    this.enter(() => {
      this.#requireTrustedHost();
      const fields = { request_name: 'hostkeys-prove-00@openssh.com', hostkeys: keys } as const;
      this.#connection.globalRequest(GlobalRequestHostkeysProve, fields, (granted, signatures) => {
        answered(hostKeyProofError(this.transport, keys, granted ? signatures : undefined));
      });
    });
  }

  /** The host key of this connection, encoded; empty before the first key exchange. */
  get serverHostKey(): Uint8Array {
    return this.transport.serverHostKey;
  }

  protected ended(): void {
    this.#connection.end();
  }

  #requireConnected(): void {
    if (this.state !== 'connected') throw new SshProtocolError('ssh/not-connected', { state: this.state });
  }

  /** Whatever could be turned against the user needs a host that was taken for the right one. */
  #requireTrustedHost(): void {
    this.#requireConnected();
    if (this.#restricted) throw new SshProtocolError('ssh/host-key-refused');
  }

  /** The agent may be asked for once a session said so, and not on a connection to who knows whom. */
  #allowAgent(): boolean {
    if (this.options.onAgentChannel === undefined || this.#restricted) return false;
    this.#agentRequested = true;
    return true;
  }

  /** Takes channels that were asked for, and refuses all others (RFC 4254 §6.3.2, §7.2). */
  #channelOpen(channel: IncomingChannel): void {
    const { onForwarded, onAgentChannel } = this.options;
    if (channel.type === 'forwarded-tcpip' && onForwarded !== undefined && this.#forwards > 0) {
      onForwarded(channel, forwardedTcpip(channel));
    } else if (channel.type === 'auth-agent@openssh.com' && onAgentChannel !== undefined && this.#agentRequested) {
      onAgentChannel(channel);
    } else {
      const { tracer } = this.transport.settings;
      tracer?.check({
        name: 'channel_asked_for',
        outcome: 'failed',
        rule: 'RFC 4254 §7.2',
        context: { type: channel.type },
      });
      channel.refuse('SSH_OPEN_ADMINISTRATIVELY_PROHIBITED');
    }
  }

  #globalRequest(request: IncomingGlobalRequest): GlobalAnswer {
    if (request.name === 'hostkeys-00@openssh.com') {
      this.emit({ type: 'hostkeys', keys: request.decode(GlobalRequestHostkeys).hostkeys });
    }
    return false;
  }
}

function forwardedTcpip(channel: IncomingChannel): ForwardedTcpip {
  const fields = channel.decode(ChannelOpenForwardedTcpip);
  return {
    address: fields.address_that_was_connected,
    port: fields.port_that_was_connected,
    originator: { host: fields.originator_IP_address, port: fields.originator_port },
  };
}

function clientSettings(options: SshClientOptions, lab: LabOptions): TransportSettings {
  const settings = transportSettings('client', options, lab);
  const { hostKeyAlgorithms } = options;
  if (hostKeyAlgorithms === undefined) return settings;
  const offered = settings.algorithms.hostKey;
  const hostKey = hostKeyAlgorithms.filter(isHostKeyAlgorithmName).filter((name) => offered.includes(name));
  return { ...settings, algorithms: { ...settings.algorithms, hostKey } };
}

/** User keys may be used with the algorithms that host keys may, and with those of FIDO keys. */
function userSignatureAlgorithms({ algorithms }: TransportSettings, lab: LabOptions): readonly string[] {
  if (lab.insecureAlgorithms !== true) return DEFAULT_SIGNATURE_ALGORITHMS;
  const more = algorithms.hostKey.map((name) => HOST_KEY_ALGORITHMS[name].signatureAlgorithm);
  return [...new Set([...DEFAULT_SIGNATURE_ALGORITHMS, ...more.filter(isSignatureAlgorithmName)])];
}

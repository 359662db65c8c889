import type { Socket } from 'node:net';
import { toHex, utf8 } from '@cutaway/primitives/bytes';
import { CutawayError } from '@cutaway/primitives/errors';
import { nodeCrypto } from '@cutaway/primitives/node';
import type { TraceEvent } from '@cutaway/primitives/trace';
import {
  type ConnectionInfo,
  type ConnectionOptions,
  compatible,
  type ServerAuthentication,
  TlsError,
} from '@cutaway/tls-handshake';
import { nodeCertificateCompression, TlsSocket, type TlsSocketOptions } from '@cutaway/tls-handshake/node';
import { ProtocolVersion } from '@cutaway/tls-handshake/registry';
import { parseIpAddress } from '@cutaway/x509';
import { Authority } from '@cutaway/x509/authority';
import { certificateToPem } from '@cutaway/x509/certificate';
import { ScenarioError } from '../../../errors.js';
import { connectTcp } from '../connect-tcp.js';
import type { AgreedHandshake, PassedThroughReason, TlsInterceptionEvent } from '../events.js';
import { firstBytes } from '../first-bytes.js';
import { readProxyRequest } from '../http/proxy-request.js';
import { type Address, type Interception, type ListenOptions, listen } from '../listener.js';
import { relay, type Sender } from '../relay.js';
import { type SeenClientHello, seeClientHello } from './client-hello.js';
import { ContentView } from './content-view.js';
import { beginning } from './first-speaker.js';
import { type Presented, PresentedCertificates } from './presented.js';
import { type TappedLink, TappedTlsClient, TappedTlsServer, Wiretap } from './wiretap.js';

const DEFAULT_TIMEOUT = 30_000;
const ESTABLISHED: Uint8Array = utf8('HTTP/1.1 200 Connection Established\r\n\r\n');
const HTTP_1_1 = 'http/1.1';

/** An event of one connection, as the parts of it tell it. */
export type Tell = (event: Untold) => void;
type Untold = TlsInterceptionEvent extends infer E ? (E extends unknown ? Omit<E, 'connection'> : never) : never;

/**
 * Where connections lead to.
 *
 * - an address: always there.
 * - `{ by: 'CONNECT' }`: where the client asks for, as an HTTP proxy (RFC 9110 §9.3.6).
 * - `{ by: 'server_name' }`: to the name in the ClientHello. For connections that were redirected here: Node cannot ask
 *   the system where they were going to.
 */
export type Destination = Address | { readonly by: 'CONNECT' } | { readonly by: 'server_name'; readonly port?: number };

/** What is intercepted, and how. */
export interface TlsInterceptionOptions extends ListenOptions {
  readonly to: Destination;
  /** Which certificate clients are shown; `trusted` unless given. */
  readonly present?: Presented;
  /** Who issues it; an authority made for this run unless given. See {@link interceptionAuthority}. */
  readonly authority?: Authority;
  /** How we decide who the genuine server is. */
  readonly server: ServerAuthentication;
  readonly onEvent?: (event: TlsInterceptionEvent) => void;
  /** Receives lines of an SSLKEYLOGFILE for both sides (RFC 9850), without line ends. */
  readonly keyLog?: (line: string) => void;
  /** Receives a capture (pcapng) of both sides, piece by piece, with the keys that open it. */
  readonly capture?: (bytes: Uint8Array) => void;
}

/** A man in the middle that runs. */
export interface TlsInterception extends Interception {
  /** PEM of the authority that clients must trust in to be deceived. */
  readonly ca: string;
}

/** A new authority for interceptions. Whoever has its key can deceive everyone who trusts in it. */
export function interceptionAuthority(days = 7): Authority {
  const subject = [{ O: 'Cutaway' }, { CN: 'Interception of one run' }];
  return Authority.create({ subject, days, pathLenConstraint: 0 }, { provider: nodeCrypto });
}

/**
 * Stands between TLS clients and a server: the client shakes hands with us, we with the server, and everything passes
 * in the clear. What is not TLS, or cannot be intercepted, is carried on unread.
 *
 * @throws {ScenarioError} `mitm/unknown-certificate`; {Error} of the system when the address cannot be listened on.
 */
export async function interceptTls(options: TlsInterceptionOptions): Promise<TlsInterception> {
  const { authority = interceptionAuthority(), present = 'trusted', onEvent } = options;
  const certificates = new PresentedCertificates(authority, present);
  const wiretap = options.capture && new Wiretap(options.capture);
  const listener = await listen(options.listen ?? {}, (client, connection) => {
    const tell: Tell = (event) => onEvent?.({ connection, ...event } as TlsInterceptionEvent);
    void new InterceptedConnection(client, options, certificates, tell, wiretap).run();
  });
  return { ...listener, ca: certificateToPem(authority.certificate) };
}

/** One connection, from its first byte to its last. */
class InterceptedConnection {
  private readonly client: Socket;
  private readonly options: TlsInterceptionOptions;
  private readonly certificates: PresentedCertificates;
  private readonly tell: Tell;
  private readonly timeout: number;
  /** Every socket of this connection, to be closed when it fails. */
  private readonly sockets: Socket[];
  private readonly wiretap: Wiretap | undefined;
  /** The client's connection in the capture, and those to the server: there may be a second one. */
  private readonly clientLink: TappedLink | undefined;
  private readonly serverLinks: TappedLink[] = [];

  constructor(
    client: Socket,
    options: TlsInterceptionOptions,
    certificates: PresentedCertificates,
    tell: Tell,
    wiretap: Wiretap | undefined,
  ) {
    this.client = client;
    this.options = options;
    this.certificates = certificates;
    this.tell = tell;
    this.timeout = options.handshakeTimeout ?? DEFAULT_TIMEOUT;
    this.sockets = [client];
    this.wiretap = wiretap;
    this.clientLink = wiretap?.accepted(client);
  }

  /** Never throws: what goes wrong is told. */
  async run(): Promise<void> {
    this.tell({ type: 'connection', from: `${this.client.remoteAddress}:${this.client.remotePort}` });
    try {
      await this.carry();
    } catch (error) {
      if (!(error instanceof CutawayError)) throw error;
      this.tell({ type: 'failed', code: error.code, context: error.context });
    } finally {
      for (const socket of this.sockets) if (!socket.writableEnded) socket.destroy();
      for (const link of [this.clientLink, ...this.serverLinks]) link?.end();
      this.tell({ type: 'ended' });
    }
  }

  private async carry(): Promise<void> {
    const target = await this.target();
    const server = await this.connect(target);
    const hello = await beginning(this.client, server, this.timeout);
    if (hello === 'not-tls' || hello === 'server-spoke-first') return this.passThrough(hello, server);
    this.tell({
      type: 'client-hello',
      ...(hello.serverName === undefined ? {} : { serverName: hello.serverName }),
      applicationProtocols: hello.applicationProtocols,
      versions: hello.versions.filter((id) => ProtocolVersion.nameOf(id) !== undefined).map(ProtocolVersion.label),
    });
    if (!hello.versions.some((version) => compatible.versions.includes(version))) {
      return this.passThrough('no-common-version', server);
    }
    const upstream = await this.shakeHandsWithServer(server, target, hello);
    if (upstream === undefined) return;
    if (upstream === 'asks-for-certificate') {
      return this.passThrough('client-certificate-requested', await this.connect(target));
    }
    const downstream = await this.shakeHandsWithClient(target, hello, upstream.info as ConnectionInfo);
    if (downstream === undefined) {
      upstream.end();
      return;
    }
    const content = new ContentView(upstream.alpnProtocol, this.tell);
    await this.copy(downstream, upstream, content);
  }

  /** Where the client wants to go. */
  private async target(): Promise<Address> {
    const { to } = this.options;
    if (!('by' in to)) {
      this.tell({ type: 'target', host: to.host, port: to.port, by: 'to' });
      return to;
    }
    const asked = (head: Uint8Array): void => this.clientLink?.record('client', head);
    const target =
      to.by === 'CONNECT' ? await readProxyRequest(this.client, this.timeout, asked) : await this.named(to.port);
    this.tell({ type: 'target', ...target, by: to.by });
    return target;
  }

  private async named(port = 443): Promise<Address> {
    const hello = await firstBytes(this.client, this.timeout, seeClientHello);
    const host = hello === 'not-tls' ? undefined : hello.serverName;
    if (host === undefined) throw new ScenarioError('mitm/no-server-name', {}, 'RFC 6066 §3');
    return { host, port };
  }

  private async connect(target: Address): Promise<Socket> {
    const { to, lookup } = this.options;
    const asked = 'by' in to && to.by === 'CONNECT' && this.sockets.length === 1;
    try {
      const server = await connectTcp(target, this.client, { timeout: this.timeout, lookup });
      this.sockets.push(server);
      if (this.wiretap !== undefined) this.serverLinks.push(this.wiretap.made(server));
      if (asked) {
        this.client.write(ESTABLISHED);
        this.clientLink?.record('server', ESTABLISHED);
      }
      return server;
    } catch (error) {
      if (asked) this.client.end('HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
      throw error;
    }
  }

  private async passThrough(reason: PassedThroughReason, server: Socket): Promise<void> {
    this.tell({ type: 'passed-through', reason });
    await this.copy(this.client, server);
  }

  private async copy(client: Socket | TlsSocket, server: Socket | TlsSocket, content?: ContentView): Promise<void> {
    const count = { client: 0, server: 0 };
    const broken = await relay(client, server, (from, bytes) => {
      count[from] += bytes.length;
      if (content !== undefined) content.push(from, bytes);
      else for (const link of [this.clientLink, this.serverLinks.at(-1)]) link?.record(from, bytes);
    });
    content?.end();
    this.tell({
      type: 'closed',
      fromClient: count.client,
      fromServer: count.server,
      ...(broken === undefined ? {} : { by: broken.by, ...described(broken.error) }),
    });
  }

  /** @returns `undefined` when it fails. A server that asks for a certificate gets none that only the client can prove. */
  private async shakeHandsWithServer(
    socket: Socket,
    target: Address,
    hello: SeenClientHello,
  ): Promise<TlsSocket | 'asks-for-certificate' | undefined> {
    let asksForCertificate = false;
    const protocols = hello.applicationProtocols;
    const client = new TappedTlsClient(
      {
        ...this.options.server,
        ...this.common(),
        serverName: this.serverName(target, hello),
        // Where there is a choice, the protocol we can read.
        applicationProtocols: protocols.includes(HTTP_1_1) ? [HTTP_1_1] : protocols,
        trace: (event) => {
          if (event.kind === 'message' && event.name === 'CertificateRequest') asksForCertificate = true;
          this.trace('server', event);
        },
      },
      this.serverLinks.at(-1),
    );
    const secured = new TlsSocket(socket, client, { ...this.socketOptions(), destination: target });
    const complete = await this.secured('server', secured, socket);
    if (complete && !asksForCertificate) return secured;
    secured.destroy();
    return asksForCertificate ? 'asks-for-certificate' : undefined;
  }

  /** @returns `undefined` when the client does not believe us. */
  private async shakeHandsWithClient(
    target: Address,
    hello: SeenClientHello,
    genuine: ConnectionInfo,
  ): Promise<TlsSocket | undefined> {
    const names = hello.serverName === undefined ? [target.host, this.reachedAt()] : [hello.serverName];
    const credential = this.certificates.credential([...new Set(names)], hello.takesEcdsa, genuine.peerCertificates);
    const { applicationProtocol } = genuine;
    this.tell({
      type: 'certificate',
      present: this.options.present ?? 'trusted',
      names: [...new Set(names)],
      chain: credential.certificates.map(toHex),
    });
    const server = new TappedTlsServer(
      {
        ...this.common(),
        credentials: [credential],
        applicationProtocols: applicationProtocol === undefined ? [] : [applicationProtocol],
        trace: (event) => this.trace('client', event),
      },
      this.clientLink,
    );
    const destination = { host: this.client.remoteAddress ?? '', port: this.client.remotePort ?? 0 };
    const secured = new TlsSocket(this.client, server, { ...this.socketOptions(), destination, wholeHandshake: true });
    return (await this.secured('client', secured, this.client)) ? secured : undefined;
  }

  /**
   * Waits for the end of a handshake, and tells how it ended.
   *
   * @returns whether it is complete.
   * @throws {ScenarioError} `mitm/client-gone` when the client leaves while we talk to the server.
   */
  private secured(side: Sender, socket: TlsSocket, transport: Socket): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const failed = (error: Error): void => {
        settle();
        const typed = asTyped(error);
        this.tell({ type: 'handshake-failed', side, context: typed.context, ...described(typed) });
        resolve(false);
      };
      const closed = (): void => failed(new TlsError('tls/closed-in-handshake'));
      const left = (): void => {
        settle();
        socket.destroy();
        reject(new ScenarioError('mitm/client-gone', {}));
      };
      const complete = (): void => {
        settle();
        this.tell({ type: 'handshake', side, ...agreed(socket.info as ConnectionInfo) });
        resolve(true);
      };
      const settle = (): void => {
        socket.off('error', failed).off('close', closed).off('secureConnect', complete);
        this.client.off('close', left);
      };
      // Whoever reads next listens too; between the two, nobody does.
      socket.on('error', () => {});
      socket.on('error', failed).on('close', closed).on('secureConnect', complete);
      if (side === 'server') this.client.on('close', left);
      transport.resume();
    });
  }

  /** What both of our handshakes are made with. */
  private common(): ConnectionOptions {
    const { keyLog } = this.options;
    const { wiretap } = this;
    const logs = keyLog !== undefined || wiretap !== undefined;
    return {
      crypto: nodeCrypto,
      policy: compatible,
      certificateCompression: nodeCertificateCompression,
      actor: 'attacker',
      ...(logs
        ? {
            keyLog: (line) => {
              keyLog?.(line);
              wiretap?.keyLog(line);
            },
          }
        : {}),
    };
  }

  private socketOptions(): Pick<TlsSocketOptions, 'handshakeTimeout' | 'allowHalfOpen'> {
    return { handshakeTimeout: this.timeout, allowHalfOpen: true };
  }

  private trace(side: Sender, event: TraceEvent): void {
    if (this.options.onEvent !== undefined) this.tell({ type: 'trace', side, event });
  }

  /** The name to ask the server for: its own where we know it, the one the client says otherwise. */
  private serverName({ host }: Address, { serverName }: SeenClientHello): string {
    return parseIpAddress(host) === undefined ? host : (serverName ?? host);
  }

  /** The address at which the client found us, for clients that were given nothing else. */
  private reachedAt(): string {
    return (this.client.localAddress ?? '').replace(/^::ffff:/, '');
  }
}

function agreed(info: ConnectionInfo): AgreedHandshake & { readonly chain: readonly string[] } {
  const { version, cipherSuite, group, applicationProtocol, resumed, peerCertificates } = info;
  return {
    version,
    cipherSuite,
    ...(group === undefined ? {} : { group }),
    ...(applicationProtocol === undefined ? {} : { applicationProtocol }),
    resumed,
    chain: peerCertificates.map(toHex),
  };
}

function asTyped(error: Error): CutawayError {
  return error instanceof CutawayError ? error : new TlsError('tls/internal-error', {}, { cause: error });
}

/** An error's code, and the alert if it was one of the other side. */
function described(error: Error): { readonly code: string; readonly alert?: string } {
  if (!(error instanceof CutawayError)) return { code: (error as NodeJS.ErrnoException).code ?? error.name };
  const { code, context } = error;
  return code === 'tls/alert-received' ? { code, alert: String(context.alert) } : { code };
}

import { CutawayError } from '@cutaway/primitives/errors';
import type { ConnectionInfo, TlsSession } from '@cutaway/tls-handshake';
import { insecurePolicy } from '@cutaway/tls-handshake/lab';
import { connect } from '@cutaway/tls-handshake/node';
import {
  type CipherSuiteName,
  cipherSuites,
  namedGroups,
  type ProtocolVersionName,
  type SignatureSchemeName,
  signatureSchemes,
} from '@cutaway/tls-handshake/registry';
import type { ProbeTarget } from '../probe-target.js';
import { openTransport } from '../transport.js';

// Tickets of TLS 1.3 come when the server pleases.
const TICKET_WAIT = 500;

/** What a handshake was completed with. */
export interface CompletedHandshake {
  readonly info: ConnectionInfo;
  readonly session: TlsSession | undefined;
}

/** How to shake hands. */
export interface HandshakeOffer {
  readonly version: ProtocolVersionName;
  readonly signatureSchemes?: readonly string[];
  readonly applicationProtocols?: readonly string[];
  readonly session?: TlsSession;
  /** Wait for a session that can be resumed. */
  readonly wantSession?: boolean;
}

/**
 * Completes a handshake with whoever answers, weak algorithms included; `undefined` when the server, or this client,
 * refuses. Nothing is sent over the connection.
 */
export async function fullHandshake(
  target: ProbeTarget,
  offer: HandshakeOffer,
): Promise<CompletedHandshake | undefined> {
  const transport = await openTransport(target);
  const socket = connect({
    host: target.host,
    port: target.port,
    socket: transport,
    serverName: target.serverName,
    handshakeTimeout: target.timeout,
    insecureAcceptAnyCertificate: true,
    applicationProtocols: offer.applicationProtocols ?? [],
    policy: policyFor(offer),
    ...(offer.session === undefined ? {} : { session: offer.session }),
  });
  transport.resume();
  return await new Promise((resolve, reject) => {
    let session: TlsSession | undefined;
    let timer: NodeJS.Timeout | undefined;
    const finish = (): void => {
      clearTimeout(timer);
      const { info } = socket;
      // Servers forget sessions whose connection ended without close_notify.
      socket.end(() => {
        socket.destroy();
        resolve(info && { info, session });
      });
    };
    socket.on('session', (given: TlsSession) => {
      session = given;
      if (socket.info !== undefined) finish();
    });
    socket.on('secureConnect', () => {
      if (offer.wantSession !== true || session !== undefined) finish();
      else timer = setTimeout(finish, TICKET_WAIT);
    });
    socket.on('error', (error) => {
      if (!(error instanceof CutawayError)) return reject(error);
      clearTimeout(timer);
      resolve(socket.info && { info: socket.info, session });
    });
    socket.on('close', () => resolve(socket.info && { info: socket.info, session }));
    socket.resume();
  });
}

function policyFor({ version, signatureSchemes: schemes }: HandshakeOffer) {
  const isTls13 = version === 'TLS 1.3';
  const suites = cipherSuites.filter(({ keyExchange }) => (keyExchange === null) === isTls13);
  return insecurePolicy({
    name: 'audit',
    versions: [version],
    cipherSuites: suites.map(({ name }): CipherSuiteName => name),
    groups: namedGroups.filter(({ kind }) => isTls13 || kind !== 'kem').map(({ name }) => name),
    ...(isTls13 ? { keyShares: ['x25519'] as const } : {}),
    signatureSchemes: (schemes ?? signatureSchemes.map(({ name }) => name)) as readonly SignatureSchemeName[],
    requireSecureRenegotiation: false,
    minimumDhBits: 512,
  });
}

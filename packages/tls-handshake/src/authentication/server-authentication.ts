import { CutawayError } from '@cutaway/primitives/errors';
import { extension, type KeyUsageName, keyUsage, tlsFeature } from '@cutaway/x509/certificate';
import { ocspSource } from '@cutaway/x509/ocsp';
import type { RevocationOptions } from '@cutaway/x509/verify';
import type { MessageFlow } from '../connection/message-flow.js';
import { TlsError } from '../errors/tls-error.js';
import type { ClientSettings } from '../handshake/client-settings.js';
import type { TlsSession } from '../session.js';
import { type PeerIdentity, readPeerIdentity } from './identity.js';
import {
  type AnyCertificate,
  acceptAnyCertificate,
  acceptsAnyCertificate,
  type PeerVerdict,
  type TrustedAuthorities,
  verifyPeerChain,
} from './peer-chain.js';

/** How a client decides who the server is. There is no default: trusting nobody in particular has a loud name. */
export type ServerAuthentication = TrustedAuthorities | AnyCertificate;

/** What the server's certificate came with, and what its key is used for in this handshake. */
export interface ServerProofContext {
  /** The stapled OCSP response, DER. */
  readonly ocspResponse: Uint8Array | undefined;
  /** To sign, or with static RSA to decrypt (RFC 8446 §4.4.2.2, RFC 5246 §7.4.2); absent when it was not used. */
  readonly usage: KeyUsageName | undefined;
}

/**
 * Verifies the server's chain up to an anchor, its name, what its key may be used for and, as far as it is stapled,
 * whether it is revoked (RFC 5280 §6, RFC 9525, RFC 6066 §8, RFC 7633). Every check is noted.
 *
 * @throws {CutawayError} with the code of the check that failed, unless any certificate is accepted.
 */
export function authenticateServer(
  flow: MessageFlow,
  settings: ClientSettings,
  server: PeerIdentity,
  proof: ServerProofContext,
): PeerVerdict {
  const { authentication } = settings;
  const verify = (authorities: TrustedAuthorities): void => verifyServer(flow, settings, authorities, server, proof);
  if (acceptsAnyCertificate(authentication)) {
    return acceptAnyCertificate(flow, server, authentication, verify);
  }
  verify(authentication);
  return { peerAuthenticated: true };
}

/** A session with a server that was accepted whoever it is: what its certificate is worth is asked again. */
export function authenticateResumedServer(
  flow: MessageFlow,
  settings: ClientSettings,
  { authenticated, peerCertificates }: TlsSession,
): PeerVerdict {
  if (authenticated || peerCertificates.length === 0) return { peerAuthenticated: authenticated };
  const server = readPeerIdentity(flow, peerCertificates, { raw: new Uint8Array(0), id: undefined });
  return authenticateServer(flow, settings, server, { ocspResponse: undefined, usage: undefined });
}

function verifyServer(
  flow: MessageFlow,
  settings: ClientSettings,
  authorities: TrustedAuthorities,
  server: PeerIdentity,
  { ocspResponse, usage }: ServerProofContext,
): void {
  const { serverName } = settings;
  const stapled = stapledRevocation(settings, server, ocspResponse);
  verifyPeerChain(flow, server, authorities, {
    purpose: 'server',
    names: serverName === undefined ? [] : [serverName],
    time: settings.now(),
    ...(stapled === undefined ? {} : { revocation: stapled }),
  });
  if (usage !== undefined) checkKeyUsage(server, usage);
  // A good certificate of nobody in particular proves nothing.
  if (serverName === undefined) throw new TlsError('tls/peer-not-authenticated');
}

/**
 * A certificate that asks for stapling needs a response that says "good", when this client asked for one; with any other
 * certificate a response counts when it says "revoked".
 */
function stapledRevocation(
  { askForStatus }: ClientSettings,
  { certificate }: PeerIdentity,
  ocspResponse: Uint8Array | undefined,
): RevocationOptions | undefined {
  const nothingToAsk = ocspResponse === undefined && extension(certificate, tlsFeature) === undefined;
  if (!askForStatus || nothingToAsk) return undefined;
  return {
    sources: [],
    stapled: ocspSource(ocspResponse === undefined ? [] : [ocspResponse]),
    scope: 'endEntity',
    policy: 'soft-fail',
  };
}

function checkKeyUsage({ certificate }: PeerIdentity, usage: KeyUsageName): void {
  const usages = extension(certificate, keyUsage)?.value;
  if (usages === undefined || usages.has(usage)) return;
  throw new CutawayError('x509/key-usage-forbids', {
    context: { expected: [usage], actual: [...usages] },
    rule: 'RFC 5280 §4.2.1.3',
    place: { message: 'Certificate', path: 'certificate_list[0].keyUsage' },
  });
}

import { CutawayError } from '@cutaway/primitives/errors';
import { extension, type KeyUsageName, keyUsage, tlsFeature } from '@cutaway/x509/certificate';
import { ocspSource } from '@cutaway/x509/ocsp';
import type { RevocationOptions } from '@cutaway/x509/verify';
import type { MessageFlow } from '../connection/message-flow.js';
import type { ClientSettings } from '../handshake/client-settings.js';
import type { PeerIdentity } from './identity.js';
import { skipPeerChain, type TrustedAuthorities, verifyPeerChain } from './peer-chain.js';

/** How a client decides who the server is. There is no default: trusting nobody in particular has a loud name. */
export type ServerAuthentication =
  | TrustedAuthorities
  | {
      /** Goes on with whoever answers. Anyone on the way can be that. */
      readonly insecureAcceptAnyCertificate: true;
    };

/** What the server's certificate came with, and what its key is used for in this handshake. */
export interface ServerProofContext {
  /** The stapled OCSP response, DER. */
  readonly ocspResponse: Uint8Array | undefined;
  /** To sign, or with static RSA to decrypt (RFC 8446 §4.4.2.2, RFC 5246 §7.4.2). */
  readonly usage: KeyUsageName;
}

/**
 * Verifies the server's chain up to an anchor, its name, what its key may be used for and, as far as it is stapled,
 * whether it is revoked (RFC 5280 §6, RFC 9525, RFC 6066 §8, RFC 7633). Every check is noted.
 *
 * @throws {CutawayError} with the code of the check that failed.
 */
export function authenticateServer(
  flow: MessageFlow,
  settings: ClientSettings,
  server: PeerIdentity,
  { ocspResponse, usage }: ServerProofContext,
): void {
  const { authentication, serverName } = settings;
  if ('insecureAcceptAnyCertificate' in authentication || serverName === undefined) {
    skipPeerChain(flow, server);
    return;
  }
  const stapled = stapledRevocation(settings, server, ocspResponse);
  verifyPeerChain(flow, server, authentication, {
    purpose: 'server',
    names: [serverName],
    time: settings.now(),
    ...(stapled === undefined ? {} : { revocation: stapled }),
  });
  checkKeyUsage(server, usage);
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

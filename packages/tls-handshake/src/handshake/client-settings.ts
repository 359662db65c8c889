import type { ExpectedName } from '@cutaway/x509/verify';
import type { CertificateCompression } from '../authentication/certificate-compression.js';
import type { Credential } from '../authentication/credential.js';
import type { ServerAuthentication } from '../authentication/server-authentication.js';
import type { Policy } from '../policy/policy.js';
import type { ExternalPsk, TlsSession } from '../session.js';

/** What decides a client's handshake, with defaults filled in. */
export interface ClientSettings {
  readonly policy: Policy;
  /** The name the server must prove. */
  readonly serverName: ExpectedName | undefined;
  readonly applicationProtocols: readonly string[];
  readonly authentication: ServerAuthentication;
  readonly credential: Credential | undefined;
  /** Ask for an OCSP response and SCTs. */
  readonly askForStatus: boolean;
  /** A session to resume. */
  readonly session: TlsSession | undefined;
  readonly externalPsks: readonly ExternalPsk[];
  /** Data for the first flight. */
  readonly earlyData: Uint8Array | undefined;
  /** Offer to show a certificate after the handshake too. */
  readonly postHandshakeAuth: boolean;
  /** The largest record taken, in bytes of content. */
  readonly recordSizeLimit: number;
  /** Send data before the server's Finished where that is safe (RFC 7918). */
  readonly falseStart: boolean;
  /** Add reserved values that servers must pass over (RFC 8701). */
  readonly grease: boolean;
  /** For certificates, the preferred first. */
  readonly certificateCompression: readonly CertificateCompression[];
  /** Look like an older version to middleboxes (RFC 8446 D.4). */
  readonly middleboxCompatibility: boolean;
  readonly now: () => Date;
}

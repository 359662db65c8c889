import { nodeCrypto } from '@cutaway/primitives/node';
import type { Credential } from '@cutaway/tls-handshake';
import { Authority } from '@cutaway/x509/authority';
import { certificateToPem } from '@cutaway/x509/certificate';

/** Days that certificates of one run are good for. */
const DAYS = 7;

/** A server's certificate, and the authority that issued it: made for one run, with keys that never leave it. */
export interface OwnAuthority {
  readonly credential: Credential;
  /** The authority's certificate, PEM. */
  readonly pem: string;
}

/** Makes an authority, and with it a certificate for these names and addresses. */
export function makeOwnAuthority(names: readonly string[]): OwnAuthority {
  const subject = [{ CN: 'cutaway tls serve, made for one run' }];
  const root = Authority.create({ subject, days: DAYS }, { provider: nodeCrypto });
  const { certificate, privateKey } = root.issueServer({ names, days: DAYS });
  return { credential: { certificates: [certificate.bytes], privateKey }, pem: certificateToPem(root.certificate) };
}

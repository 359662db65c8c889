import type { ClientProtocol } from './stage.js';

/** Something a client should withstand that no case here tries it with; why is told as `not-served.<id>.reason`. */
export interface NotServed {
  readonly id: string;
  readonly protocol: ClientProtocol;
}

/** What is left out, so that nobody takes a clean report for more than it is. */
export const notServed: readonly NotServed[] = [
  { id: 'system-roots-besides', protocol: 'tls' },
  { id: 'leaked-interception-cas', protocol: 'tls' },
  { id: 'revoked-by-crl', protocol: 'tls' },
  { id: 'wildcard-for-public-suffix', protocol: 'tls' },
  { id: 'link-stripping', protocol: 'tls' },
  { id: 'parent-domain', protocol: 'tls' },
  { id: 'version-intolerance', protocol: 'tls' },
  { id: 'psk-binder-wrong', protocol: 'tls' },
  { id: 'change-cipher-spec-before-server-hello', protocol: 'tls' },
  { id: 'dh-share-p-minus-one', protocol: 'ssh' },
  { id: 'same-key-on-other-port', protocol: 'ssh' },
  { id: 'ssh-dss', protocol: 'ssh' },
  { id: 'ssh-1-spoken', protocol: 'ssh' },
];

import { parseIpAddress } from '../../general-name/index.js';
import { isHostName } from '../../identity/index.js';

/** A URI subtree in lower case: one host, or with a dot in front all hosts below a domain (RFC 5280 §4.2.1.10). */
export function parseUriSubtree(text: string): string | undefined {
  return isHostName(text.startsWith('.') ? text.slice(1) : text) ? text.toLowerCase() : undefined;
}

/**
 * The host of a URI in lower case; `undefined` when it has none or an IP address, for which a certificate under such a
 * constraint must be refused (RFC 5280 §4.2.1.10).
 */
export function parseUriHost(text: string): string | undefined {
  const authority = /^[A-Za-z][A-Za-z0-9+.-]*:\/\/([^/?#]*)/.exec(text)?.[1];
  const host = authority?.slice(authority.lastIndexOf('@') + 1).replace(/:\d*$/, '');
  if (host === undefined || parseIpAddress(host) !== undefined || !isHostName(host)) return undefined;
  return host.toLowerCase();
}

/** Whether a host is in the subtree. */
export function uriInside(host: string, subtree: string): boolean {
  return subtree.startsWith('.') ? host.endsWith(subtree) : host === subtree;
}

import { isHostName, isWildcardName } from '../../identity/index.js';

/**
 * A dNSName subtree in lower case: a host name and everything below it; the empty one holds all names. A leading dot is
 * not part of the syntax (RFC 5280 §4.2.1.10).
 */
export function parseDnsSubtree(text: string): string | undefined {
  return text === '' || isHostName(text) ? text.toLowerCase() : undefined;
}

/** A dNSName as it is held against subtrees, in lower case; `undefined` when it is malformed. */
export function parseDnsName(text: string): string | undefined {
  return isHostName(text) || isWildcardName(text) ? text.toLowerCase() : undefined;
}

function isBelow(name: string, subtree: string): boolean {
  return subtree === '' || name === subtree || name.endsWith(`.${subtree}`);
}

/** Whether every host that a dNSName stands for is in the subtree. */
export function dnsInside(name: string, subtree: string): boolean {
  return isBelow(name.startsWith('*.') ? name.slice(2) : name, subtree);
}

/** Whether any host that a dNSName stands for is in the subtree: `*.example.com` reaches `host.example.com`. */
export function dnsTouches(name: string, subtree: string): boolean {
  if (!name.startsWith('*.')) return isBelow(name, subtree);
  const parent = name.slice(2);
  if (isBelow(parent, subtree)) return true;
  const dot = subtree.indexOf('.');
  return dot > 0 && subtree.slice(dot + 1) === parent;
}

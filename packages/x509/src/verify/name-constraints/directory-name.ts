import { type Name, rdnKey } from '../../name/index.js';

/** A name as the keys of its parts, outermost first. */
export function directoryNameKeys(name: Name): readonly string[] {
  return name.rdnSequence.map(rdnKey);
}

/** Whether a name lies in the subtree: it begins with all of the subtree's parts (RFC 5280 §7.1, X.501 §10.3). */
export function directoryNameInside(name: readonly string[], subtree: readonly string[]): boolean {
  return name.length >= subtree.length && subtree.every((part, index) => part === name[index]);
}

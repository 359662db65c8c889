import type { LeafRequest } from '@cutaway/x509/authority';
import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';

/** What a certificate is to be for. */
export type IssuedFor = 'server' | 'client' | 'code-signing' | 'email' | 'intermediate';

type Name = NonNullable<LeafRequest['names']>[number];

/** Which names stand in subjectAltName: who is no server is known by its mailboxes there. */
export function namesFor(purpose: Exclude<IssuedFor, 'intermediate'>, names: readonly Name[]): readonly Name[] {
  return purpose === 'client' || purpose === 'code-signing' ? names.filter(isMailbox) : names;
}

const isMailbox = (name: Name): boolean => (typeof name === 'string' ? name.includes('@') : name.type === 'rfc822Name');

/** How many authorities may stand below an intermediate one: none unless asked for. @throws {Failure} */
export function pathLengthOf({ pathLength = '0' }: { readonly pathLength?: string }): number {
  const length = Number(pathLength);
  if (!Number.isInteger(length) || length < 0 || length > 64)
    throw new Failure(ExitCode.usage, 'cert.issue.badPathLength', { value: pathLength });
  return length;
}

import type { Certificate } from '@cutaway/x509/certificate';
import { expectedName, rfc5280, type Verdict, verifyChain } from '@cutaway/x509/verify';
import type { Lab } from '../lab/lab.js';

/** What a client says of a server's certificate when it wanted to reach `name`. */
export function verdictOn(
  lab: Lab,
  leaf: Certificate | Uint8Array,
  name: string,
  roots: readonly Certificate[],
  intermediates: readonly (Certificate | Uint8Array)[] = [],
): Verdict {
  return verifyChain(leaf, {
    anchors: roots,
    intermediates,
    names: [expectedName(name)],
    time: lab.now,
    purpose: 'server',
    profile: rfc5280,
    provider: lab.crypto,
  });
}

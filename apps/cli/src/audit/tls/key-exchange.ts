import { toHex } from '@cutaway/primitives/bytes';
import { findExtension, keyShare } from '@cutaway/tls-handshake/extensions';
import type { ServerDHParams, ServerECDHParams } from '@cutaway/tls-handshake/messages';
import { cipherSuite, NamedGroup, SignatureScheme, TLS_1_2 } from '@cutaway/tls-handshake/registry';
import { bitLength } from '../bit-length.js';
import type { ProbeTarget } from '../probe-target.js';
import { enumerate, hasOwnOrder } from './enumerate.js';
import { allSignatureSchemes, groupsOfTls13, groupsUpToTls12, hello12, hello13 } from './hello-extensions.js';
import { probeHello } from './hello-probe.js';

/** Algorithms in the order the server chooses them. */
export interface OrderedNames {
  readonly names: readonly string[];
  /** Whether the server's order decides, not the client's; absent with fewer than two. */
  readonly ownOrder?: boolean;
}

/** A Diffie-Hellman group up to TLS 1.2. */
export interface DhGroup {
  readonly bits: number;
  /** The prime, hex. */
  readonly prime: string;
}

/** Groups a server takes in TLS 1.3. */
export async function groups13(target: ProbeTarget): Promise<OrderedNames> {
  return ordered(groupsOfTls13, NamedGroup.label, async (groups) => {
    const answer = await probeHello(target, hello13(target, { groups }));
    if (!answer.answered || !answer.isRetry) return undefined;
    return findExtension(answer.hello.extensions, keyShare, 'HelloRetryRequest')?.selected_group;
  });
}

/** Groups a server takes for ECDHE up to TLS 1.2. */
export async function groups12(target: ProbeTarget, version: number, suites: readonly number[]): Promise<OrderedNames> {
  const cipherSuites = suites.filter((id) => cipherSuite(id)?.keyExchange === 'ECDHE');
  if (cipherSuites.length === 0) return { names: [] };
  return ordered(groupsUpToTls12, NamedGroup.label, async (groups) => {
    const answer = await probeHello(target, hello12(target, { version, cipherSuites, groups, wholeFlight: true }));
    if (!answer.answered) return undefined;
    return (answer.keyExchange?.params as ServerECDHParams | undefined)?.namedcurve;
  });
}

/** What a server signs its ephemeral key with in TLS 1.2. */
export async function signatureSchemes12(target: ProbeTarget, suites: readonly number[]): Promise<OrderedNames> {
  const cipherSuites = suites.filter((id) => {
    const suite = cipherSuite(id);
    return suite !== undefined && suite.keyExchange !== 'RSA' && suite.authentication !== 'anon';
  });
  if (cipherSuites.length === 0) return { names: [] };
  return ordered(allSignatureSchemes, SignatureScheme.label, async (signatureSchemes) => {
    const offer = hello12(target, { version: TLS_1_2, cipherSuites, signatureSchemes, wholeFlight: true });
    const answer = await probeHello(target, offer);
    return answer.answered ? answer.keyExchange?.signed_params?.algorithm : undefined;
  });
}

/** The group a server uses for DHE up to TLS 1.2, when the client names none. */
export async function dhGroup(
  target: ProbeTarget,
  version: number,
  suites: readonly number[],
): Promise<DhGroup | undefined> {
  const cipherSuites = suites.filter((id) => cipherSuite(id)?.keyExchange === 'DHE');
  if (cipherSuites.length === 0) return undefined;
  // Without groups of RFC 7919, so that the server shows the one it has of its own.
  const groups = groupsUpToTls12.filter((id) => id < NamedGroup.of.ffdhe2048);
  const answer = await probeHello(target, hello12(target, { version, cipherSuites, groups, wholeFlight: true }));
  if (!answer.answered || answer.keyExchange === undefined) return undefined;
  const { dh_p } = answer.keyExchange.params as ServerDHParams;
  return { bits: bitLength(dh_p), prime: toHex(dh_p) };
}

async function ordered(
  all: readonly number[],
  label: (id: number) => string,
  choose: (offered: readonly number[]) => Promise<number | undefined>,
): Promise<OrderedNames> {
  const found = await enumerate(all, async (offered) => {
    const chosen = await choose(offered);
    return chosen === undefined ? undefined : { chosen, answer: undefined };
  });
  const ids = found.map(({ chosen }) => chosen);
  const ownOrder = await hasOwnOrder(ids, choose);
  return { names: ids.map((id) => label(id)), ...(ownOrder === undefined ? {} : { ownOrder }) };
}

import { CutawayError } from '@cutaway/primitives/errors';
import { definePolicy, modern, type Policy, type PolicyParameters, supported } from '@cutaway/tls-handshake';
import { insecureLab, insecurePolicy, insecureStaticRsa } from '@cutaway/tls-handshake/lab';
import { CipherSuite, NamedGroup, ProtocolVersion, SignatureScheme } from '@cutaway/tls-handshake/registry';
import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import { listOf } from './lists.js';

/** The options that decide what is offered. */
export interface PolicyOptions {
  readonly min?: string;
  readonly max?: string;
  readonly groups?: string;
  readonly ciphers?: string;
  readonly pq?: true;
  readonly insecureStaticRsa?: true;
  readonly insecureLab?: true;
}

const HYBRID = 'X25519MLKEM768';

/** What to offer: the default policy, narrowed or in the lab widened by the options. @throws {Failure} */
export function policyFrom(options: PolicyOptions): Policy {
  const { min, max, groups, ciphers, pq } = options;
  const lab = options.insecureLab === true || options.insecureStaticRsa === true;
  const base = options.insecureStaticRsa ? insecureStaticRsa : options.insecureLab ? insecureLab : modern;
  if ([min, max, groups, ciphers, pq].every((option) => option === undefined)) return base;
  const named = parametersOf(base);
  const lowest = versionOf(min ?? '1.0');
  const highest = versionOf(max ?? '1.3');
  const versions = named.versions.filter((name) => {
    const version = ProtocolVersion.of[name];
    return lowest <= version && version <= highest;
  });
  if (versions.length === 0) throw unusable([min, max].filter((one) => one !== undefined).join(', '));
  const all = lab ? named : supported;
  try {
    return (lab ? insecurePolicy : definePolicy)({
      ...named,
      versions,
      groups: pq ? [HYBRID] : groups === undefined ? named.groups : known(groups, all.groups, NamedGroup.of),
      cipherSuites: ciphers === undefined ? named.cipherSuites : known(ciphers, all.cipherSuites, CipherSuite.of),
    });
  } catch (error) {
    if (error instanceof CutawayError) throw unusable(String(error.context.value));
    throw error;
  }
}

/** A policy's lists by name, as a new policy is made from. */
function parametersOf(policy: Policy): PolicyParameters {
  const { name, minimumDhBits, requireSecureRenegotiation } = policy;
  return {
    name,
    minimumDhBits,
    requireSecureRenegotiation,
    versions: policy.versions.map((id) => ProtocolVersion.label(id) as PolicyParameters['versions'][number]),
    cipherSuites: policy.cipherSuites.map((id) => CipherSuite.label(id) as PolicyParameters['cipherSuites'][number]),
    groups: policy.groups.map((id) => NamedGroup.label(id) as PolicyParameters['groups'][number]),
    signatureSchemes: policy.signatureSchemes.map(
      (id) => SignatureScheme.label(id) as PolicyParameters['signatureSchemes'][number],
    ),
  };
}

/** Registered names in a list; upper and lower case do not matter. @throws {Failure} for one that cannot be used here. */
function known<Name extends string>(
  text: string,
  allowed: readonly Name[],
  registry: Readonly<Partial<Record<Name, number>>>,
): Name[] {
  return listOf(text).map((wanted) => {
    const name = allowed.find((one) => one.toLowerCase() === wanted.toLowerCase() && one in registry);
    if (name === undefined) throw unusable(wanted, allowed);
    return name;
  });
}

function versionOf(text: string): number {
  const name = `TLS ${text.replace(/^TLS ?v?/i, '')}`;
  if (!Object.hasOwn(ProtocolVersion.of, name)) throw unusable(text, ['1.0', '1.1', '1.2', '1.3']);
  return ProtocolVersion.of[name as keyof typeof ProtocolVersion.of];
}

function unusable(name: string, choices: readonly string[] = []): Failure {
  return choices.length === 0
    ? new Failure(ExitCode.usage, 'tls.notOffered', { name })
    : new Failure(ExitCode.usage, 'tls.unknownName', { name, choices: choices.join(', ') });
}

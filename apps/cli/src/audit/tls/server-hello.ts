import { equal } from '@cutaway/primitives/bytes';
import {
  encryptThenMac,
  extendedMasterSecret,
  findExtension,
  renegotiationInfo,
} from '@cutaway/tls-handshake/extensions';
import { DOWNGRADE_TO_TLS_1_1, DOWNGRADE_TO_TLS_1_2 } from '@cutaway/tls-handshake/messages';
import { CipherSuite, cipherSuite, ExtensionType, TLS_1_2, TLS_1_3 } from '@cutaway/tls-handshake/registry';
import type { ProbeTarget } from '../probe-target.js';
import type { VersionSuites } from './cipher-suites.js';
import { hello12 } from './hello-extensions.js';
import { probeHello } from './hello-probe.js';
import type { ServerHelloReport } from './report.js';

const DEFLATE = 1;

/** What the ServerHello of a version up to TLS 1.2 says about its protection. */
export async function readServerHello(
  target: ProbeTarget,
  version: number,
  { first, ids }: VersionSuites,
): Promise<ServerHelloReport> {
  const { extensions } = first.hello;
  const compressed = await probeHello(
    target,
    hello12(target, { version, cipherSuites: ids, compressionMethods: [DEFLATE, 0] }),
  );
  const blocks = ids.filter((id) => cipherSuite(id)?.encryption.type === 'block');
  const block =
    blocks.length === 0 ? undefined : await probeHello(target, hello12(target, { version, cipherSuites: blocks }));
  return {
    secureRenegotiation: findExtension(extensions, renegotiationInfo, 'ServerHello') !== undefined,
    extendedMasterSecret: findExtension(extensions, extendedMasterSecret, 'ServerHello') !== undefined,
    encryptThenMac: block?.answered
      ? findExtension(block.hello.extensions, encryptThenMac, 'ServerHello') !== undefined
      : undefined,
    compression: compressed.answered && compressed.hello.legacy_compression_method === DEFLATE,
    heartbeat: extensions?.some(({ extension_type }) => extension_type === ExtensionType.of.heartbeat) ?? false,
  };
}

/**
 * Whether a server that speaks a higher version says so in the random of a lower one (RFC 8446 §4.1.3). `undefined` when
 * there is nothing to say: only servers of TLS 1.3 must.
 */
export function hasDowngradeSentinel(versions: ReadonlyMap<number, VersionSuites>): boolean | undefined {
  const lower = [...versions].filter(([version]) => version < TLS_1_3);
  if (!versions.has(TLS_1_3) || lower.length === 0) return undefined;
  return lower.every(([version, { first }]) =>
    equal(first.hello.random.subarray(24), version === TLS_1_2 ? DOWNGRADE_TO_TLS_1_2 : DOWNGRADE_TO_TLS_1_1),
  );
}

/** Whether the server refuses its second best version from a client that says it can do better (RFC 7507). */
export async function refusesFallback(
  target: ProbeTarget,
  versions: ReadonlyMap<number, VersionSuites>,
): Promise<boolean | undefined> {
  const [, lower] = [...versions].toSorted(([a], [b]) => b - a);
  if (lower === undefined) return undefined;
  const [version, { ids }] = lower;
  const answer = await probeHello(
    target,
    hello12(target, { version, cipherSuites: [...ids, CipherSuite.of.TLS_FALLBACK_SCSV] }),
  );
  return !answer.answered && answer.reason === 'inappropriate_fallback';
}

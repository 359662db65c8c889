import { equal } from '@cutaway/primitives/bytes';
import {
  cipherSuite,
  ProtocolVersion,
  SignatureScheme,
  SSL_3_0,
  TLS_1_0,
  TLS_1_1,
  TLS_1_2,
  TLS_1_3,
} from '@cutaway/tls-handshake/registry';
import type { Certificate } from '@cutaway/x509';
import { byGravity, type Finding } from '../finding.js';
import { ProbeFailure, type ProbeTarget } from '../probe-target.js';
import { judgeChain, type ShownChain } from './chain.js';
import { cipherSuitesOf, type VersionSuites } from './cipher-suites.js';
import { fullHandshake } from './full-handshake.js';
import { hello12 } from './hello-extensions.js';
import { probeHello } from './hello-probe.js';
import { judgeTls } from './judge.js';
import { dhGroup, groups12, groups13, type OrderedNames, signatureSchemes12 } from './key-exchange.js';
import type { ResumptionReport, TlsAudit, VersionReport } from './report.js';
import { hasDowngradeSentinel, readServerHello, refusesFallback } from './server-hello.js';

const PROTOCOLS = ['h2', 'http/1.1', 'http/1.0'] as const;

type FullVersion = 'TLS 1.2' | 'TLS 1.3';

/**
 * Asks a TLS server for everything it takes, each question on a connection of its own, one after the other, and judges
 * what it says.
 *
 * @throws {ProbeFailure} when there is no connection, or no TLS.
 */
export async function auditTls(
  target: ProbeTarget,
  { anchors, now }: { readonly anchors: readonly Certificate[]; readonly now: Date },
): Promise<TlsAudit> {
  const spoken = new Map<number, VersionSuites>();
  for (const version of [TLS_1_3, TLS_1_2, TLS_1_1, TLS_1_0, SSL_3_0]) {
    const suites = await cipherSuitesOf(target, version);
    if (suites !== undefined) spoken.set(version, suites);
  }
  if (spoken.size === 0) throw new ProbeFailure(target, 'no-version');
  const shown = new ShownChains();
  const versions: VersionReport[] = [];
  for (const [version, suites] of spoken) versions.push(await auditVersion(target, version, suites, shown));
  const old = [...spoken].find(([version]) => version < TLS_1_3);
  if (old !== undefined) await showChains(target, old, shown);
  const best: FullVersion | undefined = spoken.has(TLS_1_3) ? 'TLS 1.3' : spoken.has(TLS_1_2) ? 'TLS 1.2' : undefined;
  const resumption = await auditResumption(target, spoken);
  const judged = shown.chains.map((chain) => judgeChain(chain, { anchors, serverName: target.serverName, now }));
  const audit: Omit<TlsAudit, 'findings'> = {
    protocol: 'tls',
    host: target.host,
    port: target.port,
    serverName: target.serverName,
    versions,
    ...(old === undefined ? {} : { serverHello: await readServerHello(target, ...old) }),
    downgradeSentinel: hasDowngradeSentinel(spoken),
    fallbackScsv: await refusesFallback(target, spoken),
    resumption,
    applicationProtocols: best === undefined ? [] : await applicationProtocols(target, best),
    chains: judged.map(({ chain }) => chain),
  };
  const findings: Finding[] = [...judgeTls(audit), ...judged.flatMap((one) => one.findings)];
  return { ...audit, findings: byGravity(findings) };
}

async function auditVersion(
  target: ProbeTarget,
  version: number,
  suites: VersionSuites,
  shown: ShownChains,
): Promise<VersionReport> {
  const { ids, names, ownOrder } = suites;
  const dh = version === TLS_1_3 ? undefined : await dhGroup(target, version, ids);
  const schemes =
    version === TLS_1_3
      ? await signatureSchemes13(target, shown)
      : version === TLS_1_2
        ? await signatureSchemes12(target, ids)
        : undefined;
  return {
    version: ProtocolVersion.label(version),
    cipherSuites: names,
    ...(ownOrder === undefined ? {} : { serverOrder: ownOrder }),
    groups: version === TLS_1_3 ? await groups13(target) : await groups12(target, version, ids),
    ...(dh === undefined ? {} : { dhGroup: dh }),
    ...(schemes === undefined ? {} : { signatureSchemes: schemes }),
  };
}

/** What a server signs with in TLS 1.3: its CertificateVerify is encrypted, so that each takes a whole handshake. */
async function signatureSchemes13(target: ProbeTarget, shown: ShownChains): Promise<OrderedNames> {
  let left = Object.keys(SignatureScheme.of).filter(
    (name) => !/pkcs1|dsa_sha(?:1|224)$|^dsa|brainpool|mldsa/.test(name),
  );
  const names: string[] = [];
  while (left.length > 0) {
    const done = await fullHandshake(target, { version: 'TLS 1.3', signatureSchemes: left });
    const chosen = done?.info.signatureScheme;
    if (done === undefined || chosen === undefined || !left.includes(chosen)) break;
    shown.add({
      certificates: done.info.peerCertificates,
      ...(done.info.ocspResponse === undefined ? {} : { ocspResponse: done.info.ocspResponse }),
    });
    names.push(chosen);
    left = left.filter((name) => name !== chosen);
  }
  return { names };
}

/** Gets the chains for each kind of key that suites up to TLS 1.2 name. */
async function showChains(
  target: ProbeTarget,
  [version, { ids }]: readonly [number, VersionSuites],
  shown: ShownChains,
): Promise<void> {
  if (version === TLS_1_2) {
    const done = await fullHandshake(target, { version: 'TLS 1.2' });
    if (done !== undefined) {
      const { peerCertificates: certificates, ocspResponse } = done.info;
      shown.add({ certificates, ...(ocspResponse === undefined ? {} : { ocspResponse }) });
    }
  }
  for (const authentication of ['RSA', 'ECDSA', 'DSS']) {
    const cipherSuites = ids.filter((id) => cipherSuite(id)?.authentication === authentication);
    if (cipherSuites.length === 0) continue;
    const answer = await probeHello(target, hello12(target, { version, cipherSuites, wholeFlight: true }));
    if (answer.answered) shown.add({ certificates: answer.certificates });
  }
}

async function auditResumption(
  target: ProbeTarget,
  spoken: ReadonlyMap<number, VersionSuites>,
): Promise<ResumptionReport> {
  const resume = async (version: FullVersion) => {
    const first = await fullHandshake(target, { version, wantSession: true });
    if (first?.session === undefined) return { resumed: false, session: undefined };
    const second = await fullHandshake(target, { version, session: first.session });
    return { resumed: second?.info.resumed === true, session: first.session };
  };
  const tls13 = spoken.has(TLS_1_3) ? await resume('TLS 1.3') : undefined;
  const tls12 = spoken.has(TLS_1_2) ? await resume('TLS 1.2') : undefined;
  const by12 = tls12?.session?.ticket.length === 0 ? 'session-id' : 'ticket';
  return {
    tls13: tls13 && (tls13.resumed ? 'psk' : 'none'),
    tls12: tls12 && (tls12.resumed ? by12 : 'none'),
    maxEarlyDataSize: tls13?.session?.maxEarlyDataSize ?? 0,
  };
}

async function applicationProtocols(target: ProbeTarget, version: FullVersion): Promise<string[]> {
  const found: string[] = [];
  let left: string[] = [...PROTOCOLS];
  while (left.length > 0) {
    const done = await fullHandshake(target, { version, applicationProtocols: left });
    const chosen = done?.info.applicationProtocol;
    if (chosen === undefined || !left.includes(chosen)) break;
    found.push(chosen);
    left = left.filter((name) => name !== chosen);
  }
  return found;
}

/** The chains a server showed, each once. */
class ShownChains {
  readonly chains: ShownChain[] = [];

  add(chain: ShownChain): void {
    const [leaf] = chain.certificates;
    if (leaf === undefined) return;
    const at = this.chains.findIndex(({ certificates: [known] }) => known !== undefined && equal(known, leaf));
    if (at === -1) this.chains.push(chain);
    else if (this.chains[at]?.ocspResponse === undefined) this.chains[at] = chain;
  }
}

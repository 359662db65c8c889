import { toHex, utf8 } from '@cutaway/primitives/bytes';
import { nodeCrypto } from '@cutaway/primitives/node';
import { decode, encode } from '@cutaway/primitives/wire';
import { HOST_KEY_ALGORITHMS, type HostKeyAlgorithmName } from '@cutaway/ssh-auth';
import { fingerprint, publicKeyLength } from '@cutaway/ssh-auth/keys';
import { KexDhGexGroup, KexDhGexRequest, KexInit } from '@cutaway/ssh-auth/messages';
import { shownHostKey } from '../../shown-host-key.js';
import { bitLength } from '../bit-length.js';
import { byGravity } from '../finding.js';
import { ProbeFailure } from '../probe-target.js';
import { judgeSsh } from './judge.js';
import { answerOf, PacketProbe, type SshTarget } from './packet-probe.js';
import { rate } from './rating.js';
import { ALGORITHM_LISTS, type AlgorithmList, type HostKeyReport, type SshAudit } from './report.js';

const STRICT_KEX = 'kex-strict-s-v00@openssh.com';
const ANNOUNCEMENTS: ReadonlySet<string> = new Set([STRICT_KEX, 'ext-info-s', 'kexguess2@matt.ucc.asn.au']);
/** What the weakest client would ask for (RFC 4419 §3), so that the server shows the smallest group it gives. */
const SMALLEST_GROUP: KexDhGexRequest = { min: 512, n: 512, max: 8192 };
const MAXIMUM_PACKETS = 8;

/**
 * Asks an SSH server what it offers, which host keys it has and which group it gives, before any login, and judges it.
 *
 * @throws {ProbeFailure} when there is no connection, or no SSH.
 */
export async function auditSsh(target: SshTarget): Promise<SshAudit> {
  const { identification, kexInit } = await greet(target);
  const algorithms = Object.fromEntries(
    ALGORITHM_LISTS.map((list) => [
      list,
      kexInit[list].filter((name) => !ANNOUNCEMENTS.has(name)).map((name) => rate(list, name)),
    ]),
  ) as Record<AlgorithmList, ReturnType<typeof rate>[]>;
  const groupExchangeBits = await answerOf(() => smallestGroup(target, kexInit));
  const audit: Omit<SshAudit, 'findings'> = {
    protocol: 'ssh',
    host: target.host,
    port: target.port,
    identification,
    algorithms,
    strictKex: kexInit.kex_algorithms.includes(STRICT_KEX),
    ...(groupExchangeBits === undefined ? {} : { groupExchangeBits }),
    hostKeys: await hostKeys(target, kexInit.server_host_key_algorithms),
    hasshServer: hasshServer(kexInit),
  };
  return { ...audit, findings: byGravity(judgeSsh(audit)) };
}

async function greet(target: SshTarget): Promise<{ identification: string; kexInit: KexInit }> {
  const probe = await PacketProbe.open(target);
  try {
    const { identification } = probe;
    return { identification, kexInit: decode(KexInit.codec, await nextOf(probe, KexInit.number, target)) };
  } finally {
    probe.close();
  }
}

/** The next packet of a type; others, such as `SSH_MSG_IGNORE`, are passed over. */
async function nextOf(probe: PacketProbe, number: number, target: SshTarget): Promise<Uint8Array> {
  for (let packets = 0; packets < MAXIMUM_PACKETS; packets++) {
    const payload = await probe.receive();
    if (payload[0] === number) return payload;
  }
  throw new ProbeFailure(target, 'not-ssh');
}

/** HASSH of a server: MD5 of its method, cipher, MAC and compression lists towards the client. */
function hasshServer(kexInit: KexInit): string {
  const lists = [
    kexInit.kex_algorithms,
    kexInit.encryption_algorithms_server_to_client,
    kexInit.mac_algorithms_server_to_client,
    kexInit.compression_algorithms_server_to_client,
  ];
  return toHex(nodeCrypto.digest('MD5', utf8(lists.map((names) => names.join(',')).join(';'))));
}

/** @returns bits, or `undefined` when the server has no group exchange. @throws {ProbeFailure} when it refuses. */
async function smallestGroup(target: SshTarget, server: KexInit): Promise<number | undefined> {
  const method = server.kex_algorithms.find((name) => name.startsWith('diffie-hellman-group-exchange-'));
  if (method === undefined) return undefined;
  const probe = await PacketProbe.open(target);
  try {
    await nextOf(probe, KexInit.number, target);
    const cookie = nodeCrypto.random(16);
    probe.send(encode(KexInit.codec, { ...server, cookie, kex_algorithms: [method], first_kex_packet_follows: false }));
    probe.send(encode(KexDhGexRequest.codec, SMALLEST_GROUP));
    const group = decode(KexDhGexGroup.codec, await nextOf(probe, KexDhGexGroup.number, target));
    return bitLength(group.p);
  } finally {
    probe.close();
  }
}

/** The host keys, each asked for in a connection of its own that ends before the login. */
async function hostKeys(target: SshTarget, offered: readonly string[]): Promise<HostKeyReport[]> {
  const found = new Map<string, HostKeyReport>();
  for (const name of offered) {
    if (!Object.hasOwn(HOST_KEY_ALGORITHMS, name)) continue;
    const algorithm = name as HostKeyAlgorithmName;
    const { standing, certificate, blobType } = HOST_KEY_ALGORITHMS[algorithm];
    if (standing === 'insecure' || certificate || found.has(blobType)) continue;
    const key = await answerOf(() => shownHostKey(target, algorithm));
    if (key === undefined) continue;
    found.set(blobType, { type: key.type, bits: publicKeyLength(key.publicKey), fingerprint: fingerprint(key) });
  }
  return [...found.values()];
}

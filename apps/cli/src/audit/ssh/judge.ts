import type { Finding } from '../finding.js';
import { type AuditRuleId, finding } from '../rules.js';
import type { AlgorithmList, SshAudit } from './report.js';

const CIPHER_LISTS = ['encryption_algorithms_client_to_server', 'encryption_algorithms_server_to_client'] as const;
const MAC_LISTS = ['mac_algorithms_client_to_server', 'mac_algorithms_server_to_client'] as const;
const COMPRESSION_LISTS = [
  'compression_algorithms_client_to_server',
  'compression_algorithms_server_to_client',
] as const;

/** Rules about names in lists. A name is told once, by the first rule of its list that it breaks. */
const NAME_RULES: readonly (readonly [AuditRuleId, readonly AlgorithmList[], RegExp])[] = [
  ['ssh/small-dh-group', ['kex_algorithms'], /group1-sha1|^rsa1024-/],
  ['ssh/sha1-key-exchange', ['kex_algorithms'], /-sha1/],
  ['ssh/dsa-host-key', ['server_host_key_algorithms'], /^ssh-dss/],
  ['ssh/sha1-host-key-signature', ['server_host_key_algorithms'], /^ssh-rsa/],
  ['ssh/no-encryption', CIPHER_LISTS, /^none$/],
  ['ssh/broken-cipher', CIPHER_LISTS, /^(?:arcfour|3des|blowfish|cast128|idea|des-)/],
  ['ssh/cbc-cipher', CIPHER_LISTS, /-cbc/],
  ['ssh/no-mac', MAC_LISTS, /^none$/],
  ['ssh/weak-mac', MAC_LISTS, /md5|-96|ripemd|umac-64/],
  ['ssh/sha1-mac', MAC_LISTS, /^hmac-sha1/],
  ['ssh/compression-before-login', COMPRESSION_LISTS, /^zlib$/],
];

/** What an SSH server breaks. */
export function judgeSsh(audit: Omit<SshAudit, 'findings'>): Finding[] {
  const { algorithms, identification, strictKex, groupExchangeBits, hostKeys } = audit;
  const found: Finding[] = [];
  if (/^SSH-1\./.test(identification)) found.push(finding('ssh/protocol-1', { identification }));
  const told = new Set<string>();
  for (const [id, lists, pattern] of NAME_RULES) {
    const names = lists
      .flatMap((list) => algorithms[list].map(({ name }) => name))
      .filter((name) => pattern.test(name));
    const fresh = [...new Set(names)].filter((name) => !told.has(`${lists[0]} ${name}`));
    for (const name of fresh) told.add(`${lists[0]} ${name}`);
    if (fresh.length > 0) found.push(finding(id, { algorithms: fresh.join(', '), count: fresh.length }));
  }
  const cuttable = truncatable(audit);
  if (!strictKex && cuttable.length > 0) found.push(finding('ssh/terrapin', { algorithms: cuttable.join(', ') }));
  if (groupExchangeBits !== undefined && groupExchangeBits < 2048) {
    found.push(finding('ssh/weak-gex-modulus', { bits: groupExchangeBits }));
  }
  for (const { type, bits } of hostKeys) {
    if (type === 'ssh-rsa' && bits < 2048) found.push(finding('ssh/small-rsa-host-key', { bits }));
  }
  if (!algorithms.kex_algorithms.some(({ name }) => /mlkem|sntrup/.test(name))) {
    found.push(finding('ssh/no-post-quantum-key-exchange'));
  }
  return found;
}

/** Where packets cut off behind the first `SSH_MSG_NEWKEYS` go unnoticed without strict kex (CVE-2023-48795). */
function truncatable({ algorithms }: Omit<SshAudit, 'findings'>): string[] {
  const found = new Set<string>();
  for (const direction of ['client_to_server', 'server_to_client'] as const) {
    const names = algorithms[`encryption_algorithms_${direction}`].map(({ name }) => name);
    const encryptsThenMacs = algorithms[`mac_algorithms_${direction}`].some(({ name }) => /-etm@/.test(name));
    for (const name of names) {
      if (name === 'chacha20-poly1305@openssh.com' || (encryptsThenMacs && name.endsWith('-cbc'))) found.add(name);
    }
  }
  return [...found];
}

import { bytesToUnsigned, concat, unsignedToBytes } from '@cutaway/primitives/bytes';
import { finiteFieldGroup } from '@cutaway/primitives/crypto';
import { signingKey } from '@cutaway/ssh-auth';
import type { Faults } from '@cutaway/ssh-auth/lab';
import type { HostileCase } from '../../hostile-case.js';
import type { Material } from '../../material.js';
import type { Offer } from '../../witness.js';
import { honest, knows, sshScene } from '../scenes.js';
import type { SshServerSetup } from '../server.js';

const offers =
  (list: string, name: string | RegExp) =>
  (offer: Offer): boolean =>
    (offer[list] ?? []).some((offered) => (typeof name === 'string' ? offered === name : name.test(offered)));

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const changed = bytes.slice();
  const index = at < 0 ? changed.length + at : at;
  changed[index] = (changed[index] ?? 0) ^ 1;
  return changed;
}

const valueFault = (wanted: string, change: (bytes: Uint8Array) => Uint8Array): Faults => ({
  value: (name, bytes) => (name === wanted ? change(bytes) : bytes),
});

const exchangeCase = (
  id: string,
  rules: readonly string[],
  setup: (material: Material) => SshServerSetup,
  more: Partial<HostileCase> = {},
): HostileCase => ({
  id,
  protocol: 'ssh',
  group: 'key-exchange',
  severity: 'critical',
  goal: 'credential',
  rules,
  cwe: [347],
  attack: (material) => honest(material, setup(material)),
  twin: (material) => honest(material),
  ...more,
});

/** The first message of a kind leaves changed on the wire, while the server goes on as if it were not. */
function alteredOnTheWay(
  messageNumber: number,
  change: (payloadStart: number, packet: Uint8Array) => Uint8Array,
): Faults {
  let done = false;
  return {
    packet: (sealed) => {
      if (done || sealed[5] !== messageNumber) return [sealed];
      done = true;
      return [change(5, sealed)];
    },
  };
}

/** Message number and length stand in front of `K_S` in the answers of all exchanges but group exchange. */
const withHostKey =
  (blob: Uint8Array) =>
  (start: number, packet: Uint8Array): Uint8Array => {
    const changed = packet.slice();
    changed.set(blob, start + 5);
    return changed;
  };

const SSH_MSG_KEXINIT = 20;
const SSH_MSG_KEX_REPLY = 31;
const SSH_MSG_NEWKEYS = 21;
const SSH_MSG_IGNORE = 2;

/** `SSH_MSG_IGNORE` with no data, as a packet before encryption (RFC 4253 §6, §11.2). */
const IGNORE_PACKET = Uint8Array.of(0, 0, 0, 12, 6, SSH_MSG_IGNORE, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

/**
 * The attack in the middle of CVE-2023-48795, played at the server's end of the wire: one packet more before the keys,
 * the first packet behind them gone.
 */
function prefixTruncation(): Faults {
  let state: 'before' | 'keyed' | 'cut' = 'before';
  return {
    packet: (sealed) => {
      if (state === 'before' && sealed[5] === SSH_MSG_NEWKEYS) {
        state = 'keyed';
        return [concat(IGNORE_PACKET, sealed)];
      }
      if (state === 'keyed') {
        state = 'cut';
        return [];
      }
      return [sealed];
    },
  };
}

const GROUP_EXCHANGE = 'diffie-hellman-group-exchange-sha256';

/** As `mpint` (RFC 4251 §5). */
const ZERO = Uint8Array.of(0, 0, 0, 0);
const ONE = Uint8Array.of(0, 0, 0, 1, 1);

const modulus = bytesToUnsigned(finiteFieldGroup('modp2048').p);

/**
 * Shares whose result everybody knows. p − 1 is not among them: its result is 1 or p − 1, and as the server has to sign
 * it at once, half of the refusals would be of a wrong guess.
 */
const DEGENERATE: readonly (readonly [name: string, share: bigint, K: Uint8Array])[] = [
  ['zero', 0n, ZERO],
  ['one', 1n, ONE],
  ['p', modulus, ZERO],
  ['p-plus-one', modulus + 1n, ONE],
];

/** Whether the exchange of keys proves who is there and cannot be tampered with (RFC 4253 §7, §8). */
export const keyExchangeCases: readonly HostileCase[] = [
  exchangeCase('ssh-exchange-signature-wrong', ['RFC 4253 §8'], () => ({
    lab: { faults: valueFault('signature_of_H', (signature) => flipped(signature, -1)) },
  })),
  exchangeCase('ssh-exchange-signature-other-hash', ['RFC 4253 §8'], () => ({
    lab: { faults: valueFault('exchange_hash', (hash) => flipped(hash, 0)) },
  })),
  exchangeCase('ssh-exchange-signature-other-key', ['RFC 4253 §8'], (material) => {
    const { crypto, injected } = material;
    const impostor = signingKey(material.hostKey('ssh-ed25519', 'impostor').privateKey, { crypto, ...injected });
    const genuine = material.hostKey().key.blob;
    return {
      hostKeys: [material.hostKey()],
      options: { hostKeys: [impostor] },
      lab: { faults: valueFault('K_S', () => genuine) },
    };
  }),
  exchangeCase('ssh-host-key-swapped', ['RFC 4253 §8'], () => ({}), {
    where: { message: 'SSH_MSG_KEX_ECDH_REPLY', field: 'K_S' },
    attack: (material) =>
      // Signed by a key of one's own and over it; the genuine key, which everybody can copy, takes its place afterwards.
      sshScene(
        material,
        {
          hostKeys: [material.hostKey('ssh-ed25519', 'impostor')],
          lab: { faults: alteredOnTheWay(SSH_MSG_KEX_REPLY, withHostKey(material.hostKey().key.blob)) },
        },
        knows(material.hostKey().key),
      ),
  }),
  exchangeCase('ssh-kexinit-altered', ['RFC 4253 §7'], () => ({
    lab: { faults: alteredOnTheWay(SSH_MSG_KEXINIT, (start, packet) => flipped(packet, start + 1)) },
  })),
  exchangeCase(
    'ssh-x25519-zero',
    ['RFC 8731 §3', 'RFC 7748 §6'],
    () => ({
      options: { algorithms: { keyExchange: ['curve25519-sha256'] } },
      lab: {
        faults: {
          value: (name, bytes) =>
            name === 'Q_S' ? new Uint8Array(32) : name === 'K' ? Uint8Array.of(0, 0, 0, 0) : bytes,
        },
      },
    }),
    { offered: offers('kex_algorithms', 'curve25519-sha256'), cwe: [325] },
  ),
  ...DEGENERATE.map(([name, share, secret]) =>
    exchangeCase(
      `ssh-dh-share-${name}`,
      ['RFC 4253 §8', 'RFC 8268 §4'],
      () => ({
        options: { algorithms: { keyExchange: ['diffie-hellman-group14-sha256'] } },
        lab: {
          faults: {
            value: (field, bytes) => (field === 'f' ? unsignedToBytes(share) : field === 'K' ? secret : bytes),
          },
        },
      }),
      { offered: offers('kex_algorithms', 'diffie-hellman-group14-sha256'), cwe: [325] },
    ),
  ),
  ...(
    [
      // The largest prime below this power of two.
      ['small', 2n ** 1024n - 105n, ['RFC 8270 §2', 'RFC 9142 §3'], [326]],
      // A power of three.
      ['composite', 3n ** 1292n, ['RFC 4419 §3'], [325]],
    ] as const
  ).map(([name, p, rules, cwe]) =>
    exchangeCase(
      `ssh-group-exchange-${name}`,
      rules,
      () => ({
        options: { algorithms: { keyExchange: [GROUP_EXCHANGE] } },
        lab: {
          faults: {
            value: (field, bytes) => (field === 'p' ? unsignedToBytes(p) : field === 'g' ? Uint8Array.of(2) : bytes),
          },
        },
      }),
      {
        severity: 'high',
        cwe,
        offered: offers('kex_algorithms', GROUP_EXCHANGE),
        where: { message: 'SSH_MSG_KEX_DH_GEX_GROUP', field: 'p' },
        twin: (material) => honest(material, { options: { algorithms: { keyExchange: [GROUP_EXCHANGE] } } }),
      },
    ),
  ),
  exchangeCase(
    'ssh-terrapin',
    ['OpenSSH PROTOCOL §1.10'],
    () => ({
      options: { algorithms: { cipher: ['chacha20-poly1305@openssh.com'] } },
      lab: { faults: prefixTruncation() },
    }),
    {
      severity: 'high',
      cve: ['CVE-2023-48795'],
      cwe: [354],
      offered: (offer) =>
        offers('encryption_algorithms_server_to_client', 'chacha20-poly1305@openssh.com')(offer) &&
        offers('kex_algorithms', 'ext-info-c')(offer),
      twin: (material) => honest(material, { options: { algorithms: { cipher: ['chacha20-poly1305@openssh.com'] } } }),
    },
  ),
];

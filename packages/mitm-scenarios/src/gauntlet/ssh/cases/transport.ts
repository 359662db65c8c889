import { concat, utf8 } from '@cutaway/primitives/bytes';
import type { Algorithms } from '@cutaway/ssh-auth';
import type { Faults, OutgoingMessage } from '@cutaway/ssh-auth/lab';
import type { HostileCase } from '../../hostile-case.js';
import type { Offer } from '../../witness.js';
import { honest } from '../scenes.js';

const SSH_MSG_IGNORE = 2;
const SSH_MSG_NEWKEYS = 21;
const SSH_MSG_USERAUTH_SUCCESS = 52;

/** The first packet behind the keys has one bit of its end turned over, where its MAC is. */
function flippedMac(): Faults {
  let state: 'before' | 'keyed' | 'done' = 'before';
  return {
    packet: (sealed) => {
      if (state === 'keyed') {
        state = 'done';
        const changed = sealed.slice();
        const last = changed.length - 1;
        changed[last] = (changed[last] as number) ^ 1;
        return [changed];
      }
      if (state === 'before' && sealed[5] === SSH_MSG_NEWKEYS) state = 'keyed';
      return [sealed];
    },
  };
}

/** Something is said right before the first message of a name. */
function before(name: string, injected: OutgoingMessage): Faults {
  let said = false;
  return {
    message: (message) => {
      if (said || message.name !== name) return [message];
      said = true;
      return [injected, message];
    },
  };
}

const SUCCESS: OutgoingMessage = {
  name: 'SSH_MSG_USERAUTH_SUCCESS',
  bytes: Uint8Array.of(SSH_MSG_USERAUTH_SUCCESS),
};

const IGNORE: OutgoingMessage = {
  name: 'SSH_MSG_IGNORE',
  bytes: Uint8Array.of(SSH_MSG_IGNORE, 0, 0, 0, 0),
};

const offersStrict = ({ kex_algorithms = [] }: Offer): boolean =>
  kex_algorithms.includes('kex-strict-c-v00@openssh.com');

/** A cipher without a tag, and the MAC behind it. */
const CTR_AND_HMAC: Partial<Algorithms> = { cipher: ['aes128-ctr'], mac: ['hmac-sha2-256'] };

/** More than any implementation must take, which is 35000 bytes (RFC 4253 §6.1), and more than anybody needs. */
const HUGE = 2 ** 20;

function hugeIgnore(): OutgoingMessage {
  const length = Uint8Array.of(HUGE >>> 24, HUGE >>> 16, HUGE >>> 8, HUGE);
  const bytes = concat(Uint8Array.of(SSH_MSG_IGNORE), length, new Uint8Array(HUGE));
  return { name: 'SSH_MSG_IGNORE', bytes };
}

/** Lines that may come before the identification string (RFC 4253 §4.2), which says nothing of how many. */
const LINES = 'This server has much to say before it says who it is.\r\n'.repeat(30_000);

const transportCase = (
  id: string,
  more: Pick<HostileCase, 'severity' | 'rules' | 'cwe'> & Partial<HostileCase>,
  faults: () => Faults,
): HostileCase => ({
  id,
  protocol: 'ssh',
  group: 'transport',
  goal: 'credential',
  attack: (material) => honest(material, { lab: { faults: faults() } }),
  twin: (material) => honest(material),
  ...more,
});

/** Packets that nobody may take (RFC 4253 §6). */
export const transportCases: readonly HostileCase[] = [
  transportCase(
    'ssh-mac-flipped',
    { severity: 'critical', rules: ['RFC 4253 §6.4', 'RFC 5647 §7.3'], cwe: [354] },
    flippedMac,
  ),
  {
    ...transportCase('ssh-hmac-flipped', { severity: 'critical', rules: ['RFC 4253 §6.4'], cwe: [354] }, flippedMac),
    offered: ({ encryption_algorithms_server_to_client = [], mac_algorithms_server_to_client = [] }) =>
      encryption_algorithms_server_to_client.includes('aes128-ctr') &&
      mac_algorithms_server_to_client.includes('hmac-sha2-256'),
    attack: (material) => honest(material, { options: { algorithms: CTR_AND_HMAC }, lab: { faults: flippedMac() } }),
    twin: (material) => honest(material, { options: { algorithms: CTR_AND_HMAC } }),
  },
  {
    ...transportCase(
      'ssh-success-before-request',
      {
        severity: 'critical',
        rules: ['RFC 4252 §5.1', 'RFC 4253 §10'],
        cwe: [841],
        where: { message: 'SSH_MSG_USERAUTH_SUCCESS' },
      },
      () => ({}),
    ),
    attack: (material) =>
      honest(material, {
        lab: { faults: before('SSH_MSG_SERVICE_ACCEPT', SUCCESS) },
        watch: (event, witness) => {
          // Who takes itself for logged in opens a channel, which this server does not expect.
          const opened = event.kind === 'message' && event.direction === 'received';
          if (opened && event.name === 'SSH_MSG_CHANNEL_OPEN') witness.reach('credential');
        },
      }),
  },
  {
    ...transportCase(
      'ssh-ignore-in-strict-exchange',
      {
        severity: 'medium',
        rules: ['OpenSSH PROTOCOL §1.10'],
        cve: ['CVE-2023-48795'],
        cwe: [354],
        fallShows: 'ssh-strict-exchange-broken',
        where: { message: 'SSH_MSG_IGNORE' },
        offered: offersStrict,
      },
      () => ({}),
    ),
    attack: (material) =>
      honest(material, {
        lab: { faults: before('SSH_MSG_NEWKEYS', IGNORE) },
        watch: (event, witness) => {
          // For others the message is as good as none. A request for the service may be sent before it is read.
          const request = event.kind === 'message' && event.name === 'SSH_MSG_USERAUTH_REQUEST';
          if (request && offersStrict(witness.offer ?? {})) witness.observe('ssh-strict-exchange-broken');
        },
      }),
  },
  transportCase(
    'ssh-success-before-keys',
    {
      severity: 'critical',
      rules: ['RFC 4253 §7.1'],
      cwe: [841],
      where: { message: 'SSH_MSG_USERAUTH_SUCCESS' },
    },
    () => before('SSH_MSG_NEWKEYS', SUCCESS),
  ),
  transportCase(
    'ssh-packet-of-a-megabyte',
    { severity: 'medium', rules: ['RFC 4253 §6.1'], cwe: [770], where: { message: 'SSH_MSG_IGNORE' } },
    () => before('SSH_MSG_SERVICE_ACCEPT', hugeIgnore()),
  ),
  transportCase(
    'ssh-lines-without-end',
    { severity: 'low', rules: ['RFC 4253 §4.2'], cwe: [770], inGreeting: true },
    () => ({
      value: (name, bytes) => (name === 'identification' ? concat(utf8(LINES), bytes) : bytes),
    }),
  ),
  transportCase(
    'ssh-version-1',
    {
      severity: 'high',
      rules: ['RFC 4253 §5.1'],
      cwe: [757],
      inGreeting: true,
      where: { message: 'identification' },
    },
    () => ({ value: (name, bytes) => (name === 'identification' ? utf8('SSH-1.5-Gauntlet\r\n') : bytes) }),
  ),
];

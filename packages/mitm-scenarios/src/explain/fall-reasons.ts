import type { Cell } from '../cell.js';

const WITH_SIGNED_CERTIFICATE = {
  replay: 'nothing-fresh',
  'rogue-root': 'trusted-root-vouches',
  'stolen-server-key': 'private-key-opens-recordings',
  'stolen-session-key': 'session-key-is-enough',
  harvest: 'public-values-will-fall',
} as const;

const SSH = { 'stolen-session-key': 'session-key-is-enough', harvest: 'public-values-will-fall' } as const;

const TLS = {
  'rogue-root': 'trusted-root-vouches',
  'stolen-session-key': 'session-key-is-enough',
  harvest: 'public-values-will-fall',
} as const;

/**
 * Why a design fell, by rung and attacker: a key `fall.<reason>` of the catalogue.
 *
 * The outcome of a cell is computed; this only words what the design lacks. `*` holds for attackers without a line of
 * their own.
 */
const REASONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  plain: { eavesdrop: 'in-the-clear', replay: 'nothing-fresh', impersonate: 'nobody-known', '*': 'nothing-compared' },
  digest: {
    eavesdrop: 'in-the-clear',
    replay: 'nothing-fresh',
    impersonate: 'nobody-known',
    '*': 'digest-needs-no-secret',
  },
  'sym-sent': {
    eavesdrop: 'key-next-to-lock',
    replay: 'nothing-fresh',
    impersonate: 'nobody-known',
    'key-swap': 'key-not-bound-to-name',
    'stolen-session-key': 'key-next-to-lock',
    harvest: 'key-next-to-lock',
  },
  'sym-preshared': {
    replay: 'nothing-fresh',
    'stolen-server-key': 'private-key-opens-recordings',
    'stolen-session-key': 'same-key-every-session',
  },
  'asym-one': {
    eavesdrop: 'public-key-opens',
    replay: 'nothing-fresh',
    impersonate: 'nobody-known',
    'key-swap': 'key-not-bound-to-name',
    'stolen-server-key': 'private-key-opens-recordings',
    harvest: 'public-values-will-fall',
  },
  'asym-two': {
    replay: 'nothing-fresh',
    impersonate: 'nobody-known',
    'key-swap': 'key-not-bound-to-name',
    'stolen-server-key': 'private-key-opens-recordings',
    harvest: 'public-values-will-fall',
  },
  hybrid: {
    replay: 'nothing-fresh',
    impersonate: 'nobody-known',
    'key-swap': 'key-not-bound-to-name',
    'stolen-server-key': 'private-key-opens-recordings',
    'stolen-session-key': 'session-key-is-enough',
    harvest: 'public-values-will-fall',
  },
  'dh-anon': {
    impersonate: 'nobody-known',
    'key-swap': 'key-not-bound-to-name',
    'stolen-session-key': 'session-key-is-enough',
    harvest: 'public-values-will-fall',
  },
  'cert-unsigned': {
    replay: 'nothing-fresh',
    'tamper-digest': 'digest-needs-no-secret',
    impersonate: 'own-certificate-is-easy',
    'key-swap': 'own-certificate-is-easy',
    'modified-certificate': 'digest-needs-no-secret',
    'stolen-server-key': 'private-key-opens-recordings',
    'stolen-session-key': 'session-key-is-enough',
    harvest: 'public-values-will-fall',
  },
  'cert-signed': WITH_SIGNED_CERTIFICATE,
  chain: WITH_SIGNED_CERTIFICATE,
  'rogue-root': {
    ...WITH_SIGNED_CERTIFICATE,
    impersonate: 'trusted-root-vouches',
    'key-swap': 'trusted-root-vouches',
  },
  'tls12-rsa': { ...TLS, 'stolen-server-key': 'private-key-opens-recordings' },
  'tls12-ecdhe': TLS,
  'tls12-mutual': TLS,
  keyless: TLS,
  tls13: TLS,
  'tls13-pq': TLS,
  'tls13-0rtt': {
    ...TLS,
    replay: 'early-data-repeats',
    'stolen-server-key': 'ticket-key-opens-early-data',
  },
  'tls13-unverified': {
    'stolen-session-key': 'session-key-is-enough',
    harvest: 'public-values-will-fall',
    '*': 'nobody-looked',
  },
  'ssh-tofu': { ...SSH, impersonate: 'accepted-unseen', 'key-swap': 'accepted-unseen' },
  'ssh-fingerprint': SSH,
  'ssh-known': SSH,
  'ssh-rsa-challenge': {
    ...SSH,
    impersonate: 'nobody-known',
    'key-swap': 'challenge-relayed',
    'stolen-server-key': 'private-key-opens-recordings',
  },
  'ssh-publickey': { ...SSH, impersonate: 'accepted-unseen' },
  'ssh-git': SSH,
};

/** The catalogue's key for why a design fell; `undefined` when it did not, or when nobody has written it down. */
export function fallReason(cell: Pick<Cell, 'rung' | 'attacker' | 'outcome'>): string | undefined {
  if (['safe', 'not applicable', 'failed'].includes(cell.outcome)) return undefined;
  const reasons = REASONS[cell.rung];
  const reason = reasons?.[cell.attacker] ?? reasons?.['*'];
  return reason === undefined ? undefined : `fall.${reason}`;
}

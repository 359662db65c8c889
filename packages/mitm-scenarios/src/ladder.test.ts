import { noble } from '@cutaway/primitives/noble';
import { describe, expect, it } from 'vitest';
import type { Cell } from './cell.js';
import { fallReason } from './explain/index.js';
import { attackers, Lab, runCell, rungs } from './index.js';

/** The same for all designs with certificates that an authority signed. */
const WITH_SIGNED_CERTIFICATE = {
  eavesdrop: 'safe: attacker.open.EncryptedKey',
  tamper: 'safe: ciphertext.tag',
  // The digest can be computed again, the signature over it cannot.
  'tamper-digest': 'safe: certificate.signature',
  // A certificate says who, not when: nothing in the session is fresh from the server.
  replay: 'replayed: nothing-fresh',
  impersonate: 'safe: certificate.issuer',
  'key-swap': 'safe: certificate.issuer',
  'other-domain': 'safe: certificate.name',
  'modified-certificate': 'safe: certificate.signature',
  // An issuer of that name is known, but it has another key.
  'forged-issuer': 'safe: certificate.signature',
  'expired-certificate': 'safe: certificate.validity',
  'rogue-root': 'impersonated: trusted-root-vouches',
  'stolen-server-key': 'read: private-key-opens-recordings',
  'stolen-session-key': 'read: session-key-is-enough',
  harvest: 'read: public-values-will-fall',
} as const;

/** The same for all SSH logins with a host key that is known. */
const WITH_SSH = {
  eavesdrop: 'safe: attacker.open.SSH',
  tamper: 'safe: crypto/authentication-failed',
  'tamper-digest': 'safe: crypto/authentication-failed',
  // Both sides make new values for each key exchange.
  replay: 'safe: crypto/authentication-failed',
  impersonate: 'safe: host_key',
  'key-swap': 'safe: host_key',
  // The signed exchange hash covers both sides' offers.
  downgrade: 'safe: exchange_signature',
  // The host key only signs: recordings stay closed.
  'stolen-server-key': 'safe: attacker.open.SSH',
  'stolen-session-key': 'read: session-key-is-enough',
  harvest: 'read: public-values-will-fall',
} as const;

/** The same for all TLS connections whose client looks at the certificate. */
const WITH_TLS = {
  // The keys come from values that never cross the wire.
  eavesdrop: 'safe: attacker.open.TLS',
  // Every field is covered by a signature, by Finished, or by a record's tag.
  tamper: 'safe: tls/bad-record-mac',
  // The digests in certificates are signed; those over the handshake take the session's keys.
  'tamper-digest': 'safe: certificate.signature',
  // Both sides put a new random value into each session's keys.
  replay: 'safe: tls/bad-record-mac',
  impersonate: 'safe: certificate.issuer',
  'key-swap': 'safe: certificate.issuer',
  'other-domain': 'safe: certificate.name',
  'modified-certificate': 'safe: certificate.signature',
  'forged-issuer': 'safe: certificate.signature',
  'expired-certificate': 'safe: certificate.validity',
  // The one thing that no protocol can help against.
  'rogue-root': 'impersonated: trusted-root-vouches',
  // Both sides derive keys from the hellos they saw, which differ: extended master secret, or the transcript.
  downgrade: 'safe: tls/bad-record-mac',
  // The key in the certificate only signs: recordings stay closed.
  'stolen-server-key': 'safe: attacker.open.TLS',
  'stolen-session-key': 'read: session-key-is-enough',
  harvest: 'read: public-values-will-fall',
} as const;

/**
 * What must become of each design under each attacker, and why: the check that stops it, what the design lacks
 * (`fall.…` of the catalogue), or why the attack makes no sense.
 */
const EXPECTED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  plain: {
    eavesdrop: 'read: in-the-clear',
    tamper: 'altered: nothing-compared',
    'tamper-digest': 'altered: nothing-compared',
    replay: 'replayed: nothing-fresh',
    impersonate: 'impersonated: nobody-known',
    'key-swap': 'not applicable: no-key-on-the-wire',
    'stolen-server-key': 'not applicable: no-long-lived-key',
    'stolen-session-key': 'not applicable: no-session-key',
  },
  digest: {
    eavesdrop: 'read: in-the-clear',
    tamper: 'safe: digest.equal',
    'tamper-digest': 'altered: digest-needs-no-secret',
    replay: 'replayed: nothing-fresh',
    impersonate: 'impersonated: nobody-known',
    'key-swap': 'not applicable: no-key-on-the-wire',
    'stolen-server-key': 'not applicable: no-long-lived-key',
    'stolen-session-key': 'not applicable: no-session-key',
  },
  'sym-sent': {
    eavesdrop: 'read: key-next-to-lock',
    tamper: 'safe: ciphertext.tag',
    'tamper-digest': 'safe: ciphertext.tag',
    // The client adds nothing of its own: the old key and the old answer fit again.
    replay: 'replayed: nothing-fresh',
    impersonate: 'impersonated: nobody-known',
    'key-swap': 'read: key-not-bound-to-name',
    'stolen-server-key': 'not applicable: no-long-lived-key',
    'stolen-session-key': 'read: key-next-to-lock',
    harvest: 'read: key-next-to-lock',
  },
  'sym-preshared': {
    eavesdrop: 'safe: attacker.open.Ciphertext',
    tamper: 'safe: ciphertext.tag',
    'tamper-digest': 'safe: ciphertext.tag',
    replay: 'replayed: nothing-fresh',
    impersonate: 'safe: ciphertext.tag',
    'key-swap': 'not applicable: no-key-on-the-wire',
    'stolen-server-key': 'read: private-key-opens-recordings',
    'stolen-session-key': 'read: same-key-every-session',
  },
  'asym-one': {
    eavesdrop: 'read: public-key-opens',
    tamper: 'safe: rsa.block-type',
    'tamper-digest': 'safe: rsa.block-type',
    replay: 'replayed: nothing-fresh',
    impersonate: 'impersonated: nobody-known',
    'key-swap': 'read: key-not-bound-to-name',
    'stolen-server-key': 'read: private-key-opens-recordings',
    'stolen-session-key': 'not applicable: no-session-key',
    harvest: 'read: public-values-will-fall',
  },
  'asym-two': {
    eavesdrop: 'safe: attacker.open.EncryptedText',
    tamper: 'safe: rsa.padding',
    'tamper-digest': 'safe: rsa.padding',
    replay: 'replayed: nothing-fresh',
    impersonate: 'impersonated: nobody-known',
    'key-swap': 'read: key-not-bound-to-name',
    'stolen-server-key': 'read: private-key-opens-recordings',
    'stolen-session-key': 'not applicable: no-session-key',
    harvest: 'read: public-values-will-fall',
  },
  hybrid: {
    eavesdrop: 'safe: attacker.open.EncryptedKey',
    tamper: 'safe: ciphertext.tag',
    'tamper-digest': 'safe: ciphertext.tag',
    // The server adds nothing of its own: the old encrypted key and the old order fit again.
    replay: 'replayed: nothing-fresh',
    impersonate: 'impersonated: nobody-known',
    'key-swap': 'read: key-not-bound-to-name',
    'stolen-server-key': 'read: private-key-opens-recordings',
    'stolen-session-key': 'read: session-key-is-enough',
    harvest: 'read: public-values-will-fall',
  },
  'dh-anon': {
    eavesdrop: 'safe: attacker.open.KeyShare',
    tamper: 'safe: ciphertext.tag',
    'tamper-digest': 'safe: ciphertext.tag',
    // Both sides make a new share each time, so an old ciphertext is under a key that is gone.
    replay: 'safe: ciphertext.tag',
    impersonate: 'impersonated: nobody-known',
    'key-swap': 'read: key-not-bound-to-name',
    'stolen-server-key': 'not applicable: no-long-lived-key',
    'stolen-session-key': 'read: session-key-is-enough',
    harvest: 'read: public-values-will-fall',
  },
  'cert-unsigned': {
    eavesdrop: 'safe: attacker.open.EncryptedKey',
    tamper: 'safe: ciphertext.tag',
    'tamper-digest': 'altered: digest-needs-no-secret',
    replay: 'replayed: nothing-fresh',
    impersonate: 'impersonated: own-certificate-is-easy',
    'key-swap': 'read: own-certificate-is-easy',
    'other-domain': 'not applicable: no-issuer',
    'modified-certificate': 'read: digest-needs-no-secret',
    'forged-issuer': 'not applicable: no-issuer',
    'expired-certificate': 'not applicable: no-issuer',
    'rogue-root': 'not applicable: no-issuer',
    'stolen-server-key': 'read: private-key-opens-recordings',
    'stolen-session-key': 'read: session-key-is-enough',
    harvest: 'read: public-values-will-fall',
  },
  'cert-signed': WITH_SIGNED_CERTIFICATE,
  chain: WITH_SIGNED_CERTIFICATE,
  'rogue-root': {
    ...WITH_SIGNED_CERTIFICATE,
    // The attacker's own authority is among the trusted ones, so its certificates are as good as any.
    impersonate: 'impersonated: trusted-root-vouches',
    'key-swap': 'read: trusted-root-vouches',
  },
  'tls12-rsa': {
    ...WITH_TLS,
    // The key in the certificate decrypts, and what it decrypts was recorded.
    'stolen-server-key': 'read: private-key-opens-recordings',
  },
  'tls12-ecdhe': WITH_TLS,
  'tls12-mutual': {
    ...WITH_TLS,
    // The client verifies the old signature over its own new random before it sends anything.
    replay: 'safe: server_key_exchange_signature',
    // The user signed another ClientHello than the server received.
    downgrade: 'safe: certificate_verify',
  },
  // The server that is broken into has no key.
  keyless: WITH_TLS,
  tls13: {
    ...WITH_TLS,
    // A server that could have done better says so in its random.
    downgrade: 'safe: downgrade_sentinel',
  },
  'tls13-pq': {
    ...WITH_TLS,
    // Of the two halves of the secret the attacker gets one.
    harvest: 'safe: attacker.open.ML-KEM-768',
  },
  'tls13-0rtt': {
    ...WITH_TLS,
    tamper: 'safe: tls/unprotected-record',
    // The request comes with the ClientHello: nothing in it is fresh from the server.
    replay: 'replayed: early-data-repeats',
    downgrade: 'safe: downgrade_sentinel',
    // The key of the tickets opens what was sent before the exchange, and nothing after it.
    'stolen-server-key': 'read: ticket-key-opens-early-data',
    // The keys come from the earlier visit too, which was not recorded.
    harvest: 'safe: attacker.open.TLS',
  },
  'tls13-unverified': {
    ...WITH_TLS,
    'tamper-digest': 'altered: nobody-looked',
    impersonate: 'impersonated: nobody-looked',
    'key-swap': 'read: nobody-looked',
    'other-domain': 'read: nobody-looked',
    'modified-certificate': 'read: nobody-looked',
    'forged-issuer': 'read: nobody-looked',
    'expired-certificate': 'read: nobody-looked',
    'rogue-root': 'impersonated: nobody-looked',
    downgrade: 'safe: downgrade_sentinel',
  },
  'ssh-tofu': {
    ...WITH_SSH,
    // The client takes the attacker's key, and sends it the password.
    impersonate: 'impersonated: accepted-unseen',
    'key-swap': 'read: accepted-unseen',
  },
  'ssh-fingerprint': WITH_SSH,
  'ssh-known': WITH_SSH,
  'ssh-changed': {
    ...WITH_SSH,
    // Nothing is ever sent: the client stops at the host key.
    eavesdrop: 'safe: host_key',
    tamper: 'safe: wire/truncated',
    'tamper-digest': 'safe: host_key',
    replay: 'safe: host_key',
    'stolen-server-key': 'safe: host_key',
    'stolen-session-key': 'safe: host_key',
    harvest: 'safe: host_key',
  },
  'ssh-rsa-challenge': {
    eavesdrop: 'safe: attacker.open.EncryptedKey',
    tamper: 'safe: ciphertext.tag',
    'tamper-digest': 'safe: ciphertext.tag',
    replay: 'safe: login.challenge',
    impersonate: 'impersonated: nobody-known',
    'key-swap': 'read: challenge-relayed',
    'stolen-server-key': 'read: private-key-opens-recordings',
    'stolen-session-key': 'read: session-key-is-enough',
    harvest: 'read: public-values-will-fall',
  },
  'ssh-publickey': {
    ...WITH_SSH,
    impersonate: 'impersonated: accepted-unseen',
    // The user's signature is over the identifier of the session with the attacker, not of the attacker's with the server.
    'key-swap': 'safe: user_signature',
  },
  'ssh-git': WITH_SSH,
};

/** For attackers a row does not name. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'other-domain': 'not applicable: no-certificate',
  'modified-certificate': 'not applicable: no-certificate',
  'forged-issuer': 'not applicable: no-certificate',
  'expired-certificate': 'not applicable: no-certificate',
  'rogue-root': 'not applicable: no-certificate',
  downgrade: 'not applicable: no-negotiation',
  harvest: 'not applicable: no-key-on-the-wire',
};

const lab = new Lab(noble, 'ladder');

function verdict(cell: Cell): string {
  const why = cell.reason ?? cell.stoppedBy?.check ?? fallReason(cell)?.replace('fall.', '') ?? cell.error;
  return `${cell.outcome}: ${why}`;
}

it('has expectations for the rungs there are', () => {
  expect(Object.keys(EXPECTED)).toEqual(rungs.map(({ id }) => id));
});

describe.each(rungs)('$id', (rung) => {
  it.each(attackers)('under $id', (attacker) => {
    const cell = runCell(lab, rung, attacker);
    expect(verdict(cell)).toBe(EXPECTED[rung.id]?.[attacker.id] ?? OTHERWISE[attacker.id]);
    if (cell.outcome === 'not applicable') {
      expect(cell.trace).toEqual([]);
    } else if (cell.outcome === 'safe') {
      expect(cell.evidence).toEqual([]);
      const check = cell.trace[cell.stoppedBy?.event ?? -1];
      expect(check).toMatchObject(
        check?.kind === 'end' ? { error: cell.stoppedBy?.check } : { kind: 'check', outcome: 'failed' },
      );
      expect(check?.step).toBe(cell.step);
      expect(cell.stoppedBy?.rule).not.toBe('');
    } else {
      expect(cell.evidence.map(({ violation }) => violation)).toContain(cell.outcome);
      expect(cell.step).toBeGreaterThan(0);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { allCases, notServed } from './index.js';

/**
 * What clients are known to get wrong, a row each, and what tries it: ids of cases, or of what is not served. `*` stands
 * for any rest of an id.
 */
const rows: Readonly<Record<string, readonly string[]>> = {
  // Certificates.
  'chain to nobody one trusts': [
    'tls-self-signed',
    'tls-untrusted-root',
    'tls-root-name-other-key',
    '*-untrusted-root',
  ],
  'signatures in the chain': ['tls-leaf-signature-wrong', 'tls-intermediate-signature-wrong', 'tls-key-replaced'],
  'who may issue': ['tls-leaf-as-ca', 'tls-ca-without-*', 'tls-path-length-exceeded'],
  time: ['tls-expired', 'tls-expired-intermediate', 'tls-not-yet-valid', '*-expired'],
  name: ['tls-wrong-host', 'tls-subdomain-of-name', 'parent-domain', 'tls-common-name-*', '*-wrong-host'],
  wildcards: ['tls-wildcard-*', 'wildcard-for-public-suffix'],
  'names with something in them': ['tls-nul-in-*', 'tls-san-separator', 'tls-name-as-*'],
  addresses: ['tls-address-*'],
  'name constraints': ['tls-constraint-*'],
  purposes: [
    'tls-client-auth-only',
    'tls-code-signing-only',
    'tls-ca-for-client-auth-only',
    'tls-key-usage-*',
    'tls-rsa-encryption-only',
  ],
  form: ['tls-unknown-critical-extension', 'tls-duplicate-extension', 'tls-version-1', 'tls-*-serial'],
  'weak keys and signatures': ['tls-md5-signature', 'tls-sha1-signature', 'tls-rsa-512', 'tls-rsa-768', 'tls-rsa-1024'],
  'explicit curve': ['tls-explicit-curve'],
  revocation: ['tls-stapled-revoked', 'tls-must-staple-*', 'revoked-by-crl'],
  'chains as servers send them': ['tls-chain-*', 'tls-unrelated-certificate-sent', 'tls-ec-chain', 'tls-rsa-chain'],
  'roots beside the given one': ['system-roots-besides', 'leaked-interception-cas'],
  // TLS.
  'old versions': ['tls-ssl3-chosen', 'tls10-alone', 'tls11-alone', 'tls-version-not-offered', 'tls-version-fallback'],
  'downgrade mark': ['tls12-downgrade-sentinel'],
  'broken cipher suites': [
    'tls12-null',
    'tls12-anonymous',
    'tls10-export',
    'tls12-rc4',
    'tls12-3des',
    'tls12-static-rsa',
  ],
  'key of an export suite': ['tls12-export-key-unasked'],
  'suite or scheme not offered': ['tls-suite-not-offered', 'tls12-signature-scheme-not-offered'],
  'finite-field groups': [
    'tls12-dhe-512',
    'tls12-dhe-768',
    'tls12-dhe-1024',
    'tls12-dhe-composite',
    'tls12-dhe-small-*',
  ],
  'shares everybody can compute with': ['tls12-dhe-share-*', 'tls13-ffdhe-share-*'],
  points: ['tls-point-off-curve', 'tls12-point-off-curve', 'tls-x25519-*', 'tls12-x25519-*', 'tls-group-not-offered'],
  'signed key exchange': ['tls12-key-exchange-*'],
  'proof of the certificate': ['tls-certificate-*', 'tls12-certificate-missing'],
  'end of the handshake': ['tls-finished-*', 'tls12-finished-*'],
  'change of keys at the wrong time': [
    'tls12-change-cipher-spec-skipped',
    'tls12-change-cipher-spec-early',
    'tls12-finished-before-change-cipher-spec',
    'tls13-change-cipher-spec-*',
    'change-cipher-spec-before-server-hello',
    'tls12-keys-of-no-secret',
    'tls12-finished-right-after-certificate',
  ],
  'order of messages': ['tls-message-repeated', 'tls-messages-swapped'],
  'data before the handshake is over': ['tls-application-data-first', '*-application-data-before-finished'],
  'records amid a message': ['tls13-fragments-with-*'],
  records: [
    'tls-tag-flipped',
    'tls12-tag-flipped',
    'tls-ciphertext-flipped',
    'tls12-cbc-mac-flipped',
    'tls12-cbc-padding-wrong',
    'tls12-encrypt-then-mac-flipped',
  ],
  'records that are too long': ['tls12-*-too-long', 'tls13-*-too-long'],
  floods: [
    'tls-empty-fragments',
    'tls-empty-records-without-end',
    'tls12-warnings-without-end',
    'tls13-warnings-without-end',
  ],
  HelloRetryRequest: ['tls13-hello-retry*'],
  renegotiation: ['tls12-no-secure-renegotiation', 'tls12-other-certificate-later'],
  'extensions left out': ['tls12-master-secret-not-extended', 'tls12-mac-before-encrypting'],
  'extensions added': ['tls-extension-*', 'tls-session-id-not-echoed'],
  compression: ['tls-compression-chosen', 'tls12-compression-chosen'],
  'sessions and early data': ['tls-session-unasked', 'tls-early-data-unasked', 'psk-binder-wrong'],
  truncation: ['tls-truncated-*'],
  'unknown values': ['tls13-unknown-in-*', 'tls12-unknown-in-*'],
  'must be taken': ['tls-hello-in-pieces', 'tls12-alone', 'tls13-alone', 'version-intolerance'],
  // Around TLS.
  'HTTP without TLS': ['tls-plain-http', 'tls-redirected-to-http', 'tls-strict-transport-security-*', 'link-stripping'],
  'answers of proxies': ['tls-connect-*'],
  STARTTLS: ['*-starttls', '*-starttls-*'],
  'answers from before TLS': ['*-answer-injected', 'imap-preauth'],
  // SSH.
  'unknown hosts': ['ssh-unknown-host'],
  'secrets told to the wrong host': ['ssh-changed-key', 'ssh-unknown-host'],
  'changed host keys': ['ssh-changed-key', 'ssh-changed-key-*', 'ssh-third-key'],
  'entries of known_hosts': [
    'ssh-revoked-key',
    'ssh-other-port',
    'same-key-on-other-port',
    'ssh-negated-name',
    'ssh-known-host',
    'ssh-known-host-*',
  ],
  'host certificates': ['ssh-certificate-*'],
  'signature of the exchange': [
    'ssh-exchange-signature-*',
    'ssh-host-key-swapped',
    'ssh-kexinit-altered',
    'ssh-rsa-sha1',
  ],
  'shares and moduli': ['ssh-dh-share-*', 'ssh-x25519-zero', 'ssh-group-exchange-*', 'dh-share-p-minus-one'],
  'prefix truncation': ['ssh-terrapin', 'ssh-ignore-in-strict-exchange'],
  'broken algorithms': [
    'ssh-group1*-sha1',
    'ssh-cipher-none',
    'ssh-mac-none',
    'ssh-arcfour',
    'ssh-3des-cbc',
    'ssh-aes-cbc',
  ],
  'broken MACs and short keys': ['ssh-hmac-md5', 'ssh-rsa-1024', 'ssh-dss'],
  'SSH-1': ['ssh-version-1', 'ssh-1-spoken'],
  'success without proof': ['ssh-success-without-proof', 'ssh-no-questions'],
  'channels nobody asked for': ['ssh-unasked-*'],
  'what the order of algorithms tells': ['ssh-order-tells-known-hosts'],
  'host keys announced': ['ssh-host-key-announced-unproven'],
  'messages out of state': ['ssh-success-before-keys', 'ssh-success-before-request'],
  packets: ['ssh-mac-flipped', 'ssh-hmac-flipped', 'ssh-packet-of-a-megabyte', 'ssh-lines-without-end'],
  terminals: ['ssh-banner-escapes'],
};

const ids = [...allCases, ...notServed].map(({ id }) => id);
const matching = (pattern: string): readonly string[] => {
  const expression = new RegExp(`^${pattern.replaceAll('*', '.*')}$`);
  return ids.filter((id) => expression.test(id));
};

describe('what clients are known to get wrong', () => {
  it.each(Object.entries(rows))('%s: is tried, or its absence is told', (_, patterns) => {
    for (const pattern of patterns) expect(matching(pattern), pattern).not.toEqual([]);
  });

  it('has a row for everything that is tried', () => {
    const covered = new Set(Object.values(rows).flat().flatMap(matching));
    expect(ids.filter((id) => !covered.has(id))).toEqual([]);
  });
});

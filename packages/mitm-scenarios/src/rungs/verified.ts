import type { PublicKey } from '@cutaway/primitives/crypto';
import { parseCertificate, type Certificate as X509Certificate } from '@cutaway/x509/certificate';
import { expectedName, rfc5280, verifyChain } from '@cutaway/x509/verify';
import type { Certificate } from '../messages/index.js';
import type { Party } from '../network/party.js';

/**
 * Verifies the certificates that a server sent: signatures up to a trusted root, dates, name (RFC 5280 §6, RFC 9525).
 *
 * @returns the public key that is thereby known to be the server's.
 * @throws {ScenarioError} `mitm/refused`
 */
export function verified(
  party: Party,
  { certificate_list }: Certificate,
  roots: readonly X509Certificate[],
): PublicKey {
  const [leaf = new Uint8Array(0), ...intermediates] = certificate_list;
  const verdict = verifyChain(leaf, {
    anchors: roots,
    intermediates,
    names: [expectedName(party.serverName)],
    time: party.now,
    purpose: 'server',
    profile: rfc5280,
    provider: party.crypto,
  });
  if (!verdict.ok) {
    const [{ name, rule, certificate, context, code }] = verdict.failures;
    party.check(name, rule, false, { ...context, certificate, code });
  } else {
    for (const { name, rule, outcome, certificate, context } of verdict.checks) {
      if (outcome === 'passed') party.check(name, rule, true, { ...context, certificate });
    }
  }
  const key = parseCertificate(leaf).subjectPublicKeyInfo.publicKey;
  party.check('public-key.usable', 'RFC 8017 §3.1', key?.type === 'RSA');
  return key as PublicKey;
}

import { TlsClient } from '@cutaway/tls-handshake';
import { faultyServer, insecurePolicy } from '@cutaway/tls-handshake/lab';
import { SignatureScheme, type SignatureSchemeName } from '@cutaway/tls-handshake/registry';
import { certified, trustedRoots } from '../../lab/certified.js';
import type { Lab } from '../../lab/lab.js';
import type { Experiment } from '../experiment.js';

/** "MD5 and SHA-1 are considered weak in TLS." */
export const weakDigests: Experiment = {
  kind: 'erratum',
  id: 'weak-digests',
  run({ lab, observe }) {
    const sound = ended(lab, 'TLS 1.3', 'rsa_pss_rsae_sha256');
    observe('sound-passes', sound === '', { scheme: 'rsa_pss_rsae_sha256' }, 'RFC 8446 §4.2.3');
    const code = ended(lab, 'TLS 1.3', 'rsa_pkcs1_sha1');
    observe('gone-from-tls13', code !== '', { scheme: 'rsa_pkcs1_sha1', code }, 'RFC 8446 §4.4.3');
    observe('possible-in-tls12', ended(lab, 'TLS 1.2', 'rsa_pkcs1_sha1') === '', { scheme: 'rsa_pkcs1_sha1' });
  },
};

/** The code of the error with which a client ends that would itself take the scheme; empty when it connects. */
function ended(lab: Lab, version: 'TLS 1.2' | 'TLS 1.3', scheme: SignatureSchemeName): string {
  const { keys, chain } = certified(lab, 'genuine', 'intermediate');
  const policy = insecurePolicy({
    name: 'weak-digests',
    versions: [version],
    cipherSuites: ['TLS_AES_128_GCM_SHA256', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'],
    groups: ['x25519', 'secp256r1'],
    signatureSchemes: ['rsa_pss_rsae_sha256', 'ecdsa_secp256r1_sha256', 'rsa_pkcs1_sha1'],
  });
  const { crypto, serverName } = lab;
  const now = (): Date => lab.now;
  const common = { policy, crypto, now };
  const client = new TlsClient({
    ...common,
    serverName,
    anchors: trustedRoots(lab, false),
    random: lab.random(`client of ${version} with ${scheme}`),
  });
  const server = faultyServer(
    {
      ...common,
      credentials: [{ certificates: chain, privateKey: keys.privateKey }],
      random: lab.random(`server of ${version} with ${scheme}`),
    },
    { choice: (name, chosen) => (name === 'signature_scheme' ? SignatureScheme.of[scheme] : chosen) },
  );
  for (let turn = 0; turn < 3; turn++) {
    server.receive(client.output());
    client.receive(server.output());
  }
  return client.error?.code ?? server.error?.code ?? (client.state === 'connected' ? '' : client.state);
}

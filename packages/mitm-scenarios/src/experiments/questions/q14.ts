import { definePolicy } from '@cutaway/tls-handshake';
import { objectIdentifierName } from '@cutaway/x509';
import { parseCertificate } from '@cutaway/x509/certificate';
import { eavesdrop } from '../../attackers/eavesdrop.js';
import { certified } from '../../lab/certified.js';
import type { TlsClientHas } from '../../protocols/tls/client.js';
import type { TlsServerHas } from '../../protocols/tls/server.js';
import type { Rung } from '../../rungs/rung.js';
import { tls12Ecdhe } from '../../rungs/tls12-ecdhe.js';
import type { Experiment } from '../experiment.js';
import { fieldOf, passed, sent } from '../transcript.js';

const policy = definePolicy({
  name: 'ecdhe-rsa',
  versions: ['TLS 1.2'],
  cipherSuites: ['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'],
  groups: ['x25519', 'secp256r1'],
  signatureSchemes: ['rsa_pss_rsae_sha256', 'ecdsa_secp256r1_sha256'],
});

const withRsaKey: Rung<TlsClientHas, TlsServerHas> = {
  ...tls12Ecdhe,
  id: 'tls12-ecdhe-rsa',
  equipClient: (...args) => ({ ...tls12Ecdhe.equipClient(...args), policy }),
  equipServer: (lab, identity) => ({ policy, ...certified(lab, identity, 'intermediate') }),
};

/** Why name a signature algorithm in ServerKeyExchange when the certificate has one? */
export const q14: Experiment = {
  kind: 'question',
  id: 'q14',
  run({ lab, cell, observe }) {
    const { trace } = cell(withRsaKey as Rung, eavesdrop);
    const [exchange] = sent(trace, 'server', 'ServerKeyExchange');
    const own = fieldOf(exchange, 'algorithm')?.label ?? '';
    const [leaf = new Uint8Array(0)] = certified(lab, 'genuine', 'intermediate').chain;
    const issuers = objectIdentifierName(parseCertificate(leaf).signatureAlgorithm.algorithm) ?? '';
    observe('issuers', issuers.startsWith('ecdsa'), { algorithm: issuers }, 'RFC 5280 §4.1.1.2');
    observe('own', own === 'rsa_pss_rsae_sha256', { algorithm: own }, 'RFC 5246 §7.4.3');
    const both = ['certificate.signature', 'server_key_exchange_signature'].every((name) =>
      passed(trace, 'client', name),
    );
    observe('both-checked', both, {}, 'RFC 5246 §7.4.1.4.1');
  },
};

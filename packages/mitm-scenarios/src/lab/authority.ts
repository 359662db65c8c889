import { toHex } from '@cutaway/primitives/bytes';
import type { KeyPair } from '@cutaway/primitives/crypto';
import { OID } from '@cutaway/x509';
import type { Certificate } from '@cutaway/x509/certificate';

import { caExtensions, createCertificate, endEntityExtensions } from '@cutaway/x509/create';
import { encodePublicKey } from '@cutaway/x509/keys';
import type { Lab } from './lab.js';

/** A CA of the lab: certificates in the order in which TLS sends them, the root last, and the key that signs. */
export interface Authority {
  /** The issuing CA's certificate first, the root's last; one and the same for a root that issues itself. */
  readonly certificates: readonly [Certificate, ...Certificate[]];
  readonly keys: KeyPair;
}

/** Beginning and end of a validity period. */
export interface Period {
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** Around the lab's present. */
export const PRESENT: Period = {
  notBefore: new Date('2026-02-01T00:00:00Z'),
  notAfter: new Date('2026-05-02T00:00:00Z'),
};

const CA_PERIOD: Period = { notBefore: new Date('2020-01-01T00:00:00Z'), notAfter: new Date('2040-01-01T00:00:00Z') };

/** A root CA; P-256. */
export function root(lab: Lab, owner: 'authority' | 'attacker', name: string): Authority {
  return lab.once(`${owner}'s ${name}`, () => {
    const { crypto: provider } = lab;
    const random = lab.random(`${owner}'s ${name}`);
    const keys = provider.generateKeyPair({ type: 'EC', curve: 'P-256' }, random);
    const contents = {
      subject: [{ CN: name }],
      publicKey: keys.publicKey,
      ...CA_PERIOD,
      extensions: caExtensions({ publicKey: keys.publicKey, provider }),
    };
    const certificate = createCertificate(contents, { privateKey: keys.privateKey }, { provider, random });
    return { certificates: [certificate], keys };
  });
}

/** A CA below another, which may have no CA below itself; P-256. */
export function intermediate(lab: Lab, above: Authority, name: string): Authority {
  const [issuer] = above.certificates;
  const label = `${name} under ${keyText(issuer)}`;
  return lab.once(label, () => {
    const { crypto: provider } = lab;
    const random = lab.random(label);
    const keys = provider.generateKeyPair({ type: 'EC', curve: 'P-256' }, random);
    const contents = {
      subject: [{ CN: name }],
      publicKey: keys.publicKey,
      ...CA_PERIOD,
      extensions: caExtensions({ publicKey: keys.publicKey, issuer, pathLenConstraint: 0, provider }),
    };
    const signer = { certificate: issuer, privateKey: above.keys.privateKey };
    const certificate = createCertificate(contents, signer, { provider, random });
    return { certificates: [certificate, ...above.certificates], keys };
  });
}

/** Issues a server certificate for host names or addresses; the first is also its subject's. */
export function issue(
  lab: Lab,
  authority: Authority,
  names: readonly [string, ...string[]],
  keys: KeyPair,
  period: Period = PRESENT,
): Certificate {
  const { crypto: provider } = lab;
  const [issuer] = authority.certificates;
  const { publicKey } = keys;
  const label = `certificate for ${names} from ${keyText(issuer)} until ${period.notAfter.toISOString()}`;
  // Every attempt of an attacker has the server show it again.
  return lab.once(`${label}: ${toHex(encodePublicKey(publicKey))}`, () => {
    const contents = {
      subject: [{ CN: names[0] }],
      publicKey,
      ...period,
      extensions: endEntityExtensions({ publicKey, issuer, names, provider }),
    };
    const signer = { certificate: issuer, privateKey: authority.keys.privateKey };
    return createCertificate(contents, signer, { provider, random: lab.random(label) });
  });
}

/** Issues a client certificate to a person. */
export function issueToClient(lab: Lab, authority: Authority, name: string, keys: KeyPair): Certificate {
  const { crypto: provider } = lab;
  const [issuer] = authority.certificates;
  const { publicKey } = keys;
  const label = `client certificate for ${name} from ${keyText(issuer)}`;
  return lab.once(label, () => {
    const contents = {
      subject: [{ CN: name }],
      publicKey,
      ...PRESENT,
      extensions: endEntityExtensions({ publicKey, issuer, names: [], purposes: [OID['id-kp-clientAuth']], provider }),
    };
    const signer = { certificate: issuer, privateKey: authority.keys.privateKey };
    return createCertificate(contents, signer, { provider, random: lab.random(label) });
  });
}

const keyText = (certificate: Certificate): string => toHex(certificate.subjectPublicKeyInfo.bytes);

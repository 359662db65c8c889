import { type Choices, completed, type RunKind } from './settings.js';

/** Something to try: faults that make one point. */
export interface Attack {
  /** Key `attack.<id>` of the catalogue. */
  readonly id: string;
  /** As `parseFault` reads them. */
  readonly faults: readonly [string, ...string[]];
}

const TLS: readonly Attack[] = [
  { id: 'wrong-signature', faults: ['server:wrong:signature'] },
  { id: 'wrong-server-finished', faults: ['server:wrong:verify_data'] },
  { id: 'wrong-client-finished', faults: ['client:wrong:verify_data'] },
  { id: 'wrong-key-share', faults: ['server:wrong:public_value'] },
  { id: 'other-version', faults: ['server:choose:version=0x0302'] },
];

const TLS13: readonly Attack[] = [
  ...TLS,
  { id: 'other-suite', faults: ['server:choose:cipher_suite=0xc02b'] },
  { id: 'no-proof', faults: ['server:drop:CertificateVerify'] },
  { id: 'no-finished', faults: ['server:drop:Finished'] },
  { id: 'proof-before-certificate', faults: ['server:delay:Certificate'] },
  { id: 'hello-request', faults: ['server:inject:Finished=00000000'] },
];

const TLS12: readonly Attack[] = [
  ...TLS,
  { id: 'other-suite', faults: ['server:choose:cipher_suite=0x1301'] },
  { id: 'no-signed-share', faults: ['server:drop:ServerKeyExchange'] },
  { id: 'no-finished', faults: ['server:drop:Finished'] },
  { id: 'certificate-twice', faults: ['server:repeat:Certificate'] },
  { id: 'hello-request', faults: ['server:inject:ServerHelloDone=00000000'] },
];

const SSH: readonly Attack[] = [
  { id: 'wrong-host-signature', faults: ['server:wrong:signature_of_H'] },
  { id: 'wrong-exchange-hash', faults: ['server:wrong:exchange_hash'] },
  { id: 'wrong-host-key', faults: ['server:wrong:K_S'] },
  { id: 'wrong-secret', faults: ['server:wrong:K'] },
  { id: 'wrong-user-signature', faults: ['client:wrong:signature'] },
  { id: 'no-newkeys', faults: ['server:drop:SSH_MSG_NEWKEYS'] },
  { id: 'ignore-before-newkeys', faults: ['server:inject:SSH_MSG_NEWKEYS=0200000000'] },
  { id: 'success-unasked', faults: ['server:inject:SSH_MSG_SERVICE_ACCEPT=34'] },
  { id: 'kexinit-twice', faults: ['server:repeat:SSH_MSG_KEXINIT'] },
];

/** What can be tried on a run with these settings, by name; single bytes are there besides. */
export function attacksOn(kind: RunKind, chosen: Choices): readonly Attack[] {
  const { version, login, resume } = completed(kind, chosen);
  if (kind === 'path') return [];
  if (kind === 'ssh') return SSH.filter(({ id }) => login === 'publickey' || id !== 'wrong-user-signature');
  const all = version === '1.2' ? TLS12 : TLS13;
  if (resume !== 'yes') return all;
  // A resumed session is authenticated by its secret: nothing is signed, no certificate is sent (RFC 8446 §2.2); in
  // TLS 1.2 nothing is chosen either (RFC 5077 §3.1).
  const absent = version === '1.2' ? /^(?!.*finished)/ : /signature|proof/;
  return all.filter(({ id }) => !absent.test(id));
}

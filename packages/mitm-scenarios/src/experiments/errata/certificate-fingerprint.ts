import { parseCertificate, verifyCertificateSignature } from '@cutaway/x509/certificate';
import { flipped } from '../../attackers/tamper.js';
import { certified, trustedRoots } from '../../lab/certified.js';
import { indexOf } from '../../verdict/knowledge.js';
import type { Experiment } from '../experiment.js';
import { refusal } from '../refusal.js';

/** "The public key's fingerprint is encrypted in the certificate." */
export const certificateFingerprint: Experiment = {
  kind: 'erratum',
  id: 'certificate-fingerprint',
  run({ lab, observe }) {
    const [root] = trustedRoots(lab, false);
    const bytes = certified(lab, 'genuine', 'root').chain[0] ?? new Uint8Array(0);
    const certificate = parseCertificate(bytes);
    const digest = lab.crypto.digest('SHA-256', certificate.subjectPublicKeyInfo.bytes);
    observe('no-fingerprint', indexOf(bytes, digest) < 0, {}, 'RFC 5280 §4.1.1.3');

    const start = indexOf(bytes, certificate.tbsCertificate);
    const length = certificate.tbsCertificate.length;
    let noticed = 0;
    for (let position = start; position < start + length; position += STRIDE) {
      let right = false;
      const code = refusal(() => {
        const changed = parseCertificate(flipped(bytes, position));
        right = root !== undefined && verifyCertificateSignature(changed, root.subjectPublicKeyInfo, lab.crypto);
      });
      if (code !== '' || !right) noticed += 1;
    }
    const tries = Math.ceil(length / STRIDE);
    observe('all-of-it', noticed === tries, { tries, noticed, bytes: length }, 'RFC 5280 §4.1.1.3');
  },
};

/** Every so many bytes one is changed: enough that no field is left out. */
const STRIDE = 3;

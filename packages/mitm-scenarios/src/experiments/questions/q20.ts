import { tamperDigest } from '../../attackers/tamper-digest.js';
import { issue } from '../../lab/authority.js';
import { trustedAuthority, trustedRoots } from '../../lab/certified.js';
import { certSigned } from '../../rungs/cert-signed.js';
import { digest } from '../../rungs/digest.js';
import type { Rung } from '../../rungs/rung.js';
import type { Experiment } from '../experiment.js';
import { verdictOn } from '../verify.js';

const SITES = 25;

/** Must the browser store every site's CA key? Could the attacker change text and digest? */
export const q20: Experiment = {
  kind: 'question',
  id: 'q20',
  run({ lab, cell, observe }) {
    const roots = trustedRoots(lab, false);
    const authority = trustedAuthority(lab, 'intermediate');
    const trusted = Array.from({ length: SITES }, (_, index) => `site-${index}.example`).filter((name) => {
      const leaf = issue(lab, authority, [name], lab.rsaKeyPair('server'));
      return verdictOn(lab, leaf, name, roots, authority.certificates.slice(0, -1)).ok;
    });
    observe('one-root', trusted.length === SITES && roots.length === 1, { sites: trusted.length, roots: roots.length });

    observe('bare-digest-falls', cell(digest as Rung, tamperDigest).outcome === 'altered');
    const signed = cell(certSigned as Rung, tamperDigest);
    const { check = '', rule = '' } = signed.stoppedBy ?? {};
    observe('signed-digest-holds', signed.outcome === 'safe', { check }, rule);
  },
};

import { nameToText } from '@cutaway/x509';
import { certified, trustedRoots } from '../../lab/certified.js';
import type { Experiment } from '../experiment.js';
import { verdictOn } from '../verify.js';

/** How does a client know that the received certificate is trustworthy? Chain building, step by step. */
export const q17: Experiment = {
  kind: 'question',
  id: 'q17',
  run({ lab, observe, row, tracer }) {
    const [leaf = new Uint8Array(0), ...intermediates] = certified(lab, 'genuine', 'intermediate').chain;
    const roots = trustedRoots(lab, false);
    const verdict = verdictOn(lab, leaf, lab.serverName, roots, intermediates);
    if (!verdict.ok) return observe('link-by-link', false, { links: 0 });
    for (const { subject, issuer } of verdict.path) row({ subject: nameToText(subject), issuer: nameToText(issuer) });
    for (const { name, outcome, rule, context } of verdict.checks) {
      tracer.check({ name, outcome, rule, ...(context && { context }) });
    }
    const links = verdict.checks.filter(({ name }) => name === 'certificate.signature').length;
    observe('link-by-link', verdict.path.length === 3 && links === 2, { links }, 'RFC 5280 §6.1');
    observe('to-a-root', verdict.anchor === roots[0], { root: nameToText(verdict.anchor.subject) }, 'RFC 5280 §6.1.1');

    const gap = verdictOn(lab, leaf, lab.serverName, roots);
    observe('no-gap', !gap.ok && gap.failures[0].code === 'x509/unknown-issuer', {}, 'RFC 5280 §6.1');
    observe('no-stranger', !verdictOn(lab, leaf, lab.serverName, [], intermediates).ok, {}, 'RFC 5280 §6.1.1');
  },
};

import type { Verdict } from '@cutaway/x509/verify';
import { issue } from '../../lab/authority.js';
import { trustedAuthority, trustedRoots } from '../../lab/certified.js';
import type { Experiment } from '../experiment.js';
import { verdictOn } from '../verify.js';

const ADDRESS = '192.0.2.80';

/** Opening the site by IP address: the connection is TLS, yet "not secure". Why? */
export const q2: Experiment = {
  kind: 'question',
  id: 'q2',
  run({ lab, observe }) {
    const name = lab.serverName;
    const verdict = (names: readonly [string, ...string[]], wanted: string): Verdict => {
      const leaf = issue(lab, trustedAuthority(lab, 'root'), names, lab.rsaKeyPair('server'));
      return verdictOn(lab, leaf, wanted, trustedRoots(lab, false));
    };
    observe('right-by-name', verdict([name], name).ok, { name });
    const byAddress = verdict([name], ADDRESS);
    const code = byAddress.ok ? '' : byAddress.failures[0].code;
    observe('wrong-by-address', code === 'x509/name-mismatch', { name, address: ADDRESS }, 'RFC 9525 §6.5');
    const both = verdict([name, ADDRESS], ADDRESS).ok;
    observe('address-in-it', both, { address: ADDRESS }, 'RFC 5280 §4.2.1.6');
  },
};

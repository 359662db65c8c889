import { eavesdrop } from '../../attackers/eavesdrop.js';
import { certifiedUser } from '../../lab/certified.js';
import type { TlsClientHas } from '../../protocols/tls/client.js';
import { tls13 as policy, renegotiating } from '../../protocols/tls/policies.js';
import type { TlsServerHas } from '../../protocols/tls/server.js';
import type { Rung } from '../../rungs/rung.js';
import { tls12Mutual } from '../../rungs/tls12-mutual.js';
import type { Experiment } from '../experiment.js';
import { crossedTheWire, fieldOf, passed, sent } from '../transcript.js';

const tls13Mutual: Rung<TlsClientHas, TlsServerHas> = {
  ...tls12Mutual,
  id: 'tls13-mutual',
  equipClient: (...args) => ({ ...tls12Mutual.equipClient(...args), policy }),
  equipServer: (...args) => ({ ...tls12Mutual.equipServer(...args), policy }),
};

/** Asks for the certificate in a second handshake, under the keys of the first. */
const tls12Renegotiated: Rung<TlsClientHas, TlsServerHas> = {
  ...tls12Mutual,
  id: 'tls12-renegotiated',
  equipClient: (...args) => ({ ...tls12Mutual.equipClient(...args), policy: renegotiating }),
  equipServer(...args) {
    const { userAnchors = [], ...server } = tls12Mutual.equipServer(...args);
    return { ...server, policy: renegotiating, lateUserAnchors: userAnchors };
  },
};

/** Does the client's key exchange need a signature? Why does a bank with a USB key show no client certificate? */
export const q9: Experiment = {
  kind: 'question',
  id: 'q9',
  run({ lab, cell, observe }) {
    const [certificate = new Uint8Array(0)] = certifiedUser(lab, 'client').chain;
    const tls12 = cell(tls12Mutual as Rung, eavesdrop).trace;
    const [exchange] = sent(tls12, 'client', 'ClientKeyExchange');
    const unsigned = exchange !== undefined && fieldOf(exchange, 'signature') === undefined;
    observe('unsigned', unsigned, {}, 'RFC 5246 §7.4.7');
    observe('covered', passed(tls12, 'server', 'certificate_verify'), {}, 'RFC 5246 §7.4.8');
    observe('seen-in-tls12', crossedTheWire(tls12, certificate), {}, 'RFC 5246 §7.4.6');

    const again = cell(tls12Renegotiated as Rung, eavesdrop).trace;
    const provedThere =
      passed(again, 'server', 'certificate_verify') && sent(again, 'client', 'ClientHello').length === 2;
    observe('hidden-by-renegotiation', provedThere && !crossedTheWire(again, certificate), {}, 'RFC 5246 §7.4.1.1');

    const tls13 = cell(tls13Mutual as Rung, eavesdrop).trace;
    const proved = passed(tls13, 'server', 'certificate_verify');
    observe('hidden-in-tls13', proved && !crossedTheWire(tls13, certificate), {}, 'RFC 8446 §4.4.2');
  },
};

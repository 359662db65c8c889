import { fromHex } from '@cutaway/primitives/bytes';
import { eavesdrop } from '../../attackers/eavesdrop.js';
import type { Rung } from '../../rungs/rung.js';
import { tls12Ecdhe } from '../../rungs/tls12-ecdhe.js';
import type { Experiment } from '../experiment.js';
import { crossedTheWire, fieldOf, sent } from '../transcript.js';

/** The prime of P-256 (SEC 2 §2.4.2), and the name certificates give the curve: 1.2.840.10045.3.1.7. */
const P256_PRIME = fromHex('ffffffff00000001000000000000000000000000ffffffffffffffffffffffff');
const P256_OID = fromHex('06082a8648ce3d030107');

/** Where are the curve's domain parameters? */
export const q13: Experiment = {
  kind: 'question',
  id: 'q13',
  run({ cell, observe }) {
    const { trace } = cell(tls12Ecdhe as Rung, eavesdrop);
    const [exchange] = sent(trace, 'server', 'ServerKeyExchange');
    const curveType = fieldOf(exchange, 'curve_type')?.label ?? '';
    const curve = fieldOf(exchange, 'namedcurve');
    const byName = curveType === 'named_curve' && curve?.size === 2;
    observe('by-number', byName, { curve: curve?.label ?? '', number: Number(curve?.value) }, 'RFC 8422 §5.4');
    observe('certificate-by-name', crossedTheWire(trace, P256_OID), {}, 'RFC 5480 §2.1.1.1');
    observe('not-sent', !crossedTheWire(trace, P256_PRIME), {}, 'SEC 2 §2.4.2');
  },
};

import { eavesdrop } from '../../attackers/eavesdrop.js';
import type { StepEvent } from '../../network/recorder.js';
import type { Rung } from '../../rungs/rung.js';
import { tls12Rsa } from '../../rungs/tls12-rsa.js';
import { tls13 } from '../../rungs/tls13.js';
import type { Experiment } from '../experiment.js';

/** "The TLS handshake has twelve steps, and always the same." */
export const twelveSteps: Experiment = {
  kind: 'erratum',
  id: 'twelve-steps',
  run({ cell, observe, row }) {
    const [old, modern] = [tls12Rsa, tls13].map((rung) => cell(rung as Rung, eavesdrop).trace) as [Trace, Trace];
    const [before, now] = [handshakeOf(old), handshakeOf(modern)];
    for (const name of new Set([...before, ...now])) {
      row({ message: name, tls12: before.includes(name), tls13: now.includes(name) });
    }
    const gone = before.filter((name) => !now.includes(name));
    const added = now.filter((name) => !before.includes(name));
    observe(
      'gone',
      ['ServerHelloDone', 'ClientKeyExchange'].every((name) => gone.includes(name)),
      { gone },
      'RFC 8446 §1.2',
    );
    observe(
      'new',
      ['EncryptedExtensions', 'CertificateVerify'].every((name) => added.includes(name)),
      { added },
      'RFC 8446 §4',
    );
    const [two, one] = [turnsOf(old), turnsOf(modern)];
    observe('one-round-trip', two === 2 && one === 1, { tls12: two, tls13: one }, 'RFC 8446 §2');
  },
};

type Trace = readonly StepEvent[];

/** Names of the handshake messages that the victims sent, once each. */
function handshakeOf(trace: Trace): string[] {
  const sent = trace.filter(
    (event) => event.kind === 'message' && event.layer === 'handshake' && event.direction === 'sent',
  );
  return [...new Set(sent.map((event) => (event.kind === 'message' ? event.name : '')))];
}

/** Round trips before the server has the request: how often it had something to say to what it had heard. */
function turnsOf(trace: Trace): number {
  const ofServer = trace.filter(({ actor }) => actor === 'server');
  const request = ofServer.find((event) => event.kind === 'message' && event.name === 'application_data');
  const record = request?.kind === 'message' ? request.carriers?.[0]?.id : undefined;
  let turns = 0;
  let heard = false;
  for (const event of ofServer) {
    if (event.id === record) break;
    if (event.kind !== 'message' || event.carriers !== undefined) continue;
    if (event.direction === 'sent' && heard) turns += 1;
    heard = event.direction === 'received';
  }
  return turns;
}

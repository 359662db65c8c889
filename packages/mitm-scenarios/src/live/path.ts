import { toHex } from '@cutaway/primitives/bytes';
import { dissectCertificate } from '@cutaway/x509';
import type { Failure, Verdict } from '@cutaway/x509/verify';
import { verdictOn } from '../experiments/verify.js';
import { certified, trustedRoots } from '../lab/certified.js';
import type { Lab } from '../lab/lab.js';
import { Recorder } from '../network/recorder.js';
import type { Identity } from '../rungs/rung.js';
import { type Fault, overwritten } from './fault.js';
import { keysOf } from './keys.js';
import type { Outcome } from './run.js';
import type { Choices } from './settings.js';

/** Has a client validate the certification path that a server shows (RFC 5280 §6). */
export function runPath(lab: Lab, choices: Choices, faults: readonly Fault[]): Outcome {
  const recorder = new Recorder();
  const applied = new Set<Fault>();
  const tracer = recorder.tracer('client', 'x509', () => ({ session: 1, facing: 'server' }));
  const depth = choices.depth === 'root' ? 'root' : 'intermediate';
  const { chain } = certified(lab, choices.identity as Identity, depth, keysOf(lab, choices.certificate ?? ''));
  const shown = chain.map((certificate, index) => changed(certificate, index + 1, faults, applied));
  const events = shown.map((bytes) => {
    recorder.beginStep();
    const { field } = dissectCertificate(bytes);
    return tracer.message({
      direction: 'received',
      layer: 'certificate',
      name: 'Certificate',
      bytes: toHex(bytes),
      fields: field,
    });
  });
  recorder.beginStep();
  const [leaf = new Uint8Array(0), ...intermediates] = shown;
  const roots = trustedRoots(lab, choices['rogue-root'] === 'yes');
  const verdict = verdictOn(lab, leaf, lab.serverName, roots, intermediates);
  for (const { name, outcome, rule, context, certificate, path, pos, size } of checksOf(verdict)) {
    const message = events[certificate];
    tracer.check({
      name,
      outcome,
      rule,
      ...(context === undefined ? {} : { context }),
      ...(message === undefined
        ? {}
        : {
            subject: {
              message,
              ...(path === undefined ? {} : { path }),
              ...(pos === undefined ? {} : { pos }),
              ...(size === undefined ? {} : { size }),
            },
          }),
    });
  }
  const [failure] = verdict.ok ? [] : verdict.failures;
  const failed = recorder.events.findLast((event) => event.kind === 'check' && event.outcome === 'failed');
  if (verdict.ok) tracer.end({ how: 'closed', by: 'local' });
  else tracer.end({ how: 'alert', by: 'local', error: verdict.failures[0].code });
  return {
    outcome: verdict.ok ? 'completed' : 'refused',
    received: {},
    applied,
    events: recorder.events,
    ...(failure === undefined || failed === undefined
      ? {}
      : {
          refusal: {
            actor: 'client',
            code: failure.code,
            context: failure.context ?? {},
            place: { message: 'Certificate', ...(failure.path === undefined ? {} : { path: failure.path }) },
            rule: failure.rule,
            check: { name: failure.name, actor: 'client', context: failure.context ?? {} },
            step: failed.step,
            event: failed.id,
          },
        }),
  };
}

function changed(certificate: Uint8Array, nth: number, faults: readonly Fault[], applied: Set<Fault>): Uint8Array {
  let bytes = certificate;
  for (const fault of faults) {
    if (fault.kind !== 'change' || fault.message !== 'Certificate' || fault.nth !== nth) continue;
    if (fault.offset >= bytes.length) continue;
    applied.add(fault);
    bytes = overwritten(bytes, fault.offset, fault.bytes);
  }
  return bytes;
}

const checksOf = (verdict: Verdict): readonly (Failure | Extract<Verdict, { ok: true }>['checks'][number])[] =>
  verdict.ok ? verdict.checks : verdict.failures.slice(0, 1);

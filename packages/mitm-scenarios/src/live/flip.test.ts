import { nodeCrypto } from '@cutaway/primitives/node';
import { describe, expect, it } from 'vitest';
import { Lab } from '../lab/lab.js';
import type { StepEvent } from '../network/recorder.js';
import { faultText, flip, type LiveRun, type RunRequest, runLive, targetOf } from './index.js';

const lab = new Lab(nodeCrypto, 'flip');
const requests: readonly RunRequest[] = [
  { kind: 'tls' },
  { kind: 'tls', choices: { version: '1.2' } },
  { kind: 'tls', choices: { retry: 'yes', 'client-certificate': 'yes' } },
  { kind: 'ssh' },
  { kind: 'ssh', choices: { cipher: 'aes256-gcm@openssh.com', login: 'password' } },
];

function sentMessages({ events }: LiveRun): (StepEvent & { kind: 'message' })[] {
  return events.filter(
    (event): event is StepEvent & { kind: 'message' } =>
      event.kind === 'message' &&
      event.direction === 'sent' &&
      event.actor !== 'attacker' &&
      (event.carriers !== undefined || event.streamOffset !== undefined),
  );
}

describe.each(requests)('flips in $kind $choices', (request) => {
  const honest = runLive(lab, request);
  const messages = sentMessages(honest);

  it('names each message as the sender knows it', () => {
    for (const { id, actor, name } of messages.filter(({ carriers }) => carriers !== undefined)) {
      const target = targetOf(honest.events, id);
      if (target === undefined) throw new Error(`${name} has no target`);
      expect([target.side, target.message]).toEqual([actor, name]);
      const { idle } = runLive(lab, { ...request, faults: [faultText({ kind: 'repeat', ...target })] });
      expect(idle, `${name} #${target.nth}`).toEqual([]);
    }
  });

  it('changes the byte that was chosen, and no other', () => {
    for (const { id, name, bytes, actor, session, carriers } of messages) {
      const at = Math.min(4, bytes.length / 2 - 1);
      const old = Number.parseInt(bytes.slice(at * 2, at * 2 + 2), 16);
      const { sender, wire } = flip(honest.events, id, at, old ^ 0x21);
      expect(sender === undefined, name).toBe(carriers === undefined);
      if (sender !== undefined) {
        const alike = sentMessages(runLive(lab, { ...request, faults: [sender] })).filter(
          (event) => event.name === name && event.actor === actor && event.session === session,
        );
        const changed = alike[(targetOf(honest.events, id)?.nth ?? 0) - 1]?.bytes ?? '';
        const written = (old ^ 0x21).toString(16).padStart(2, '0');
        expect(changed, name).toBe(bytes.slice(0, at * 2) + written + bytes.slice(at * 2 + 2));
      }
      expect(wire, name).toBeDefined();
      const run = runLive(lab, { ...request, faults: [wire ?? ''] });
      expect(run.idle, name).toEqual([]);
      const [before, after] = ['received', 'sent'].map(
        (direction) =>
          run.events.find((event, index) => {
            if (event.kind !== 'message' || event.actor !== 'attacker' || event.direction !== direction) return false;
            const following = run.events[index + 1];
            return direction === 'sent' || (following?.kind === 'choice' && following.name === 'wire.action');
          }) as (StepEvent & { kind: 'message' }) | undefined,
      );
      expect(before?.bytes.length, name).toBe(after?.bytes.length);
      const different = [...(before?.bytes ?? '')].filter((digit, index) => digit !== after?.bytes[index]).length;
      expect(different, name).toBe(2);
    }
  });
});

it('leaves the earlier session alone', () => {
  const { events } = runLive(lab, { kind: 'tls', choices: { resume: 'yes' } });
  const [first, last] = [events.findIndex(({ kind }) => kind === 'message'), events.findLast(isSent)?.id ?? -1];
  expect(flip(events, first, 4, 0)).toEqual({});
  expect(targetOf(events, first)).toBeUndefined();
  expect(flip(events, last, 1, 0).wire).toBeDefined();
});

const isSent = (event: StepEvent): boolean => event.kind === 'message' && event.direction === 'sent';

it('changes bytes of certificates in a path', () => {
  const run = runLive(lab, { kind: 'path' });
  expect(flip(run.events, 1, 200, 0).sender).toBe('server:change:Certificate#2@200=00');
});

import { describe, expect, it } from 'vitest';
import type { HostileCase } from './hostile-case.js';
import { judge, type Run } from './verdict.js';

const scene = () => ({ serve: () => ({ receive: () => {} }) });
const hostile: HostileCase = {
  id: 'x',
  protocol: 'tls',
  group: 'trust',
  severity: 'high',
  rules: ['RFC 5280 §6.1'],
  goal: 'application-data',
  attack: scene,
  twin: scene,
};
const { attack: _, ...control } = hostile;
const run = (stage: Run['stage'], more: Partial<Run> = {}): Run => ({ stage, timedOut: false, observed: [], ...more });
const good = run('answer-shown');

describe('a verdict', () => {
  it.each<[string, Run, Run | undefined, string, string]>([
    ['went on under attack', good, run('application-data'), 'FELL', 'went-on'],
    ['completed the handshake alone', good, run('handshake'), 'REFUSED', 'stopped'],
    ['stopped at the hello', good, run('hello'), 'REFUSED', 'stopped'],
    ['never said anything', good, run('connected'), 'INCONCLUSIVE', 'never-came'],
    ['never came', good, run('none'), 'INCONCLUSIVE', 'never-came'],
    ['hung', good, run('hello', { timedOut: true }), 'INCONCLUSIVE', 'attack-timeout'],
    ['fell, then hung', good, run('application-data', { timedOut: true }), 'FELL', 'went-on'],
    ['was not attacked', good, run('hello', { observed: ['server-ended'] }), 'INCONCLUSIVE', 'attack-not-sent'],
    ['failed with the twin', run('handshake'), run('hello'), 'INCONCLUSIVE', 'twin-failed'],
    ['hung with the twin', run('hello', { timedOut: true }), undefined, 'INCONCLUSIVE', 'twin-timeout'],
    ['could not be started', run('none', { missing: true }), undefined, 'INCONCLUSIVE', 'client-missing'],
    ['was not run under attack', good, undefined, 'INCONCLUSIVE', 'interrupted'],
  ])('of a client that %s', (_name, twin, attack, verdict, reason) => {
    expect(judge(hostile, twin, attack)).toEqual({ verdict, reason });
  });

  it('of what was never offered', () => {
    const needs: HostileCase = { ...hostile, offered: ({ versions = [] }) => versions.includes('SSL 3.0') };
    const offer = { versions: ['TLS 1.3'] };
    expect(judge(needs, { ...good, offer }, run('hello', { offer })).verdict).toBe('NOT_OFFERED');
    expect(judge(needs, run('hello', { offer }), undefined).verdict).toBe('NOT_OFFERED');
    // Whoever takes what it did not offer falls.
    expect(judge(needs, { ...good, offer }, run('application-data', { offer })).verdict).toBe('FELL');
  });

  it('of a control', () => {
    expect(judge(control, good)).toEqual({ verdict: 'ACCEPTED', reason: 'accepted' });
    expect(judge(control, run('hello'))).toEqual({ verdict: 'REFUSED', reason: 'refused-control' });
    expect(judge(control, run('none')).verdict).toBe('INCONCLUSIVE');
    const shown: HostileCase = { ...control, goal: 'answer-shown' };
    expect(judge(shown, run('application-data'))).toEqual({ verdict: 'INCONCLUSIVE', reason: 'output-unseen' });
    expect(judge(shown, run('handshake')).verdict).toBe('REFUSED');
  });

  it('where waiting is right', () => {
    const silent: HostileCase = { ...hostile, silence: true };
    expect(judge(silent, good, run('hello', { timedOut: true })).verdict).toBe('REFUSED');
  });

  it('where the first words are the attack', () => {
    expect(judge(hostile, good, run('connected')).verdict).toBe('INCONCLUSIVE');
    expect(judge({ ...hostile, inGreeting: true }, good, run('connected')).verdict).toBe('REFUSED');
    expect(judge({ ...hostile, inGreeting: true }, good, run('none')).verdict).toBe('INCONCLUSIVE');
  });

  it('by what shows only later', () => {
    const later: HostileCase = { ...hostile, fallShows: 'taken' };
    expect(judge(later, good, good).verdict).toBe('REFUSED');
    expect(judge(later, good, run('answer-shown', { observed: ['taken'] })).verdict).toBe('FELL');
  });
});

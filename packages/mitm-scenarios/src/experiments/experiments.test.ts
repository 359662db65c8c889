import { noble } from '@cutaway/primitives/noble';
import { nodeCrypto } from '@cutaway/primitives/node';
import { describe, expect, it } from 'vitest';
import { Lab } from '../lab/lab.js';
import { type Experiment, errata, measures, questions, runExperiment } from './index.js';

/** What they find depends on how busy the machine is. */
const TIMED = ['speed', 'key-length', 'hash-then-sign'];

const all: readonly Experiment[] = [...measures, ...questions, ...errata];

describe.each([noble, nodeCrypto])('with $name', (provider) => {
  const lab = new Lab(provider, 'experiments');

  it.each(all.filter(({ id }) => TIMED.includes(id)))('$kind $id measures', (experiment) => {
    const { error, table, observations } = runExperiment(experiment, lab);
    expect(error).toBeUndefined();
    expect(observations.length).toBeGreaterThan(0);
    for (const row of table) {
      for (const value of Object.values(row)) if (typeof value === 'number') expect(value).toBeGreaterThan(0);
    }
  });

  it.each(all.filter(({ id }) => !TIMED.includes(id)))('$kind $id holds', (experiment) => {
    const findings = runExperiment(experiment, lab);
    expect(findings.error).toBeUndefined();
    expect(findings.observations.filter(({ holds }) => !holds)).toEqual([]);
    expect(findings.holds).toBe(true);
    expect(findings.trace.length).toBeGreaterThan(0);
    expect(JSON.parse(JSON.stringify(findings))).toEqual(findings);
    expect(findings.trace.map(({ id }) => id)).toEqual(findings.trace.map((_, index) => index));
  });
});

it('reports an experiment that breaks, or that sees nothing, as not holding', () => {
  const lab = new Lab(noble, 'broken');
  const experiment = (run: Experiment['run']): Experiment => ({ kind: 'question', id: 'x', run });
  const broken = runExperiment(
    experiment(() => {
      throw new RangeError('a slip');
    }),
    lab,
  );
  expect(broken).toMatchObject({ holds: false, error: 'a slip' });
  expect(
    runExperiment(
      experiment(() => {}),
      lab,
    ).holds,
  ).toBe(false);
  const wrong = experiment(({ observe }) => observe('pigs-fly', false));
  expect(runExperiment(wrong, lab).holds).toBe(false);
});

import { catalogueProblems, fieldEntries, type Language, phrase } from '@cutaway/primitives/explain';
import { noble } from '@cutaway/primitives/noble';
import type { Field } from '@cutaway/primitives/wire';
import { describe, expect, it } from 'vitest';
import { errata, measures, questions, runExperiment } from '../experiments/index.js';
import { attackers, Lab, rungs, runMatrix } from '../index.js';
import { settings } from '../live/index.js';
import { messagesByType } from '../messages/index.js';
import { fallReason, ownCatalogue, scenariosCatalogue } from './index.js';

const lab = new Lab(noble, 'catalogue');
const cells = [...runMatrix(lab)];
const findings = [...measures, ...questions, ...errata].map((experiment) => runExperiment(experiment, lab));

/** Keys that what really happened in the matrix asks for. */
function* wanted(): Generator<string> {
  for (const { id } of rungs) yield* [`rung.${id}.title`, `rung.${id}.lesson`];
  for (const { id } of attackers) yield* [`attacker.${id}.title`, `attacker.${id}.lesson`];
  for (const { name } of messagesByType.values()) yield `message.${name}`;
  for (const { kind, id, observations, table } of findings) {
    yield* [`${kind}.${id}.title`, `${kind}.${id}.answer`];
    for (const { name } of observations) yield `${kind}.${id}.${name}`;
    for (const row of table) for (const column of Object.keys(row)) yield `column.${column}`;
  }
  for (const { name, values } of Object.values(settings).flat()) {
    yield `setting.${name}`;
    for (const value of values) if (`setting.${name}.${value}` in scenariosCatalogue) yield `setting.${name}.${value}`;
  }
  for (const cell of cells) {
    yield `outcome.${cell.outcome}`;
    if (cell.reason !== undefined) yield `not-applicable.${cell.reason}`;
    else yield `outcome.${cell.outcome}.lesson`;
    const hold = `hold.${cell.stoppedBy?.check}`;
    if (hold in scenariosCatalogue) yield hold;
    if (cell.violations.length > 0) yield fallReason(cell) ?? `no reason for ${cell.rung} under ${cell.attacker}`;
    for (const { violation, victim } of cell.evidence) yield `evidence.${violation}.${victim}`;
    for (const event of cell.trace) {
      if (event.kind === 'check') yield `check.${event.name}`;
      if (event.kind === 'secret') yield `secret.${event.name.replace(/_\d+$/, '_N')}`;
      if (event.kind === 'choice') yield* [`choice.${event.name}`, `reason.${event.reason}`];
      if (event.kind === 'message') {
        yield `message.${event.name}`;
        if (event.protocol === 'ladder' && event.name !== 'unknown') yield* fieldKeys(event.name, event.fields);
      }
    }
  }
}

/** What a view would look for and not find: fields of X.509 are explained by their own names. */
function* fieldKeys(message: string, root: Field): Generator<string> {
  for (const { path, keys } of fieldEntries(root, message)) {
    if (keys.length === 0 || path.includes('.Certificate') || keys.some((key) => key in scenariosCatalogue)) continue;
    yield keys[0] as string;
  }
}

/** Groups with sentences for what may happen, whether it did in these cells or not. */
const OPEN_GROUPS = ['attack', 'check', 'error', 'evidence', 'field', 'live', 'message', 'reason', 'value'];
const open = Object.keys(ownCatalogue).filter(
  (key) => OPEN_GROUPS.includes(key.split('.')[0] ?? '') || key.startsWith('outcome.failed'),
);

describe('the catalogue', () => {
  it('has every sentence in both languages, and none that nothing asks for', () => {
    const all = new Set([...wanted(), ...open]);
    expect(
      catalogueProblems(
        ownCatalogue,
        [...all].filter((key) => key in ownCatalogue),
      ),
    ).toEqual([]);
    expect([...all].filter((key) => !(key in scenariosCatalogue))).toEqual([]);
  });

  it.each(['en', 'zh'] as Language[])('fills the facts of experiments into its sentences (%s)', (language) => {
    for (const { kind, id, observations } of findings) {
      for (const { name, facts } of observations) {
        expect(phrase(scenariosCatalogue, `${kind}.${id}.${name}`, language, facts)).not.toMatch(/\{\w+\}/);
      }
    }
  });

  it.each(['en', 'zh'] as Language[])('fills evidence into its sentences (%s)', (language) => {
    for (const { evidence } of cells) {
      for (const proof of evidence) {
        const text = phrase(scenariosCatalogue, `evidence.${proof.violation}.${proof.victim}`, language, { ...proof });
        expect(text).not.toMatch(/\{\w+\}/);
      }
    }
  });
});

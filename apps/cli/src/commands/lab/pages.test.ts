import { findAttacker, findRung, runCell, runMatrix } from '@cutaway/mitm-scenarios';
import { questions, runExperiment } from '@cutaway/mitm-scenarios/experiments';
import { type Catalogue, type Language, phrase } from '@cutaway/primitives/explain';
import { describe, expect, it } from 'vitest';
import { cliCatalogue } from '../../catalogue/index.js';
import type { RunContext } from '../../run-context.js';
import { styleFor } from '../../terminal/style.js';
import { findingsPage } from './findings-page.js';
import { matrixPage } from './matrix-page.js';
import { labFor } from './run.js';
import { storyPage } from './story-page.js';

const context = (language: Language): RunContext => ({
  language,
  env: {},
  style: styleFor({}, {}),
  print: () => {},
  note: () => {},
  say: (key, values) => phrase(cliCatalogue as Catalogue, key, language, values) ?? key,
});

const lab = labFor({ seed: 'pages', crypto: 'node' });

/** A placeholder without its value, a key without its sentence, or something from elsewhere. */
const WRONG = /\{\w+\}|undefined|\b(lab|html|trace|check|outcome)\.\w+\.?\w*<|https?:|<script/;

/** A page without what its player runs on, which has its own tests. */
const told = (page: string): string => page.replace(/<script[\s\S]*?<\/script>/g, '');

describe.each(['en', 'zh'] as const)('in %s', (language) => {
  it.each([
    ['hybrid', 'key-swap'],
    ['tls13', 'downgrade'],
    ['ssh-known', 'key-swap'],
  ])('the story of %s × %s has its steps, fields, bytes and verdict', async (rung, attacker) => {
    const cell = runCell(lab, findRung(rung), findAttacker(attacker));
    const page = await storyPage(cell, context(language));
    expect(WRONG.exec(told(page))?.[0]).toBeUndefined();
    const step = cell.step ?? 0;
    expect(page).toContain(`id="step-${step}"`);
    expect(page).toContain(`cutaway lab ${rung} ${attacker} --seed pages`);
    for (const proof of cell.evidence) if (proof.violation === 'read') expect(page).toContain(proof.text.split('&')[0]);
    const message = cell.trace.find((event) => event.kind === 'message' && !['wire', 'record'].includes(event.layer));
    const bytes = message?.kind === 'message' ? message.bytes.slice(0, 16) : '';
    expect(page).toContain((bytes.match(/../g) ?? []).join(' '));
  });

  it('the matrix has a cell for each pair, and what came of it', () => {
    const rows = ['plain', 'tls13', 'ssh-changed'].map(findRung);
    const cells = [...runMatrix(lab, { rungs: rows })];
    const page = matrixPage(lab, rows, cells, context(language));
    expect(WRONG.exec(told(page))?.[0]).toBeUndefined();
    for (const { rung, attacker } of cells) {
      expect(page).toContain(`href="#${rung}--${attacker}"`);
      expect(page).toContain(`id="${rung}--${attacker}"`);
    }
    expect(page).toContain('downgrade_sentinel');
  });

  it('an experiment has its observations and its trace', async () => {
    const found = questions.filter(({ id }) => id === 'q3').map((question) => runExperiment(question, lab));
    const page = await findingsPage(found, context(language));
    expect(WRONG.exec(told(page))?.[0]).toBeUndefined();
    for (const name of ['ServerKeyExchange', 'pre_master_secret', 'RSAES-PKCS1-v1_5']) expect(page).toContain(name);
  });
});

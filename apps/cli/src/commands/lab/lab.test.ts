import { attackers, runCell, rungs } from '@cutaway/mitm-scenarios';
import type { Language } from '@cutaway/primitives/explain';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { collecting } from '../../../test/collecting.js';
import { runExperiments } from './experiments.js';
import { labFor, runLab } from './run.js';
import { printStory } from './story.js';

async function lab(language: Language, ...args: string[]): Promise<{ code: number; out: string[]; err: string[] }> {
  const [rung, attacker] = args.filter((arg) => !arg.startsWith('--'));
  const { context, out, err } = collecting(language);
  const json = args.includes('--json') ? ({ json: true } as const) : {};
  return { code: await runLab(rung, attacker, { seed: 'test', crypto: 'node', ...json }, context), out, err };
}

const sentences = (lines: readonly string[]): string => lines.map((line) => line.trim()).join(' ');

/** A placeholder without its value, or a key without its sentence. */
const UNFILLED = /\{\w+\}|undefined|\blab\.\w/;

describe('cutaway lab RUNG ATTACKER', () => {
  it('tells why hybrid falls to the man in the middle', async () => {
    const { code, out } = await lab('en', 'hybrid', 'key-swap');
    const text = sentences(out);
    expect(code).toBe(0);
    expect(text).toContain('attacker → client RSAPublicKey'.replace(/ RSA/, '  RSA'));
    expect(text).toContain('not what the server sends');
    expect(text).toContain('the same as the client’s session_key');
    expect(text).toContain('Verdict  READ  also: impersonated');
    expect(text).toMatch(/user=alice&password=\w+/);
    expect(text).toContain('Nothing ties that key to the server');
    expect(text).toContain('Neither side noticed anything.');
    expect(text).toContain('cutaway lab cert-signed key-swap');
  });

  it('tells why cert-signed holds', async () => {
    const text = sentences((await lab('en', 'cert-signed', 'key-swap')).out);
    expect(text).toContain('✗ client: certificate.issuer  RFC 5280');
    expect(text).toContain('“CN=Evil Root”, which is neither trusted nor among the certificates sent along');
    expect(text).toContain('Verdict  SAFE');
    expect(text).toContain('Stopped in step 3 by the client');
    expect(text).toContain('cutaway lab cert-unsigned key-swap');
  });

  it('tells both in Chinese', async () => {
    const fell = sentences((await lab('zh', 'hybrid', 'key-swap')).out);
    expect(fell).toContain('结论  被窃听  同时：被冒充');
    expect(fell).toContain('双方都没有察觉');
    const held = sentences((await lab('zh', 'cert-signed', 'key-swap')).out);
    expect(held).toContain('结论  安全');
    expect(held).toContain('在第 3 步被客户端挡下');
  });

  const shared = labFor({ seed: 'test', crypto: 'node' });

  it.each(rungs)('fits 80 columns and fills every sentence: $id', (rung) => {
    for (const attacker of attackers) {
      const cell = runCell(shared, rung, attacker);
      for (const language of ['en', 'zh'] as const) {
        const { context, out } = collecting(language);
        printStory(shared, cell, context);
        expect(out.filter((line) => stringWidth(line) > 80)).toEqual([]);
        expect(out.filter((line) => UNFILLED.test(line))).toEqual([]);
      }
    }
  });

  it('gives the whole cell as JSON', async () => {
    const { out } = await lab('en', 'hybrid', 'key-swap', '--json');
    expect(out).toHaveLength(1);
    const cell = JSON.parse(out[0] as string);
    expect(cell).toMatchObject({ schemaVersion: 1, rung: 'hybrid', outcome: 'read', seed: 'test' });
    expect(cell.trace.length).toBeGreaterThan(20);
  });

  it.each([
    [['hybird', 'key-swap'], 'hybrid'],
    [['hybrid', 'key-swop'], 'key-swap'],
  ])('suggests a name for %s', async (args, suggestion) => {
    const { code, err } = await lab('en', ...args);
    expect(code).toBe(2);
    expect(err[0]).toContain(`The nearest is "${suggestion}"`);
  });
});

describe('cutaway lab', () => {
  it('prints a row for every design and a column for every attacker, aligned in Chinese too', async () => {
    const { code, out } = await lab('zh');
    expect(code).toBe(0);
    const rows = out.filter((line) => rungs.some(({ id }) => line.startsWith(`${id} `)) && /[✓·]/.test(line));
    expect(rows.map((row) => row.trim().split(/\s+/).length)).toEqual(rungs.map(() => 1 + attackers.length));
    expect(new Set(rows.map((row) => stringWidth(row.replace(/\S+$/, '')))).size).toBe(1);
    for (const { id } of attackers) expect(out.some((line) => line.includes(id))).toBe(true);
  });

  it('gives the cells of one design as JSON, without traces', async () => {
    const { cells } = JSON.parse((await lab('en', 'digest', '--json')).out[0] as string);
    expect(cells).toHaveLength(attackers.length);
    expect(cells[0]).toMatchObject({ rung: 'digest', attacker: 'eavesdrop', outcome: 'read' });
    expect(cells[0].trace).toBeUndefined();
  });
});

describe('experiments', () => {
  const options = { seed: 'test', crypto: 'node' } as const;

  it.each(['en', 'zh'] as const)(
    'print what was asked, found and answered within 80 columns (%s)',
    async (language) => {
      // What is measured takes its time, and is worded like the rest.
      const kinds =
        language === 'zh' ? (['question', 'erratum'] as const) : (['question', 'measure', 'erratum'] as const);
      for (const kind of kinds) {
        for (const id of kind === 'question' ? ['1', '2', '4', '17'] : [undefined]) {
          const { context, out } = collecting(language);
          const code = await runExperiments(kind, id, options, context);
          // How fast things are on a busy machine proves nothing either way.
          if (kind !== 'measure') expect([kind, code]).toEqual([kind, 0]);
          expect(out.some((line) => line.includes('✓'))).toBe(true);
          expect(out.filter((line) => stringWidth(line) > 80)).toEqual([]);
          expect(out.filter((line) => UNFILLED.test(line))).toEqual([]);
        }
      }
    },
  );

  it('lists the questions', async () => {
    const { context, out } = collecting('zh');
    expect(await runExperiments('question', undefined, options, context)).toBe(0);
    expect(out.join('')).toContain('为什么');
  });

  it('gives findings as JSON', async () => {
    const { context, out } = collecting('en');
    await runExperiments('question', '16', { ...options, json: true }, context);
    expect(JSON.parse(out[0] as string)).toMatchObject({ schemaVersion: 1, kind: 'question', id: 'q16', holds: true });
  });

  it('names what there is, when asked for what there is not', async () => {
    const { context } = collecting('en');
    await expect(runExperiments('measure', 'avalance', options, context)).rejects.toThrow(
      expect.objectContaining({ exitCode: 2, key: 'lab.experiment.unknown' }),
    );
  });
});

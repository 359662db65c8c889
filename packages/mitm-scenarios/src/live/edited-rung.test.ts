import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { nodeCrypto } from '@cutaway/primitives/node';
import { describe, expect, it } from 'vitest';
import { Lab } from '../lab/lab.js';
import { findAttacker, findRung } from '../registry.js';
import { runCell } from '../run-cell.js';
import { rungs } from '../rungs/index.js';
import type { Rung } from '../rungs/rung.js';
import { editedRung, rungModuleSource } from './index.js';

const lab = new Lab(nodeCrypto, 'edited');
const small = rungs.slice(0, rungs.findIndex(({ id }) => id === 'cert-signed') + 1).map(({ id }) => id);

function sourceOf(id: string): string {
  return stripTypeScriptTypes(readFileSync(new URL(`../rungs/${id}.ts`, import.meta.url), 'utf8'));
}

async function made(id: string, source: string): Promise<Rung> {
  const url = `data:text/javascript;base64,${Buffer.from(rungModuleSource(source)).toString('base64')}`;
  const { default: make } = (await import(/* @vite-ignore */ url)) as { default: Parameters<typeof editedRung>[1] };
  return editedRung(id, make);
}

describe('designs that readers edit', () => {
  it('are the ten small ones, each short', () => {
    expect(small).toHaveLength(10);
    for (const id of small) expect(sourceOf(id).split('\n').length, id).toBeLessThan(60);
  });

  for (const id of small) {
    it(`${id} does the same when it is made from its source`, async () => {
      for (const attacker of ['eavesdrop', 'key-swap'].map(findAttacker)) {
        expect(runCell(lab, await made(id, sourceOf(id)), attacker)).toEqual(runCell(lab, findRung(id), attacker));
      }
    });
  }

  it('behave as they are edited', async () => {
    const without = sourceOf('digest').replace(/party\.check\([^;]*;/, '');
    expect(runCell(lab, await made('digest', without), findAttacker('tamper')).outcome).toBe('altered');
    expect(runCell(lab, findRung('digest'), findAttacker('tamper')).outcome).toBe('safe');
  });

  it.each([
    ["import { x } from 'elsewhere';\nexport const a = {};", 'elsewhere'],
    ['export const a = { client() {} };', 'client, server'],
  ])('refuses %j', async (source, reason) => {
    await expect(made('plain', source)).rejects.toMatchObject({ code: 'mitm/no-design', context: { reason } });
  });
});

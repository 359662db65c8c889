import { CryptoError } from '@cutaway/primitives/crypto';
import { measured } from '@cutaway/test-support/measured';
import { readVectors } from '@cutaway/test-support/vectors';
import { expect, it } from 'vitest';

/** What every case of a Wycheproof file has. The other fields are hexadecimal strings, by schema. */
export interface WycheproofTest {
  readonly tcId: number;
  readonly comment?: string;
  readonly flags?: readonly string[];
  readonly result: 'valid' | 'invalid' | 'acceptable';
}

interface WycheproofFile<Group, Test> {
  readonly testGroups: readonly (Group & { readonly tests: readonly Test[] })[];
}

export interface WycheproofOptions<Group, Test> {
  /** Whether a case marked `acceptable` is accepted here; needed where a file has such cases. */
  readonly acceptable?: (test: Test, group: Group) => boolean;
  /** Why a case cannot be run, or `undefined` when it can. Reporters show the reasons with the cases they stand for. */
  readonly cannotRun?: (test: Test, group: Group) => string | undefined;
}

/**
 * Declares one test that runs every case of `wycheproof/<file>.json.gz` and reports all that came out wrong.
 *
 * @param run carries out the case. Throwing `CryptoError`, or returning `false`, refuses it; returning anything else
 * accepts it. It compares the output by `expect`, so that a wrong one fails as such. Any other exception fails too.
 */
export function wycheproof<Group extends object, Test extends WycheproofTest>(
  file: string,
  run: (test: Test, group: Group) => unknown,
  options: WycheproofOptions<Group, Test> = {},
): void {
  it(`Wycheproof ${file}`, async (ctx) => {
    const vectors = readVectors<WycheproofFile<Group, Test>>(`wycheproof/${file}.json.gz`);
    if (vectors === undefined) return ctx.skip('public vectors missing: set CUTAWAY_VECTORS to their folder');
    const wrong: string[] = [];
    const leftOut = new Map<string, number[]>();
    let ran = 0;
    for (const group of vectors.testGroups) {
      for (const test of group.tests) {
        const reason = options.cannotRun?.(test, group);
        if (reason !== undefined) {
          leftOut.set(reason, [...(leftOut.get(reason) ?? []), test.tcId]);
          continue;
        }
        ran++;
        const expected = test.result === 'acceptable' ? options.acceptable?.(test, group) : test.result === 'valid';
        const actual = outcome(() => run(test, group));
        if (actual === expected) continue;
        wrong.push(`${test.tcId} ${test.result} ${test.comment ?? ''} [${test.flags?.join(' ') ?? ''}]: ${actual}`);
      }
    }
    for (const [reason, tcIds] of leftOut) await ctx.annotate(`not run: ${reason}: ${tcIds.join(', ')}`);
    const notRun = [...leftOut.values()].flat().length;
    measured('wycheproof', { file, suite: ctx.task.suite?.name, right: ran - wrong.length, ran, notRun });
    expect(wrong).toEqual([]);
    expect(ran).toBeGreaterThan(0);
  });
}

function outcome(run: () => unknown): boolean | string {
  try {
    return run() !== false;
  } catch (error) {
    return error instanceof CryptoError ? false : String(error);
  }
}

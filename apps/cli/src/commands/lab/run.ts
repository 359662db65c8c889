import { type Attacker, findAttacker, findRung, Lab, type Rung, runCell, ScenarioError } from '@cutaway/mitm-scenarios';
import { scenariosCatalogue } from '@cutaway/mitm-scenarios/explain';
import { toHex } from '@cutaway/primitives/bytes';
import { noble } from '@cutaway/primitives/noble';
import { nodeCrypto } from '@cutaway/primitives/node';
import { ExitCode } from '../../exit-code.js';
import { describeError } from '../../report.js';
import type { RunContext } from '../../run-context.js';
import { besidePage, deliverPage, wantsPage } from '../../views/html/write-page.js';
import type { LabOptions } from './command.js';
import { printMatrix } from './matrix.js';
import { SCHEMA_VERSION } from './schema.js';
import { printStory } from './story.js';
import { storyPage } from './story-page.js';

/** Runs the whole matrix, one design's row of it, or one cell. */
export async function runLab(
  rungId: string | undefined,
  attackerId: string | undefined,
  options: LabOptions,
  context: RunContext,
): Promise<ExitCode> {
  const lab = labFor(options);
  let rung: Rung | undefined;
  let attacker: Attacker | undefined;
  try {
    rung = rungId === undefined ? undefined : findRung(rungId);
    attacker = attackerId === undefined ? undefined : findAttacker(attackerId);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    describeError(error, context, scenariosCatalogue);
    return ExitCode.usage;
  }
  if (rung === undefined || attacker === undefined) return printMatrix(lab, rung, options, context);
  const cell = runCell(lab, rung, attacker);
  const beside = besidePage(options.html, context);
  if (options.json) beside.print(JSON.stringify({ schemaVersion: SCHEMA_VERSION, ...cell }));
  else printStory(lab, cell, beside);
  if (wantsPage(options)) deliverPage(await storyPage(cell, context), options, context);
  return cell.outcome === 'failed' ? ExitCode.bug : ExitCode.ok;
}

/** A lab with the seed asked for, or one that nobody has used before. */
export function labFor({ seed, crypto }: LabOptions): Lab {
  const provider = crypto === 'noble' ? noble : nodeCrypto;
  return new Lab(provider, seed ?? toHex(provider.random(6)));
}

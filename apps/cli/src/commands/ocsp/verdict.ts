import { mergeCatalogues, phrase, primitivesCatalogue } from '@cutaway/primitives/explain';
import { x509Catalogue } from '@cutaway/x509/explain';
import type { OCSPVerdict } from '@cutaway/x509/ocsp';
import { ExitCode } from '../../exit-code.js';
import type { RunContext } from '../../run-context.js';

export const catalogue = mergeCatalogues(primitivesCatalogue, x509Catalogue);

/** Says whether an answer is believed and what it is. */
export function tellVerdict(verdict: OCSPVerdict, { print, say, style, language }: RunContext): ExitCode {
  if (!verdict.ok) {
    const { code, context } = verdict.failure;
    print(`${style.bad('✗')} ${phrase(catalogue, `error.${code}`, language, context) ?? code}`);
    return exitCodeOf(verdict);
  }
  const { type } = verdict.response.certStatus;
  if (type === 'good') print(`${style.good('✓')} ${say('ocsp.good')}`);
  else print(`${style.bad('✗')} ${say('ocsp.notGood', { status: type })}`);
  return exitCodeOf(verdict);
}

/** A verdict as JSON has it. */
export function verdictJson(verdict: OCSPVerdict): object {
  const { ok, checks } = verdict;
  const told = ok
    ? { status: verdict.response.certStatus, responder: verdict.responder.authority }
    : { failure: verdict.failure };
  return { ok, ...told, checks };
}

/** Only a believed `good` is exit code 0. */
export function exitCodeOf(verdict: OCSPVerdict): ExitCode {
  return verdict.ok && verdict.response.certStatus.type === 'good' ? ExitCode.ok : ExitCode.refused;
}

import { mergeCatalogues, phrase, primitivesCatalogue } from '@cutaway/primitives/explain';
import { x509Catalogue } from '@cutaway/x509/explain';
import type { OCSPVerdict } from '@cutaway/x509/ocsp';
import { ExitCode } from '../../exit-code.js';
import type { RunContext } from '../../run-context.js';

export const catalogue = mergeCatalogues(primitivesCatalogue, x509Catalogue);

/** Says whether an answer is believed and what it is. Only a believed `good` is exit code 0. */
export function tellVerdict(verdict: OCSPVerdict, { print, say, style, language }: RunContext): ExitCode {
  if (!verdict.ok) {
    const { code, context } = verdict.failure;
    print(`${style.bad('✗')} ${phrase(catalogue, `error.${code}`, language, context) ?? code}`);
    return ExitCode.refused;
  }
  const { type } = verdict.response.certStatus;
  if (type === 'good') {
    print(`${style.good('✓')} ${say('ocsp.good')}`);
    return ExitCode.ok;
  }
  print(`${style.bad('✗')} ${say('ocsp.notGood', { status: type })}`);
  return ExitCode.refused;
}

import { CutawayError } from '@cutaway/primitives/errors';
import { type Language, mergeCatalogues, phrase, primitivesCatalogue } from '@cutaway/primitives/explain';
import { sshCatalogue } from '@cutaway/ssh-auth/explain';
import { tlsCatalogue } from '@cutaway/tls-handshake/explain';
import { x509Catalogue } from '@cutaway/x509/explain';
import { workbenchPhrases } from './phrases.js';

/** What ended a tool's run, worded for the reader. */
export interface ShownFailure {
  readonly sentence: string;
  /** Stable code of the error; none for what a tool itself does not know. */
  readonly code?: string;
  readonly rule?: string;
  /** Message and field. */
  readonly place?: string;
  /** First byte. */
  readonly offset?: number;
}

const catalogue = mergeCatalogues(primitivesCatalogue, x509Catalogue, tlsCatalogue, sshCatalogue, workbenchPhrases);

/** Words a typed error; anything else is a fault of the page, and said to be one. */
export function failureOf(error: unknown, language: Language): ShownFailure {
  if (!(error instanceof CutawayError)) {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { sentence: phrase(catalogue, 'workbench.bug', language, { reason }) ?? reason };
  }
  const { code, context, rule, place } = error;
  const where = [place.message, place.path].filter(Boolean).join('.');
  return {
    sentence: phrase(catalogue, `error.${code}`, language, context) ?? code,
    code,
    ...(rule === undefined ? {} : { rule }),
    ...(where === '' ? {} : { place: where }),
    ...(place.offset === undefined ? {} : { offset: place.offset }),
  };
}

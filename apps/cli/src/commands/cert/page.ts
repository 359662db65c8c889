import type { PlayerEvent } from '@cutaway/player';
import { toHex } from '@cutaway/primitives/bytes';
import { mergeCatalogues, primitivesCatalogue } from '@cutaway/primitives/explain';
import { Tracer } from '@cutaway/primitives/trace';
import type { Field } from '@cutaway/primitives/wire';
import { type Certificate, dissectCertificate } from '@cutaway/x509';
import { x509Catalogue } from '@cutaway/x509/explain';
import type { Verdict } from '@cutaway/x509/verify';
import { bothLanguages } from '../../catalogue/both-languages.js';
import { type CliPhraseKey, cliCatalogue } from '../../catalogue/index.js';
import type { RunContext } from '../../run-context.js';
import { tracePage } from '../../views/html/trace-page.js';
import { deliverPage, type PageOptions } from '../../views/html/write-page.js';

const catalogue = mergeCatalogues(primitivesCatalogue, x509Catalogue, cliCatalogue);

/** A structure with its fields. */
export interface Dissected {
  readonly name: string;
  readonly der: Uint8Array;
  readonly field: Field;
}

/** What is in files, each structure as a message that nobody sent. */
export function eventsOfItems(items: readonly Dissected[]): PlayerEvent[] {
  const events: PlayerEvent[] = [];
  const tracer = new Tracer((event) => events.push(event), 'verifier', 'x509');
  for (const item of items) message(tracer, item);
  return events;
}

/** The path that was validated, or that failed, and what was checked on it. */
export function eventsOfVerdict(verdict: Verdict, leaf: Certificate): PlayerEvent[] {
  const events: PlayerEvent[] = [];
  const tracer = new Tracer((event) => events.push(event), 'verifier', 'x509');
  const path = verdict.ok ? verdict.path : (verdict.failures[0].chain ?? [leaf]);
  const ids = path.map((link) =>
    // A trust anchor may be no more than a name and a key.
    'bytes' in link
      ? message(tracer, { name: 'Certificate', der: link.bytes, ...dissectCertificate(link.bytes) })
      : undefined,
  );
  for (const check of verdict.ok ? verdict.checks : verdict.failures) {
    const { name, outcome, rule, context, certificate, path: field, pos, size } = check;
    const id = ids[certificate];
    const subject = {
      ...(id === undefined ? {} : { message: id }),
      ...(field === undefined ? {} : { path: field }),
      ...(pos === undefined ? {} : { pos }),
      ...(size === undefined ? {} : { size }),
    };
    tracer.check({ name, outcome, rule, subject, ...(context === undefined ? {} : { context }) });
  }
  tracer.end({
    how: verdict.ok ? 'closed' : 'alert',
    by: 'local',
    ...(verdict.ok ? {} : { error: verdict.failures[0].code }),
  });
  return events;
}

function message(tracer: Tracer, { name, der, field }: Dissected): number {
  return tracer.message({ direction: 'received', layer: 'certificate', name, bytes: toHex(der), fields: field });
}

/** Writes the page of such events. */
export async function deliverCertificatePage(
  title: { readonly key: CliPhraseKey; readonly file: string },
  events: readonly PlayerEvent[],
  options: PageOptions,
  context: RunContext,
): Promise<void> {
  const { language } = context;
  const both = bothLanguages(title.key, { file: title.file });
  deliverPage(await tracePage({ title: both, language, catalogue, events }), options, context);
}

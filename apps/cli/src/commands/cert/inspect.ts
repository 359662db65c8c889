import { mergeCatalogues, phrase, primitivesCatalogue } from '@cutaway/primitives/explain';
import type { Field } from '@cutaway/primitives/wire';
import { dissectCertificate } from '@cutaway/x509';
import {
  certificateFacts,
  certificateListFacts,
  certificationRequestFacts,
  type Fact,
  factsToText,
  ocspResponseFacts,
  summarizeCertificate,
} from '@cutaway/x509/describe';
import { ExitCode } from '../../exit-code.js';
import type { RunContext } from '../../run-context.js';
import { wrap } from '../../terminal/wrap.js';
import { fieldRows } from '../../views/field-rows.js';
import { besidePage, type PageOptions, wantsPage } from '../../views/html/write-page.js';
import type { Dissected } from './page.js';
import { type Item, type PasswordSource, readItems } from './read-input.js';

/** How to show what is in a file. */
export interface InspectOptions extends PasswordSource, PageOptions {
  readonly short?: true;
  readonly fields?: true;
  readonly json?: true;
}

/** Programs look for labels: they are the same in any language. */
const LABELS_FOR_PROGRAMS = { language: 'en' } as const;

/** Shows certificates and what belongs to them. */
export async function inspect(
  files: readonly string[],
  options: InspectOptions,
  context: RunContext,
): Promise<ExitCode> {
  const { print, say, style } = besidePage(options.html, context);
  const dissected: Dissected[] = [];
  const found: unknown[] = [];
  let shown = 0;
  for (const file of files) {
    for (const item of await readItems(file, options, context)) {
      const tree = options.fields || wantsPage(options) ? await fieldsOf(item) : undefined;
      if (tree !== undefined && 'der' in item) dissected.push({ ...tree, der: item.der });
      if (options.json) {
        if (item.kind !== 'key') found.push({ kind: item.kind, file, facts: factsOf(item, LABELS_FOR_PROGRAMS) });
        continue;
      }
      if (shown++ > 0) print('');
      print(style.bold(say(`cert.kind.${item.kind}`)));
      if (options.fields) await showFields(tree, context);
      else print(textOf(item, options.short === true, context).trimEnd());
    }
  }
  if (options.json) print(JSON.stringify({ schemaVersion: 1, items: found }));
  if (wantsPage(options)) {
    const { deliverCertificatePage, eventsOfItems } = await import('./page.js');
    const title = { key: 'cert.inspect.page', file: files.join(', ') } as const;
    await deliverCertificatePage(title, eventsOfItems(dissected), options, context);
  }
  return ExitCode.ok;
}

function factsOf(item: Item, { language }: Pick<RunContext, 'language'>): readonly Fact[] {
  switch (item.kind) {
    case 'certificate':
      return certificateFacts(item.certificate, { language });
    case 'request':
      return certificationRequestFacts(item.request, { language });
    case 'list':
      return certificateListFacts(item.list, { language });
    case 'ocsp':
      return ocspResponseFacts(item.response, { language });
    case 'key':
      return [{ label: '', value: 'curve' in item.key ? `${item.key.type} ${item.key.curve}` : item.key.type }];
  }
}

/** Facts as text, long lines broken where the terminal ends. */
function textOf(item: Item, short: boolean, context: RunContext): string {
  const text =
    short && item.kind === 'certificate'
      ? summarizeCertificate(item.certificate, context)
      : factsToText(factsOf(item, context));
  return text
    .split('\n')
    .flatMap((line) => {
      const indent = /^ */.exec(line)?.[0] ?? '';
      const [first = '', ...rest] = wrap(line.slice(indent.length), context.style.width - indent.length - 2);
      return [indent + first, ...rest.map((more) => `${indent}  ${more}`)];
    })
    .join('\n');
}

async function fieldsOf(item: Item): Promise<{ readonly name: string; readonly field: Field } | undefined> {
  switch (item.kind) {
    case 'certificate':
      return { name: 'Certificate', ...dissectCertificate(item.der) };
    case 'request': {
      const { dissectCertificationRequest } = await import('@cutaway/x509/csr');
      return { name: 'CertificationRequest', ...dissectCertificationRequest(item.der) };
    }
    case 'list': {
      const { dissectCertificateList } = await import('@cutaway/x509/crl');
      return { name: 'CertificateList', ...dissectCertificateList(item.der) };
    }
    case 'ocsp': {
      const { dissectOCSPResponse } = await import('@cutaway/x509/ocsp');
      return { name: 'OCSPResponse', ...dissectOCSPResponse(item.der) };
    }
    default:
      return undefined;
  }
}

async function showFields(tree: Awaited<ReturnType<typeof fieldsOf>>, context: RunContext): Promise<void> {
  if (tree === undefined) return;
  const { print, say, style, language } = context;
  const { x509Catalogue } = await import('@cutaway/x509/explain');
  const catalogue = mergeCatalogues(primitivesCatalogue, x509Catalogue);
  const rows = fieldRows(
    { name: tree.name, fields: tree.field },
    {
      header: {
        offset: say('trace.column.offset'),
        size: say('trace.column.size'),
        field: say('trace.column.field'),
        value: say('trace.column.value'),
      },
      width: style.width,
      lookUp: (key) => phrase(catalogue, key, language),
    },
  );
  for (const { text, meaning } of rows) print(meaning ? style.dim(text) : text);
}

import { scenariosCatalogue } from '@cutaway/mitm-scenarios/explain';
import { allCases } from '@cutaway/mitm-scenarios/gauntlet';
import { CutawayError } from '@cutaway/primitives/errors';
import { type Catalogue, type Language, mergeCatalogues, primitivesCatalogue } from '@cutaway/primitives/explain';
import { sshCatalogue } from '@cutaway/ssh-auth/explain';
import { alertFor, tlsErrors } from '@cutaway/tls-handshake';
import { tlsCatalogue } from '@cutaway/tls-handshake/explain';
import { x509Catalogue } from '@cutaway/x509/explain';
import { lintRules } from '@cutaway/x509/lint';
import type { Entry, Source } from './entry.js';

/** The sentence of a key in the language of the run. */
export type Lookup = (key: string) => string | undefined;

/** Every sentence of the packages. */
export const everything: Catalogue = mergeCatalogues(
  primitivesCatalogue,
  x509Catalogue,
  tlsCatalogue,
  sshCatalogue,
  scenariosCatalogue,
);

export function lookupIn(language: Language): Lookup {
  return (key) => (Object.hasOwn(everything, key) ? everything[key]?.[language] : undefined);
}

const ERRORS: Readonly<Record<string, { readonly rule?: string }>> = tlsErrors;

/** Error codes, messages, fields, checks, secrets, lint rules, gauntlet cases, designs and attackers. */
export function sentenceSource(lookup: Lookup): Source {
  const byName = new Map<string, string[]>();
  for (const key of Object.keys(everything)) {
    for (const name of namesOf(key)) byName.set(name, [...(byName.get(name) ?? []), key]);
  }
  return (term) => (byName.get(term) ?? []).map((key) => entryOf(key, lookup));
}

/** What a key can be asked for by: all behind its kind, and for fields the last part of the path too. */
function namesOf(key: string): readonly string[] {
  const [kind = '', ...rest] = key.split('.');
  const name = rest.join('.').toLowerCase();
  switch (kind) {
    case 'error':
    case 'message':
    case 'check':
    case 'secret':
    case 'choice':
      return [name];
    case 'lint':
      return name.startsWith('severity') ? [] : [name];
    case 'field':
      return [name, name.split('.').at(-1) ?? name];
    case 'case':
    case 'rung':
    case 'attacker':
      return name.endsWith('.lesson') ? [name.slice(0, -'.lesson'.length)] : [];
    default:
      return [];
  }
}

function entryOf(key: string, lookup: Lookup): Entry {
  const [kind = '', ...rest] = key.split('.');
  const name = rest.join('.').replace(/\.lesson$/, '');
  const title = lookup(`${kind}.${name}.title`);
  const rules = rulesOf(kind, name);
  return {
    kind,
    name,
    sentences: [title === undefined ? [] : ended(title), lookup(key) ?? []].flat().map(withoutPlaceholders),
    ...(rules.length === 0 ? {} : { rules }),
  };
}

/** A title as a sentence. */
const ended = (title: string): string =>
  /[.。!！?？]$/.test(title) ? title : title + (/[\u4e00-\u9fff]/.test(title) ? '。' : '.');

/** What a sentence says of one case stands open where it is told of all. */
const withoutPlaceholders = (sentence: string): string => sentence.replace(/\{\w+\}/g, '…');

function rulesOf(kind: string, name: string): readonly string[] {
  if (kind === 'lint') return lintRules.filter(({ id }) => id === name).map(({ citation }) => citation);
  if (kind === 'case') return allCases.find(({ id }) => id === name)?.rules ?? [];
  if (kind !== 'error') return [];
  const rule = ERRORS[name]?.rule;
  const alert = /^(tls|x509|wire|crypto)\//.test(name) ? alertFor(new CutawayError(name as never, {})) : null;
  return [...(rule === undefined ? [] : [rule]), ...(alert === null ? [] : [`alert ${alert}`])];
}

/** What enforces a clause of an RFC: errors, lint rules and gauntlet cases that cite it. */
export function clauseSource(lookup: Lookup): Source {
  const cited = [
    ...Object.entries(ERRORS).map(([code, { rule }]) => ({
      key: `error.${code}`,
      rules: rule === undefined ? [] : [rule],
    })),
    ...lintRules.map(({ id, citation }) => ({ key: `lint.${id}`, rules: [citation] })),
    ...allCases.map(({ id, rules }) => ({ key: `case.${id}.lesson`, rules })),
  ];
  return (term) => {
    const wanted = clause(term);
    if (wanted === undefined) return [];
    return cited
      .filter(({ rules }) => rules.some((rule) => cites(rule, wanted)))
      .map(({ key }) => entryOf(key, lookup));
  };
}

/** `rfc 8446 4.2.8`, `RFC8446 §4.2.8`, `rfc5280`. */
function clause(term: string): { readonly rfc: string; readonly section: string } | undefined {
  const found = /^rfc\s*(\d+)(?:[\s,§#-]+(?:section\s*)?([a-z]?[\d.]+[a-z]?))?$/i.exec(term);
  return found === null ? undefined : { rfc: found[1] as string, section: (found[2] ?? '').replace(/\.$/, '') };
}

function cites(rule: string, { rfc, section }: { readonly rfc: string; readonly section: string }): boolean {
  const found = /RFC (\d+)(?: §([A-Za-z]?[\d.]+))?/.exec(rule);
  if (found === null || found[1] !== rfc) return false;
  return section === '' || found[2] === section || found[2]?.startsWith(`${section}.`) === true;
}

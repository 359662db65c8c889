import { type Language, phrase } from '@cutaway/primitives/explain';
import { fingerprint, shortTypeName } from '../keys/fingerprint.js';
import type { KnownHostsEntry } from '../known-hosts/line.js';
import type { HostKeyVerdict, UndecidedVerdict } from '../known-hosts/verdict.js';
import type { FirstUseQuestion } from '../known-hosts/verifier.js';
import { sshCatalogue } from './catalogue.js';
import { harmless, type Values } from './harmless.js';

/**
 * What a verdict means for the user, in lines with `\n` between: what was found, in which file and line, and what to
 * do about it. Names from files and servers are made harmless for terminals.
 */
export function explainVerdict(verdict: HostKeyVerdict, language: Language): string {
  return verdictLines(verdict)
    .map(([key, values]) => phrase(sshCatalogue, key, language, harmless(values)) ?? key)
    .join('\n');
}

/** The question about a host that is not known, with its fingerprint, as it is put to the user. */
export function firstUseQuestion({ verdict, again }: FirstUseQuestion, language: Language): string {
  if (again) return phrase(sshCatalogue, 'question.again', language) ?? '';
  return `${explainVerdict(verdict, language)}\n${phrase(sshCatalogue, 'question.first-use', language) ?? ''}`;
}

function verdictLines(verdict: HostKeyVerdict): [key: string, values: Values][] {
  const { name, key, fingerprint: shown } = verdict;
  const values = { name, type: shortTypeName(key.type), fingerprint: shown };
  switch (verdict.verdict) {
    case 'known':
      return [
        [verdict.withoutPort ? 'verdict.known.without-port' : 'verdict.known', { ...values, ...place(verdict.entry) }],
      ];
    case 'ca-known': {
      const { keyId, serial } = verdict.certificate;
      return [['verdict.ca-known', { ...values, ...place(verdict.entry), keyId, serial }]];
    }
    case 'unknown':
    case 'ca-unknown':
      return [[`verdict.${verdict.verdict}`, values], ...keyLines(verdict, values)];
    case 'ca-invalid':
      return [
        ['verdict.ca-invalid', { ...values, ...place(verdict.entry) }],
        ...verdict.problems.map((problem): [string, Values] => [`certificate.${problem}`, {}]),
        ['verdict.unknown', values],
        ...keyLines(verdict, values),
      ];
    case 'changed':
      return [
        [verdict.sameType ? 'verdict.changed' : 'verdict.changed.other-type', values],
        ['verdict.changed.meaning', {}],
        ['verdict.changed.fingerprint', values],
        ...verdict.entries.map((entry): [string, Values] => ['verdict.changed.recorded', recorded(entry)]),
        ['verdict.changed.advice', { name, file: verdict.entries[0].file }],
      ];
    case 'revoked':
      return [
        [verdict.authority ? 'verdict.revoked.authority' : 'verdict.revoked', { ...values, ...place(verdict.entry) }],
        ['verdict.revoked.meaning', {}],
      ];
  }
}

function keyLines({ elsewhere }: UndecidedVerdict, values: Values): [string, Values][] {
  const places = elsewhere.map(({ hosts, file, line }) => `${hosts} (${file}:${line})`);
  return [
    ['verdict.unknown.fingerprint', values],
    places.length === 0 ? ['verdict.unknown.nowhere', {}] : ['verdict.unknown.elsewhere', { places }],
  ];
}

const place = ({ file, line }: KnownHostsEntry): Values => ({ file, line });

const recorded = (entry: KnownHostsEntry): Values => ({
  ...place(entry),
  type: shortTypeName(entry.key.type),
  fingerprint: fingerprint(entry.key),
});

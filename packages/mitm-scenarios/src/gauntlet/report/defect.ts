import type { MessageEvent } from '@cutaway/primitives/trace';
import type { Field } from '@cutaway/primitives/wire';
import type { CaseResult } from '../result.js';
import { sentMessages } from './messages.js';

/** Fields that differ between two honest runs too, or because something inside of them does. */
const CHANGING: ReadonlySet<string> = new Set([
  ...['length', 'cert_data', 'extnValue', 'serialNumber', 'signatureValue', 'subjectKeyIdentifier', 'keyIdentifier'],
  ...['random', 'key_exchange', 'public', 'signature', 'verify_data', 'session_id', 'legacy_session_id_echo'],
]);

/**
 * The fields that are wrong in what a server sent under attack: those that its case names, and where it names none,
 * those in which the message differs from the honest twin's.
 */
export function defectiveFields({ where, attack, twin }: CaseResult): ReadonlySet<Field> {
  const name = where?.message ?? 'Certificate';
  const honest = sentMessages(twin).filter((message) => message.name === name);
  const found = new Set<Field>();
  for (const [index, { fields }] of sentMessages(attack)
    .filter((message) => message.name === name)
    .entries()) {
    const pair = honest[index] ?? honest.at(-1);
    const different = new Set<Field>();
    if (pair !== undefined) compare(fields, pair.fields, different);
    if (where?.field === undefined) {
      for (const field of different) if (!CHANGING.has(field.name)) found.add(field);
      continue;
    }
    const named = allNamed(fields, where.field);
    const changed = named.filter((field) => holdsOneOf(field, different));
    for (const field of changed.length > 0 ? changed : named) found.add(field);
  }
  return found;
}

/** Whether a message is the one in which a case has its defect. */
export function isDefective(
  { direction, name, fields }: MessageEvent,
  result: CaseResult,
  found: ReadonlySet<Field>,
): boolean {
  return direction === 'sent' && (result.where?.message === name || holdsOneOf(fields, found));
}

/** Collects what differs: leaves, and the places at which something is missing. */
function compare(field: Field, honest: Field, different: Set<Field>): void {
  const { children = [] } = field;
  const { children: honestChildren = [] } = honest;
  if (children.length === 0 && honestChildren.length === 0) {
    if ((field.label ?? String(field.value)) !== (honest.label ?? String(honest.value))) different.add(field);
    return;
  }
  const pairs = new Map(honestChildren.map((child) => [keyOf(child), child]));
  for (const child of children) {
    const pair = pairs.get(keyOf(child));
    if (pair === undefined) different.add(child);
    else compare(child, pair, different);
    pairs.delete(keyOf(child));
  }
  if (pairs.size > 0) different.add(field);
}

/** By what a child is found in the other message: extensions by what they are, not by where they stand. */
function keyOf({ name, children = [] }: Field): string {
  const kind = children.find((child) => child.name === 'extnID' || child.name === 'extension_type');
  return kind === undefined ? name : `extension ${kind.label ?? String(kind.value)}`;
}

/** Fields of a name, and extensions that are called so. */
function allNamed(field: Field, name: string): readonly Field[] {
  const below = (field.children ?? []).flatMap((child) => allNamed(child, name));
  return field.name === name || keyOf(field) === `extension ${name}` ? [field, ...below] : below;
}

function holdsOneOf(field: Field, fields: ReadonlySet<Field>): boolean {
  return fields.has(field) || (field.children ?? []).some((child) => holdsOneOf(child, fields));
}

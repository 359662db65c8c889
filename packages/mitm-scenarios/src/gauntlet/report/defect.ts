import { valueText } from '@cutaway/primitives/explain';
import type { MessageEvent } from '@cutaway/primitives/trace';
import type { Field } from '@cutaway/primitives/wire';
import type { CaseResult } from '../result.js';
import { sentMessages } from './messages.js';

/** Fields that differ between two honest runs too, or because something inside of them does. */
const CHANGING: ReadonlySet<string> = new Set([
  ...['length', 'cert_data', 'extnValue', 'serialNumber', 'signatureValue', 'subjectKeyIdentifier', 'keyIdentifier'],
  ...['random', 'key_exchange', 'public', 'signature', 'verify_data', 'session_id', 'legacy_session_id_echo'],
  ...['cookie', 'Q_S', 'f', 'signature_of_H'],
]);

/** SSH messages that say what the server answered and why it went, and not what it is. */
const CONSEQUENCES: ReadonlySet<string> = new Set(['SSH_MSG_CHANNEL_DATA', 'SSH_MSG_DISCONNECT']);

/** What is wrong in the reply of the key exchange, in groups of SSH cases, when nothing differs but what always does. */
const IN_REPLY: Readonly<Record<string, string>> = {
  'host-key': 'K_S',
  'host-certificate': 'K_S',
  'key-exchange': 'signature_of_H',
};

/** A place that is wrong in what a server sent under attack. */
export interface Defect {
  /** Id of the message event in the trace of the attack. */
  readonly message: number;
  /** The message's name: `Certificate`. */
  readonly name: string;
  /** The field, with the elements of vectors: `certificate_list[0].cert_data.tbsCertificate.serialNumber`. */
  readonly path?: string;
  /** Offset in the message of the first byte that the honest server sent otherwise. */
  readonly byte?: number;
  /** What stands there, as text. */
  readonly value?: string;
  /** What the honest server sent. */
  readonly honest?: string;
  /** Names of what the honest server sent in it, and this one did not. */
  readonly missing?: readonly string[];
}

/**
 * Where a server was wrong: the fields that the case names, and where it names none, those in which its messages differ
 * from the honest twin's; the message alone when no field of it says it. Empty without traces, and when the defect is
 * that something was not sent.
 */
export function defectsOf(result: Pick<CaseResult, 'protocol' | 'group' | 'where' | 'attack' | 'twin'>): Defect[] {
  const { protocol, group, where, attack, twin } = result;
  if (where !== undefined) {
    const found = defectsIn(where.message, where.field, attack, twin);
    const named = found.length > 0 ? found : wholeMessages(where.message, attack);
    if (named.length > 0 || protocol !== 'ssh') return named;
  }
  return protocol === 'ssh' ? defectsOfSsh(group, attack, twin) : defectsIn('Certificate', undefined, attack, twin);
}

function defectsIn(
  name: string,
  field: string | undefined,
  attack: CaseResult['attack'],
  twin: CaseResult['twin'],
): Defect[] {
  const honest = sentMessages(twin).filter((message) => message.name === name);
  const messages = sentMessages(attack).filter((message) => message.name === name);
  return messages.flatMap((message, index) => {
    const pair = honest[index] ?? honest.at(-1);
    const different: Differences = new Map();
    if (pair !== undefined) compare(message.fields, pair.fields, different);
    return defectiveFields(message.fields, field, different).map((wrong) =>
      defectAt(message, wrong, pair, different.get(wrong) ?? {}),
    );
  });
}

const wholeMessages = (wanted: string, attack: CaseResult['attack']): Defect[] =>
  sentMessages(attack).flatMap(({ id, name }) => (name === wanted ? [{ message: id, name }] : []));

/** The first message that the honest server sends otherwise or not at all. */
function defectsOfSsh(group: string, attack: CaseResult['attack'], twin: CaseResult['twin']): Defect[] {
  const names = new Set(sentMessages(attack).map(({ name }) => name));
  for (const name of names) {
    if (CONSEQUENCES.has(name)) continue;
    if (!sentMessages(twin).some((message) => message.name === name)) return wholeMessages(name, attack);
    const found = defectsIn(name, undefined, attack, twin);
    if (found.length > 0) return found;
  }
  const reply = [...names].find((name) => /^SSH_MSG_KEX.*_REPLY$/.test(name));
  const field = IN_REPLY[group];
  return reply === undefined || field === undefined ? [] : defectsIn(reply, field, attack, twin);
}

function defectiveFields(fields: Field, name: string | undefined, different: Differences): readonly Field[] {
  if (name === undefined) return [...different.keys()].filter((field) => !CHANGING.has(field.name));
  const named = allNamed(fields, name);
  const changed = named.filter((field) => holdsOneOf(field, different));
  return changed.length > 0 ? changed : named;
}

function defectAt(
  message: MessageEvent,
  field: Field,
  pair: MessageEvent | undefined,
  { honest, missing = [] }: Difference,
): Defect {
  const path = pathTo(field, message.fields, '');
  const value = textOf(field);
  const honestValue = honest && textOf(honest);
  return {
    message: message.id,
    name: message.name,
    ...(path === undefined ? {} : { path }),
    ...(field.size === 0 || field.children !== undefined
      ? {}
      : { byte: firstDifference(message, field, pair, honest) }),
    ...(value === '' ? {} : { value }),
    ...(honestValue === undefined || honestValue === '' || honestValue === value ? {} : { honest: honestValue }),
    ...(missing.length === 0 ? {} : { missing }),
  };
}

const textOf = (field: Field): string => valueText({ field, isValueList: false });

function firstDifference(
  { bytes }: MessageEvent,
  { pos, size }: Field,
  pair: MessageEvent | undefined,
  honest: Field | undefined,
): number {
  if (pair === undefined || honest === undefined) return pos;
  for (let at = 0; at < Math.min(size, honest.size); at++) {
    const own = bytes.slice((pos + at) * 2, (pos + at + 1) * 2);
    if (own !== pair.bytes.slice((honest.pos + at) * 2, (honest.pos + at + 1) * 2)) return pos + at;
  }
  return pos;
}

/** The names on the way to a field. */
function pathTo(wanted: Field, from: Field, path: string): string | undefined {
  if (from === wanted) return path === '' ? undefined : path;
  for (const child of from.children ?? []) {
    const own = child.name.startsWith('[') || path === '' ? path + child.name : `${path}.${child.name}`;
    const found = pathTo(wanted, child, own);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** How a field differs: its honest pair, and the names of what only that has in it. */
interface Difference {
  readonly honest?: Field;
  readonly missing?: readonly string[];
}
type Differences = Map<Field, Difference>;

/** Collects what differs: leaves, and the places at which something is missing or too much. */
function compare(field: Field, honest: Field, different: Differences): void {
  const { children = [] } = field;
  const { children: honestChildren = [] } = honest;
  if (children.length === 0 && honestChildren.length === 0) {
    if ((field.label ?? String(field.value)) !== (honest.label ?? String(honest.value)))
      different.set(field, { honest });
    return;
  }
  const pairs = new Map(honestChildren.map((child) => [keyOf(child), child]));
  for (const child of children) {
    const pair = pairs.get(keyOf(child));
    if (pair === undefined) different.set(child, {});
    else compare(child, pair, different);
    pairs.delete(keyOf(child));
  }
  if (pairs.size > 0) different.set(field, { missing: [...pairs.keys()] });
}

/** By what a child is found in the other message: extensions by what they are, not by where they stand. */
function keyOf({ name, children = [] }: Field): string {
  const kind = children.find((child) => child.name === 'extnID' || child.name === 'extension_type');
  return kind === undefined ? name : (kind.label ?? String(kind.value));
}

/** Fields of a name, and extensions that are called so. */
function allNamed(field: Field, name: string): readonly Field[] {
  const below = (field.children ?? []).flatMap((child) => allNamed(child, name));
  return field.name === name || keyOf(field) === name ? [field, ...below] : below;
}

function holdsOneOf(field: Field, fields: Differences): boolean {
  return fields.has(field) || (field.children ?? []).some((child) => holdsOneOf(child, fields));
}

import type { StepEvent } from '@cutaway/mitm-scenarios';
import { asciiText, fromHex } from '@cutaway/primitives/bytes';
import type { Field } from '@cutaway/primitives/wire';
import { nameToText, X509Error } from '@cutaway/x509';
import { type Certificate, parseCertificate } from '@cutaway/x509/certificate';
import type { RunContext } from '../../run-context.js';
import { padColumns, truncateColumns, wrap } from '../../terminal/wrap.js';
import type { StepMessage } from './steps.js';

/** Columns that the caller puts in front. */
const INDENT = 6;

/** A longer name stands on a line of its own, above its value. */
const LONGEST_NAME = 34;

/** Bytes of a value that are shown; enough to tell two keys apart. */
const SHOWN_BYTES = 12;

/** Messages in which another sender's value is another key, not the same thing encrypted again. */
const SHOWS_A_KEY: ReadonlySet<string> = new Set([
  'SymmetricKey',
  'RSAPublicKey',
  'UnsignedCertificate',
  'Certificate',
  'KeyShare',
]);

/**
 * The fields of a message, one a line; where the attacker changed one or sent another than the victim it plays, what
 * it stands in place of.
 *
 * @param replacement what the attacker passed on in the message's place.
 */
export function messageLines(
  message: StepMessage,
  replacement: StepMessage | undefined,
  trace: readonly StepEvent[],
  context: RunContext,
): string[] {
  const shown = rows(replacement ?? message, context);
  const original = replacement === undefined ? genuine(message, trace) : message;
  const before = original === undefined ? undefined : new Map(rows(original, context));
  const columns = Math.min(LONGEST_NAME, Math.max(0, ...shown.map(([name]) => name.length))) + 2;
  const victim = context.say(message.facing === 'client' ? 'trace.actor.server' : 'trace.actor.client');
  const hanging = (text: string, first: string): string[] =>
    wrap(text, context.style.width - columns - INDENT).map(
      (line, index) => (index === 0 ? padColumns(first, columns) : ' '.repeat(columns)) + line,
    );
  return shown.flatMap(([name, value]) => {
    const lines = name.length > columns - 2 ? [name, ...hanging(value, '')] : hanging(value, name);
    const other = before?.get(name);
    if (other === undefined || other === value) return lines;
    const note =
      replacement === undefined
        ? context.say('lab.field.genuine', { victim, value: other })
        : context.say('lab.field.was', { value: other });
    return [...lines, ...hanging(note, '').map((line) => context.style.bad(line))];
  });
}

/** The message of the same name from the victim that the attacker plays. */
function genuine(message: StepMessage, trace: readonly StepEvent[]): StepMessage | undefined {
  if (message.actor !== 'attacker' || !SHOWS_A_KEY.has(message.name)) return undefined;
  const played = message.facing === 'client' ? 'server' : 'client';
  return trace.find(
    (event): event is StepMessage =>
      event.kind === 'message' && event.direction === 'sent' && event.actor === played && event.name === message.name,
  );
}

type Row = [name: string, value: string];

/** Fields that say nothing to who reads the name of the message above them. */
const FRAMING: ReadonlySet<string> = new Set(['msg_type', 'message_number', 'length']);

function rows(message: StepMessage, context: RunContext, field: Field = message.fields, path = ''): Row[] {
  return (field.children ?? []).flatMap((child): Row[] => {
    if (child.type === 'MessageType' || FRAMING.has(child.name) || child.value === '') return [];
    if (child.type === 'Extension') return extensionRows(message, context, child);
    const name = path === '' ? child.name : child.name.startsWith('[') ? path + child.name : `${path}.${child.name}`;
    if (child.children?.[0]?.type === 'Certificate') {
      const [certificate] = child.children;
      const bytes = fromHex(message.bytes).subarray(certificate.pos, child.pos + child.size);
      return [[name, certificateText(bytes, context)]];
    }
    if (child.children === undefined) return [[name, valueText(child) || context.say('lab.field.empty')]];
    if (child.children.length > 0 && child.children.every((one) => one.name.startsWith('[') && !one.children)) {
      return [[name, listed(child.children.map(valueText).join(', '))]];
    }
    return rows(message, context, child, name);
  });
}

/** An extension by its own name; in front of its fields only where it has several. */
function extensionRows(message: StepMessage, context: RunContext, extension: Field): Row[] {
  const name = extension.label ?? extension.name;
  const fields = rows(message, context, { ...extension, children: extension.children?.slice(1) ?? [] }, name);
  const [only, ...others] = fields;
  if (only === undefined) return [[name, context.say('lab.field.empty')]];
  return others.length === 0
    ? [[name, only[1]]]
    : fields.map(([path, value]) => [path.replace('.extension_data', ''), value]);
}

function valueText({ type, label, value }: Field): string {
  if (type.startsWith('opaque') && label === undefined) return shortValue(String(value ?? ''));
  return listed(label ?? String(value ?? ''));
}

function certificateText(bytes: Uint8Array, { say }: RunContext): string {
  let certificate: Certificate;
  try {
    certificate = parseCertificate(bytes);
  } catch (error) {
    if (error instanceof X509Error) return say('lab.certificate.unreadable');
    throw error;
  }
  const day = (date: Date): string => date.toISOString().slice(0, 10);
  return say('lab.certificate.line', {
    subject: nameToText(certificate.subject),
    issuer: nameToText(certificate.issuer),
    from: day(certificate.validity.notBefore),
    to: day(certificate.validity.notAfter),
  });
}

/** Bytes as text where they are text; else the first of them in hexadecimal. */
export function shortValue(hex: string): string {
  const bytes = fromHex(hex);
  const text = asciiText(bytes);
  if (text !== undefined && text.length > 3) return text;
  if (bytes.length <= SHOWN_BYTES) return hex;
  return `${hex.slice(0, SHOWN_BYTES * 2)}… (${bytes.length})`;
}

/** So much of a list is shown. */
const LIST_COLUMNS = 100;

/** Names parted by commas, as SSH has them, so that lines can be broken between them. */
function listed(value: string): string {
  return truncateColumns(value.replace(/,(?=\S)/g, ', '), LIST_COLUMNS);
}

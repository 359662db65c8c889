import { asciiText, equal, toHex } from '@cutaway/primitives/bytes';
import type { VictimSecret } from '../lab/bank.js';
import type { Session, Utterance, VictimRecord } from '../network/network.js';
import type { Victim } from '../network/packet.js';
import type { Knowledge } from './knowledge.js';

/** What can happen to the victims. */
export type Violation = 'read' | 'altered' | 'impersonated' | 'replayed';

/** Proof of a violation: facts of the run, as plain JSON. Texts are ASCII, or hexadecimal when they are not. */
export type Evidence =
  | {
      readonly violation: 'read';
      /** Whose secret it was. */
      readonly victim: Victim;
      readonly session: number;
      /** What the attacker holds that contains the secret. */
      readonly text: string;
      /** Where it has it from. */
      readonly source: string;
      readonly step: number;
    }
  | {
      readonly violation: 'altered' | 'impersonated' | 'replayed';
      /** Who was deceived. */
      readonly victim: Victim;
      readonly session: number;
      /** What the victim took for the other side's. */
      readonly accepted: string;
      /** What the other side really sent, for `altered`. */
      readonly sent?: string;
      /** How often it was accepted so far, for `replayed`. */
      readonly times?: number;
      readonly step: number;
    };

/**
 * Compares what the attacker holds and what each victim accepted with what the other victim said.
 *
 * - `read`: the attacker holds a text with a victim's secret in it.
 * - `replayed`: a victim accepted what the other said, more often than it was said.
 * - `altered`: a victim accepted what the other never said, while the other was saying something else.
 * - `impersonated`: a victim accepted something although the other said nothing, or under a session key that the
 *   other does not have: whoever has it is not the other.
 */
export function judge(
  sessions: readonly Session[],
  secrets: readonly VictimSecret[],
  knowledge: Knowledge,
): Evidence[] {
  return [...stolen(secrets, knowledge), ...deceived('server', sessions), ...deceived('client', sessions)];
}

function* stolen(secrets: readonly VictimSecret[], knowledge: Knowledge): Generator<Evidence> {
  for (const { whose, session, text } of secrets) {
    const known = knowledge.containing(text);
    if (known === undefined) continue;
    yield {
      violation: 'read',
      victim: whose,
      session,
      text: readable(known.bytes),
      source: known.name,
      step: known.step,
    };
  }
}

function* deceived(victim: Victim, sessions: readonly Session[]): Generator<Evidence> {
  const other: Victim = victim === 'client' ? 'server' : 'client';
  const everSaid = sessions.flatMap((session) => session[other]?.sent ?? []);
  const accepted: Utterance[] = [];
  for (const session of sessions) {
    for (const utterance of session[victim]?.accepted ?? []) {
      accepted.push(utterance);
      const { text, step } = utterance;
      const facts = { victim, session: session.number, accepted: readable(text), step };
      const times = count(accepted, text);
      if (times > count(everSaid, text)) {
        const [said] = session[other]?.sent ?? [];
        if (times > 1) yield { violation: 'replayed', ...facts, times };
        else if (said !== undefined) yield { violation: 'altered', ...facts, sent: readable(said.text) };
        else yield { violation: 'impersonated', ...facts };
      }
      if (alone(session[victim], sessions, other)) yield { violation: 'impersonated', ...facts };
    }
  }
}

const count = (utterances: readonly Utterance[], text: Uint8Array): number =>
  utterances.filter((utterance) => equal(utterance.text, text)).length;

/** Whether a victim protects its session with keys that the other victim has in no session at all. */
function alone(record: VictimRecord | undefined, sessions: readonly Session[], other: Victim): boolean {
  const keys = record?.party.sessionKeys ?? [];
  const others = sessions.flatMap((session) => session[other]?.party.sessionKeys ?? []);
  return keys.length > 0 && !keys.some(({ key }) => others.some((candidate) => equal(key, candidate.key)));
}

/** Shorter runs of printable characters in a binary message are chance. */
const SHORTEST_TEXT = 8;

/** A message as text; of a binary one its texts, with … for what lies between; hexadecimal when it has none. */
function readable(bytes: Uint8Array): string {
  const text = asciiText(bytes);
  if (text !== undefined) return text;
  const characters = Array.from(bytes, (byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '\0'));
  const texts = characters
    .join('')
    .split('\0')
    .filter((run) => run.length >= SHORTEST_TEXT);
  return texts.length === 0 ? toHex(bytes) : texts.join(' … ');
}

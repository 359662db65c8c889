import { type Language, phrase } from '@cutaway/primitives/explain';
import { gauntletPhrases } from '../../explain/gauntlet/index.js';
import type { CaseResult } from '../result.js';

/** A sentence of the gauntlet; the key itself when there is none. */
export function say(key: string, language: Language, context?: Readonly<Record<string, unknown>>): string {
  return phrase(gauntletPhrases, key, language, context) ?? key;
}

/** A case in words: what is wrong with the server. */
export const titleOf = ({ id }: Pick<CaseResult, 'id'>, language: Language): string =>
  say(`case.${id}.title`, language);

/** What a case teaches. */
export const lessonOf = ({ id }: Pick<CaseResult, 'id'>, language: Language): string =>
  say(`case.${id}.lesson`, language);

/** A result in one sentence: why the verdict is what it is, and how far the client went. */
export function explanationOf(result: CaseResult, language: Language): string {
  const { protocol, reason, twin, attack } = result;
  const stage = (attack ?? twin)?.stage;
  const went = stage === undefined ? '' : say(`stage.${protocol}.${stage}`, language);
  const sentence = say(`verdict-reason.${reason}`, language);
  if (went === '') return sentence;
  return language === 'zh' ? `${sentence}（${went}）` : `${sentence} (${went})`;
}

/** How the client ended, where that says why nothing could be told; `undefined` otherwise. */
export function endingOf({ verdict, attack, twin }: CaseResult, language: Language): string | undefined {
  const exit = (attack ?? twin)?.exit;
  if (exit === undefined || (verdict !== 'INCONCLUSIVE' && verdict !== 'REFUSED')) return undefined;
  const { missing, signal, status, timedOut, written, left } = exit;
  const sentences: string[] = [];
  if (missing !== undefined) sentences.push(say('ending.missing', language, { code: missing }));
  else if (signal !== undefined && !timedOut) sentences.push(say('ending.signal', language, { signal }));
  else if (status !== undefined) sentences.push(say('ending.status', language, { status }));
  if (written > MUCH) sentences.push(say('ending.written', language, { count: (written / 1e6).toFixed(1) }));
  if (left !== undefined) sentences.push(say('ending.left', language, { count: left }));
  return sentences.length === 0 ? undefined : sentences.join(language === 'zh' ? '' : ' ');
}

/** Bytes of output that are worth a word. */
const MUCH = 1e6;

/** Whether a result is what it should be. */
export function isAsExpected({ control, verdict }: Pick<CaseResult, 'control' | 'verdict'>): boolean {
  return control ? verdict === 'ACCEPTED' : verdict === 'REFUSED' || verdict === 'NOT_OFFERED';
}

import type { Catalogue } from '@cutaway/primitives/explain';
import type { ScenarioErrorCode } from '../errors.js';

export const errorPhrases: Catalogue<`error.${ScenarioErrorCode}`> = {
  'error.mitm/refused': {
    en: 'A party refused to go on: {check} failed.',
    zh: '有一方拒绝继续：检查项 {check} 未通过。',
  },
  'error.mitm/unknown-rung': {
    en: 'There is no rung "{name}". The nearest is "{suggestion}". All: {known}.',
    zh: '没有名为“{name}”的设计，最接近的是“{suggestion}”。全部：{known}。',
  },
  'error.mitm/unknown-attacker': {
    en: 'There is no attacker "{name}". The nearest is "{suggestion}". All: {known}.',
    zh: '没有名为“{name}”的攻击者，最接近的是“{suggestion}”。全部：{known}。',
  },
  'error.mitm/endless': {
    en: 'The scenario {rung} did not come to rest after {moves} moves.',
    zh: '场景 {rung} 在 {moves} 步之后仍未结束。',
  },
};

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
  'error.mitm/unknown-case': {
    en: 'There is no case "{name}". The nearest is "{suggestion}".',
    zh: '没有名为“{name}”的用例，最接近的是“{suggestion}”。',
  },
  'error.mitm/unknown-client': {
    en: 'There is no prepared client "{name}". The nearest is "{suggestion}". All: {known}.',
    zh: '没有名为“{name}”的预置客户端，最接近的是“{suggestion}”。全部：{known}。',
  },
  'error.mitm/unknown-placeholder': {
    en: 'The placeholder {{name}} stands for nothing here. Known: {known}.',
    zh: '占位符 {{name}} 在这里没有含义。可用的有：{known}。',
  },
  'error.mitm/unreadable-report': {
    en: 'The file {file} is no report of the gauntlet: {reason}.',
    zh: '文件 {file} 不是 gauntlet 的报告：{reason}。',
  },
  'error.mitm/endless': {
    en: 'The scenario {rung} did not come to rest after {moves} moves.',
    zh: '场景 {rung} 在 {moves} 步之后仍未结束。',
  },
};

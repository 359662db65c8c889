import type { Catalogue } from '@cutaway/primitives/explain';
import type { AgentRefusal } from '../agent/agent.js';

/** Why an agent refused a request. */
export const agentPhrases: Catalogue<`agent.${AgentRefusal}`> = {
  'agent.malformed': {
    en: 'The agent refused: the message, or the key in it, cannot be read.',
    zh: '密钥代理拒绝了请求：消息或其中的密钥无法解析。',
  },
  'agent.unsupported': {
    en: 'The agent refused: it does not know this kind of request or constraint.',
    zh: '密钥代理拒绝了请求：不认识这种请求或约束。',
  },
  'agent.locked': { en: 'The agent refused: it is locked.', zh: '密钥代理拒绝了请求：它处于锁定状态。' },
  'agent.not-locked': { en: 'The agent refused: it is not locked.', zh: '密钥代理拒绝了请求：它没有锁定。' },
  'agent.wrong-passphrase': {
    en: 'The agent refused to unlock: the passphrase is wrong.',
    zh: '密钥代理拒绝解锁：口令不对。',
  },
  'agent.unknown-key': {
    en: 'The agent refused: it does not hold the key.',
    zh: '密钥代理拒绝了请求：它没有这把密钥。',
  },
  'agent.algorithm': {
    en: 'The agent refused to sign: the key cannot sign so, or SHA-1 was asked for.',
    zh: '密钥代理拒绝签名：这把密钥不支持该算法，或者请求使用 SHA-1。',
  },
  'agent.unconfirmed': {
    en: 'The agent refused to sign: the user did not agree.',
    zh: '密钥代理拒绝签名：用户没有确认。',
  },
  'agent.destination': {
    en: 'The agent refused to sign: the key may not be used for this user at this host.',
    zh: '密钥代理拒绝签名：这把密钥不允许在该主机上用于该用户。',
  },
  'agent.session': {
    en: 'The agent refused: the request is no login of the session that the connection serves.',
    zh: '密钥代理拒绝了请求：它不是该连接所服务的会话的登录请求。',
  },
};

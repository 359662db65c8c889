import type { Catalogue } from '@cutaway/primitives/explain';
import type { ChoiceName, ChoiceReason } from '../trace-names.js';

/** What is chosen, and why it was. */
export const choicePhrases: Catalogue<`choice.${ChoiceName}` | `reason.${ChoiceReason}`> = {
  'choice.version': { en: 'Which version of TLS is spoken.', zh: '使用哪个 TLS 版本。' },
  'choice.cipher_suite': {
    en: 'Which algorithms are used together.',
    zh: '使用哪一套算法组合。',
  },
  'choice.certificate_compression': {
    en: 'How the certificates are compressed.',
    zh: '用什么算法压缩证书。',
  },
  'choice.group': { en: 'In which group keys are exchanged.', zh: '在哪个群里做密钥交换。' },
  'choice.signature_scheme': { en: 'How the handshake is signed.', zh: '用什么方式对握手签名。' },
  'choice.early_data': { en: 'Whether 0-RTT data is taken.', zh: '是否接受 0-RTT 数据。' },
  'choice.application_protocol': { en: 'Which protocol is spoken inside.', zh: 'TLS 里面跑哪种应用层协议。' },
  'reason.peer_choice': {
    en: 'The peer chose it from what we offered.',
    zh: '由对方从我们提供的选项中选出。',
  },
  'reason.first_that_fits_key': {
    en: "The first of the peer's that our key can make and our policy allows.",
    zh: '对方列表中第一个我们的密钥能用、策略也允许的。',
  },
  'reason.best_common': { en: 'The newest that both sides speak.', zh: '双方都支持的最新版本。' },
  'reason.first_time': {
    en: 'The ticket is fresh, and this ClientHello was not seen before.',
    zh: '票据足够新，并且此前没有见过这条 ClientHello。',
  },
  'reason.not_admitted': {
    en: 'It is not wanted here, does not fit the session, or could be a replay.',
    zh: '这里不接受、与会话不符，或者有可能是重放。',
  },
  'reason.own_preference': {
    en: 'The first of ours that the client offers.',
    zh: '我们的列表中第一个客户端也提供的。',
  },
  'reason.share_at_hand': {
    en: 'Our first one that the client already sent a key share for, which saves a round trip.',
    zh: '客户端已为它发来密钥份额的选项中我们最优先的，可以省一次往返。',
  },
  'reason.nothing_common': { en: 'There is nothing that both sides accept.', zh: '没有双方都接受的选项。' },
};

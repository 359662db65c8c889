import type { Phrase } from '@cutaway/primitives/explain';

/** What the player says around the protocols' own sentences. */
export const playerPhrases = {
  'player.title': { en: 'Trace', zh: '轨迹' },
  'player.empty': { en: 'The trace has no messages.', zh: '这段轨迹里没有消息。' },
  'player.actor.client': { en: 'client', zh: '客户端' },
  'player.actor.server': { en: 'server', zh: '服务器' },
  'player.actor.attacker': { en: 'attacker', zh: '攻击者' },

  'player.actor.verifier': { en: 'verifier', zh: '验证方' },

  'player.controls': { en: 'Steps', zh: '步骤' },
  'player.first': { en: 'First message', zh: '第一条消息' },
  'player.previous': { en: 'Previous message', zh: '上一条消息' },
  'player.play': { en: 'Play', zh: '播放' },
  'player.pause': { en: 'Pause', zh: '暂停' },
  'player.next': { en: 'Next message', zh: '下一条消息' },
  'player.last': { en: 'Last message', zh: '最后一条消息' },
  'player.jump': { en: 'Go to message', zh: '跳到某条消息' },
  'player.step': { en: '{number} of {count}', zh: '第 {number} 条，共 {count} 条' },
  'player.stepNamed': {
    en: 'Message {number} of {count}: {name}, from {from} to {to}',
    zh: '第 {number} 条消息，共 {count} 条：{name}，从{from}到{to}',
  },

  'player.stepAlone': { en: 'Message {number} of {count}: {name}', zh: '第 {number} 条消息，共 {count} 条：{name}' },

  'player.sequence': { en: 'Messages', zh: '消息' },
  'player.session': { en: 'Session {number}', zh: '第 {number} 次会话' },
  'player.size': { en: '{count} bytes', zh: '{count} 字节' },
  'player.route': { en: '{from} → {to}', zh: '{from} → {to}' },
  'player.routePast': { en: '{from} → {to}, past the {past}', zh: '{from} → {to}，经过{past}' },
  'player.routeAlone': { en: 'at the {actor}, not sent', zh: '{actor}本地，不发送' },
  'player.wireStep': { en: 'step {step} of the run', zh: '全程第 {step} 步' },
  'player.encrypted': { en: 'encrypted', zh: '已加密' },
  'player.failedChecks': { en: 'failed checks: {count}', zh: '失败的检查：{count} 项' },
  'player.ends': { en: 'ends here', zh: '在此结束' },

  'player.form': { en: 'Which bytes', zh: '查看哪一层的字节' },
  'player.form.message': { en: 'Message', zh: '消息' },
  'player.form.record': { en: 'Record', zh: '记录' },
  'player.form.recordEncrypted': { en: 'Encrypted record', zh: '加密的记录' },
  'player.form.packet': { en: 'Packet', zh: '数据包' },
  'player.form.packetEncrypted': { en: 'Encrypted packet', zh: '加密的数据包' },
  'player.protection': {
    en: 'Encrypted with {algorithm}, key {key}, sequence number {sequence}.',
    zh: '用 {algorithm} 加密，密钥 {key}，序号 {sequence}。',
  },
  'player.plaintext': { en: 'What it holds, decrypted ({count} bytes)', zh: '解密后的内容（{count} 字节）' },

  'player.fields': { en: 'Fields', zh: '字段' },
  'player.field': { en: 'Field', zh: '字段' },
  'player.value': { en: 'Value', zh: '值' },
  'player.noFields': { en: 'No fields are known in these bytes.', zh: '这些字节没有可以细分的字段。' },
  'player.bytes': { en: 'Bytes', zh: '字节' },
  'player.moreBytes': { en: 'Show {count} more bytes', zh: '再显示 {count} 字节' },
  'player.byte': { en: 'byte {offset}', zh: '第 {offset} 字节' },
  'player.range': { en: 'bytes {from} to {to}', zh: '第 {from} 到 {to} 字节' },
  'player.nothing': { en: 'no bytes', zh: '不占字节' },
  'player.copyMessage': { en: 'Copy all as hex', zh: '复制全部（十六进制）' },
  'player.copyField': { en: 'Copy the field as hex', zh: '复制该字段（十六进制）' },
  'player.copied': { en: 'Copied.', zh: '已复制。' },
  'player.notCopied': { en: 'The browser does not allow copying here.', zh: '浏览器不允许在此复制。' },
  'player.choose': {
    en: 'Choose a field or a byte to see what it means.',
    zh: '选择一个字段或字节，查看它的含义。',
  },

  'player.checks': { en: 'Checks', zh: '检查' },
  'player.checksCount': {
    en: '{passed} passed, {failed} failed, {skipped} skipped',
    zh: '通过 {passed} 项，失败 {failed} 项，跳过 {skipped} 项',
  },
  'player.check.passed': { en: 'passed', zh: '通过' },
  'player.check.failed': { en: 'FAILED', zh: '失败' },
  'player.check.skipped': { en: 'skipped', zh: '跳过' },
  'player.required': { en: 'What is required: {sentence}', zh: '要求：{sentence}' },
  'player.lookedAt': { en: 'Looked at {path}', zh: '检查对象：{path}' },
  'player.choices': { en: 'Choices', zh: '选择' },
  'player.offered': { en: 'offered', zh: '可选' },
  'player.accepted': { en: 'accepted', zh: '可接受' },
  'player.chosen': { en: 'chosen', zh: '选中' },
  'player.nothingChosen': { en: 'nothing', zh: '无' },
  'player.secrets': { en: 'Secrets', zh: '密钥与秘密值' },
  'player.derivation': { en: 'How all {count} secrets are derived', zh: '全部 {count} 个秘密值的推导关系' },
  'player.inputs': { en: 'Made from', zh: '由以下输入得到' },
  'player.output': { en: 'Result', zh: '结果' },
  'player.feeds': { en: 'Goes into', zh: '用于' },
  'player.from': { en: 'where it comes from', zh: '来源' },
  'player.end.path.closed': { en: 'The certification path is valid.', zh: '证书路径有效。' },
  'player.end.path.refused': { en: 'The certification path is refused.', zh: '证书路径未通过验证。' },
  'player.end.closed.local': { en: 'The {actor} closed in an orderly way.', zh: '{actor}正常关闭了连接。' },
  'player.end.closed.peer': {
    en: "The {actor}'s peer closed in an orderly way.",
    zh: '{actor}的对端正常关闭了连接。',
  },
  'player.end.alert.local': {
    en: 'The {actor} ended it with the alert {name}.',
    zh: '{actor}发出告警 {name} 后终止。',
  },
  'player.end.alert.peer': {
    en: "The {actor}'s peer ended it with the alert {name}.",
    zh: '{actor}的对端发来告警 {name} 后终止。',
  },
  'player.end.disconnect.local': { en: 'The {actor} disconnected: {name}.', zh: '{actor}断开了连接：{name}。' },
  'player.end.disconnect.peer': {
    en: "The {actor}'s peer disconnected: {name}.",
    zh: '{actor}的对端断开了连接：{name}。',
  },
  'player.end.truncated.local': { en: 'The {actor} cut the connection off.', zh: '{actor}中断了连接。' },
  'player.end.truncated.peer': {
    en: "The {actor}'s peer cut the connection off without a farewell.",
    zh: '{actor}的对端没有告别就切断了连接。',
  },
} as const satisfies Record<string, Phrase>;

/** A key of {@link playerPhrases}. */
export type PlayerPhraseKey = keyof typeof playerPhrases;

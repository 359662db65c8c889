import type { Catalogue } from '@cutaway/primitives/explain';

/** What the controls around live runs say. */
export const pagePhrases = {
  run: { en: 'Run', zh: '运行' },
  again: { en: 'Run again with new keys', zh: '换一批密钥再来一次' },
  running: { en: 'Running…', zh: '运行中…' },
  settings: { en: 'Settings', zh: '设置' },
  kind: { en: 'What runs', zh: '运行什么' },
  tls: { en: 'TLS client and server', zh: 'TLS 客户端与服务器' },
  ssh: { en: 'SSH login', zh: 'SSH 登录' },
  path: { en: 'Validation of a certificate', zh: '证书验证' },
  reproduce: { en: 'Reproduce this:', zh: '重现：' },
  copy: { en: 'Copy', zh: '复制' },
  copied: { en: 'Copied', zh: '已复制' },
  took: { en: '{ms} ms in this page, cryptography included', zh: '在本页用时 {ms} 毫秒，含全部密码运算' },
  failed: { en: 'It could not be run: {reason}', zh: '无法运行：{reason}' },
  attack: { en: 'An attack', zh: '攻击' },
  none: { en: 'none', zh: '无' },
  faults: { en: 'What goes wrong', zh: '出错之处' },
  remove: { en: 'Take back', zh: '撤销' },
  flipped: { en: 'Byte {byte} of {message} is {value}. Make it', zh: '{message} 的第 {byte} 字节是 {value}，改成' },
  sender: { en: 'The {side} sends it so', zh: '{side}就这样发出' },
  wire: { en: 'Somebody changes it on the way', zh: '路上有人改动' },
  choose: { en: 'Choose a byte above to change it.', zh: '先在上面选一个字节。' },
  message: { en: 'The {side}’s {message}', zh: '{side}发出的 {message}' },
  drop: { en: 'is not sent', zh: '不发出' },
  repeat: { en: 'is sent twice', zh: '发两遍' },
  delay: { en: 'comes after the next', zh: '晚一条发出' },
  client: { en: 'client', zh: '客户端' },
  server: { en: 'server', zh: '服务器' },
  requires: { en: 'The {actor} requires:', zh: '{actor}要求：' },
  show: { en: 'Show where', zh: '看看在哪里' },
  ok: { en: 'Completed', zh: '完成' },
  refused: { en: 'Refused', zh: '被拒绝' },
  stalled: { en: 'Stalled', zh: '停滞' },
} as const satisfies Catalogue;

export type PagePhraseKey = keyof typeof pagePhrases;

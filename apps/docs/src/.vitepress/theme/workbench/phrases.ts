import { type Language, type Phrase, phrase } from '@cutaway/primitives/explain';

/** What the workbench says of its own; what is found is worded by the packages. */
export const workbenchPhrases = {
  'error.workbench/nothing-given': { en: 'Paste something first, or choose a file.', zh: '请先粘贴内容或选择文件。' },
  'error.workbench/not-bytes': {
    en: 'This is neither PEM, nor hexadecimal, nor base64.',
    zh: '内容既不是 PEM，也不是十六进制或 base64。',
  },
  'error.workbench/too-long': {
    en: 'It has {actual} bytes; the page shows at most {maximum}. Use the command below.',
    zh: '共 {actual} 字节，本页最多显示 {maximum} 字节。请改用下面的命令。',
  },
  'error.workbench/nothing-found': {
    en: 'There is nothing in it that this tool reads.',
    zh: '其中没有此工具能读取的内容。',
  },
  'workbench.bug': {
    en: 'The page made a mistake. Please report it: {reason}',
    zh: '页面出错了，请报告此问题：{reason}',
  },
  'workbench.local': {
    en: 'It stays in this page: nothing is uploaded.',
    zh: '内容只留在本页，不会上传。',
  },
  'workbench.running': { en: 'Working', zh: '处理中' },
  'workbench.reproduce': { en: 'Reproduce this', zh: '用命令重现' },
  'workbench.file': { en: 'Choose a file, or drop one on the text', zh: '选择文件，或把文件拖到文本框上' },
  'workbench.place': { en: 'Place', zh: '位置' },
  'workbench.offset': { en: 'byte {offset}', zh: '第 {offset} 字节' },
  'workbench.rule': { en: 'Rule', zh: '依据' },
  'workbench.code': { en: 'Code', zh: '错误码' },
  'certificates.input': { en: 'Certificate, as PEM, hexadecimal or base64', zh: '证书：PEM、十六进制或 base64' },
  'certificates.run': { en: 'Look into it', zh: '查看' },
  'certificates.example': { en: 'Make an example', zh: '生成一个例子' },
  'certificates.kind.Certificate': { en: 'Certificate', zh: '证书' },
  'certificates.kind.CertificationRequest': { en: 'Certification request', zh: '证书请求' },
  'certificates.kind.CertificateList': { en: 'Certificate revocation list', zh: '证书吊销列表' },
  'certificates.kind.OCSPResponse': { en: 'OCSP response', zh: 'OCSP 响应' },
  'certificates.findings': { en: 'What the linter says', zh: '检查结果' },
  'certificates.clean': { en: 'No rule is broken.', zh: '没有违反任何规则。' },
  'certificates.says': { en: 'What it says', zh: '内容' },
  'certificates.bytes': { en: 'Field by field', zh: '逐字段' },
  'suites.input': { en: 'Cipher suite: name, OpenSSL’s name or number', zh: '密码套件：名称、OpenSSL 名称或编号' },
  'suites.unknown': { en: 'No cipher suite is registered as “{term}”.', zh: '没有名为“{term}”的密码套件。' },
} as const satisfies Record<string, Phrase>;

export type WorkbenchPhraseKey = keyof typeof workbenchPhrases;

/** The workbench's sentences in one language. */
export function sayIn(language: Language): (key: WorkbenchPhraseKey, context?: Record<string, unknown>) => string {
  return (key, context) => phrase(workbenchPhrases, key, language, context) ?? key;
}

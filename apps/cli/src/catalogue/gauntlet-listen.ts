import type { Phrase } from '@cutaway/primitives/explain';

/** What `cutaway gauntlet tls --listen` says, in the terminal and on its page. */
export const gauntletListenPhrases = {
  'gauntlet.option.listen': {
    en: 'for apps and phones: a page with every case, step by step; 127.0.0.1 unless given',
    zh: '用于 App 和手机：在网页上逐步测试每个用例；默认 127.0.0.1',
  },
  'gauntlet.option.host': {
    en: 'with --listen: the name by which the client reaches this machine',
    zh: '配合 --listen：客户端访问本机所用的主机名',
  },
  'gauntlet.listen.open': {
    en: 'Open {url} on the device that the client runs on.',
    zh: '请在客户端所在的设备上打开 {url} 。',
  },
  'gauntlet.listen.reachable': {
    en: 'Everybody who can reach {address} reaches these hostile servers too. They have keys of this run alone, and end with it.',
    zh: '凡能访问 {address} 的人也能访问这些恶意服务器。它们只用本次运行的密钥，运行结束即关闭。',
  },
  'gauntlet.listen.noAddress': {
    en: 'Which address will the client use? Give one of this machine’s own: --listen {example}',
    zh: '客户端将使用哪个地址？请给出本机的某个地址：--listen {example}',
  },
  'gauntlet.listen.page.title': { en: 'Can this client be fooled?', zh: '这个客户端会上当吗？' },
  'gauntlet.listen.page.prepare': { en: 'First: the authority', zh: '第一步：安装 CA' },
  'gauntlet.listen.page.install': {
    en: 'Install this certificate authority as trusted, on the device or in the app. Its key exists in this run alone; remove it afterwards all the same.',
    zh: '请在设备或 App 中把这个 CA 安装为受信任。它的密钥只存在于本次运行中；测试后仍请将其删除。',
  },
  'gauntlet.listen.page.android': {
    en: 'Android: Settings, Security, Install a certificate, CA certificate. Apps trust it only if their network security configuration allows user certificates.',
    zh: 'Android：设置 → 安全 → 安装证书 → CA 证书。App 的网络安全配置允许用户证书时才会信任它。',
  },
  'gauntlet.listen.page.ios': {
    en: 'iOS: open the file in Safari, install the profile in Settings, then switch it on under General, About, Certificate Trust Settings.',
    zh: 'iOS：用 Safari 打开该文件，在“设置”中安装描述文件，再到“通用 → 关于本机 → 证书信任设置”里启用。',
  },
  'gauntlet.listen.page.step': { en: 'Case {number} of {total}', zh: '用例 {number}/{total}' },
  'gauntlet.listen.page.twin': {
    en: 'Now the honest server. Let the client open:',
    zh: '现在是正常服务器。请让客户端打开：',
  },
  'gauntlet.listen.page.attack': {
    en: 'Now the hostile server, at the same address. Let the client open it once more, and pass over no warning:',
    zh: '现在是恶意服务器，地址不变。请让客户端再打开一次，不要忽略任何警告：',
  },
  'gauntlet.listen.page.connections': { en: 'Connections so far: {count}', zh: '目前的连接数：{count}' },
  'gauntlet.listen.page.ended': { en: 'The client gave up', zh: '客户端已放弃' },
  'gauntlet.listen.page.again': { en: 'This case again', zh: '重做此用例' },
  'gauntlet.listen.page.skip': { en: 'Skip this case', zh: '跳过此用例' },
  'gauntlet.listen.page.automatic': {
    en: 'Let this browser go through all cases by itself',
    zh: '让这个浏览器自动走完全部用例',
  },
  'gauntlet.listen.page.done': {
    en: 'All cases are done. The full report is in the terminal. Remove the authority from the device now.',
    zh: '全部用例已完成，完整报告见终端。现在请从设备上删除该 CA。',
  },
  'gauntlet.listen.page.results': { en: 'Results', zh: '结果' },
  'gauntlet.listen.page.scan': { en: 'This page on a phone', zh: '用手机打开本页' },
} as const satisfies Record<string, Phrase>;

import type { Catalogue } from '@cutaway/primitives/explain';

/** `ending.<kind>`, `verdict.<verdict>`, `verdict-reason.<reason>`, `severity.<severity>`, `stage.<protocol>.<stage>`. */
export const verdictPhrases: Catalogue = {
  'verdict.FELL': { en: 'fell for it', zh: '上当' },
  'verdict.REFUSED': { en: 'refused', zh: '拒绝' },
  'verdict.ACCEPTED': { en: 'accepted', zh: '接受' },
  'verdict.NOT_OFFERED': { en: 'never offers it', zh: '从不提供' },
  'verdict.INCONCLUSIVE': { en: 'could not be told', zh: '无法判定' },
  'verdict.NOT_TESTABLE': { en: 'cannot be tried', zh: '无法测试' },
  'verdict-reason.went-on': {
    en: 'The client went on with the hostile server as it does with the honest one.',
    zh: '客户端对恶意服务器和对正常服务器一样，继续了下去。',
  },
  'verdict-reason.harmed-anyway': {
    en: 'The client gave away what it must protect, with the honest server too: no attack is needed.',
    zh: '面对正常服务器，客户端也泄露了本应保护的内容：根本不需要攻击。',
  },
  'verdict-reason.stopped': {
    en: 'The client came and stopped. With the honest server, which differs only in the defect, it went on.',
    zh: '客户端连上后停了下来；面对只差这一处缺陷的正常服务器，它会继续。',
  },
  'verdict-reason.accepted': { en: 'The client went on, as it should.', zh: '客户端继续了下去，理应如此。' },
  'verdict-reason.refused-control': {
    en: 'The client refused a server with which nothing is wrong.',
    zh: '服务器没有任何问题，客户端却拒绝了。',
  },
  'verdict-reason.not-offered': {
    en: 'The client does not offer what this attack is made of.',
    zh: '客户端根本不提供这种攻击所需的选项。',
  },
  'verdict-reason.twin-failed': {
    en: 'The client did not get through to the honest server either, so its refusal would say nothing.',
    zh: '客户端连正常服务器也没有走通，因此它的拒绝说明不了什么。',
  },
  'verdict-reason.never-came': { en: 'The client sent nothing to the server.', zh: '客户端没有向服务器发送任何内容。' },
  'verdict-reason.never-came-before': {
    en: 'Not tried: the client had come to none of the honest servers before.',
    zh: '未测试：此前客户端没有连接过任何一个正常服务器。',
  },
  'verdict-reason.client-missing': { en: 'The client could not be started.', zh: '客户端无法启动。' },
  'verdict-reason.twin-timeout': {
    en: 'With the honest server the client took too long and was ended.',
    zh: '面对正常服务器，客户端耗时过长，已被终止。',
  },
  'verdict-reason.attack-timeout': {
    en: 'The client neither went on nor gave up until its time was over.',
    zh: '直到超时，客户端既没有继续，也没有放弃。',
  },
  'verdict-reason.attack-not-sent': {
    en: 'Our own server could not play this attack against this client.',
    zh: '我们的服务器未能对这个客户端发起这种攻击。',
  },
  'verdict-reason.interrupted': {
    en: 'The run was ended before this could be found out.',
    zh: '测试在得出结论前被中断。',
  },
  'verdict-reason.placeholder-missing': {
    en: 'What the case tells the client about the server cannot be said in this command line.',
    zh: '这个用例要告诉客户端的服务器信息，无法用这个命令行表达。',
  },
  'verdict-reason.skipped': { en: 'This case was left out on request.', zh: '这个用例按要求跳过。' },
  'verdict-reason.other-authority': {
    en: 'The case needs a client that trusts in another authority than the one installed.',
    zh: '这个用例要求客户端信任另一个 CA，而不是已安装的那一个。',
  },
  'verdict-reason.output-unseen': {
    en: 'Whether a client falls for this shows only in its output, which is not seen from here.',
    zh: '是否上当只能从客户端的输出看出来，而这里看不到它的输出。',
  },
  'verdict-reason.name-missing': {
    en: 'The case is about host names, and the client knows the server by its address alone.',
    zh: '这个用例考查主机名，而客户端只通过 IP 地址认识服务器。',
  },
  'ending.missing': { en: 'It could not be started: {code}.', zh: '无法启动：{code}。' },
  'ending.signal': { en: 'It was ended by {signal}.', zh: '它被 {signal} 终止。' },
  'ending.status': { en: 'It ended with status {status}.', zh: '它的退出状态为 {status}。' },
  'ending.left': {
    en: 'It left processes running, which were ended: {count}.',
    zh: '它退出后还留下 {count} 个进程，已被终止。',
  },
  'ending.written': { en: 'It printed {count} MB.', zh: '它输出了 {count} MB。' },
  'severity.critical': { en: 'critical', zh: '严重' },
  'severity.high': { en: 'high', zh: '高' },
  'severity.medium': { en: 'medium', zh: '中' },
  'severity.low': { en: 'low', zh: '低' },
  'stage.tls.none': { en: 'no connection', zh: '没有连接' },
  'stage.tls.connected': { en: 'connected, sent nothing understood', zh: '已连接，未发送可识别的内容' },
  'stage.tls.hello': { en: 'sent ClientHello', zh: '发送了 ClientHello' },
  'stage.tls.handshake': { en: 'completed the handshake', zh: '完成了握手' },
  'stage.tls.application-data': { en: 'sent its request', zh: '发送了请求' },
  'stage.tls.answer-shown': { en: 'showed the answer', zh: '显示了应答' },
  'stage.ssh.none': { en: 'no connection', zh: '没有连接' },
  'stage.ssh.connected': { en: 'connected, sent nothing understood', zh: '已连接，未发送可识别的内容' },
  'stage.ssh.hello': { en: 'sent KEXINIT', zh: '发送了 KEXINIT' },
  'stage.ssh.key-exchange': { en: 'agreed on keys', zh: '完成了密钥交换' },
  'stage.ssh.userauth': { en: 'took the host for the right one', zh: '认可了主机身份' },
  'stage.ssh.credential': { en: 'sent a credential', zh: '发送了凭据' },
  'stage.ssh.exec': { en: 'sent its command', zh: '发送了命令' },
  'stage.ssh.answer-shown': { en: 'showed the answer', zh: '显示了应答' },
  'observed.ssh-credential': { en: 'The server received a credential: {kind}.', zh: '服务器收到了凭据：{kind}。' },
  'observed.ssh-login': { en: '{user} logged in by {methods}.', zh: '{user} 通过 {methods} 登录。' },
  'observed.ssh-command': { en: 'The server received the command: {command}', zh: '服务器收到了命令：{command}' },
  'observed.truncation-unnoticed': {
    en: 'The client ended with success although the answer was cut off.',
    zh: '应答被截断，客户端却以成功状态结束。',
  },
  'observed.ssh-escape-shown': {
    en: 'The client handed the escape sequence on to the terminal.',
    zh: '客户端把转义序列原样交给了终端。',
  },
  'observed.ssh-order-differs': {
    en: 'The host key algorithms came in another order than from the same client when it knew the host.',
    zh: '与认识主机时相比，同一客户端给出的主机密钥算法顺序不同。',
  },
  'observed.ssh-unproven-key-kept': {
    en: 'The client wrote the key into known_hosts.',
    zh: '客户端把这把密钥写进了 known_hosts。',
  },
  'observed.followed-in-the-clear': {
    en: 'The client followed to http:// and repeated its request there.',
    zh: '客户端跟随到 http://，在那里重复了请求。',
  },
  'observed.keys-of-no-secret-used': {
    en: 'The client read what was encrypted under keys that everybody can compute, and answered.',
    zh: '客户端读懂了用任何人都能算出的密钥加密的消息，并作出了回应。',
  },
  'observed.proxy-answer-shown': {
    en: 'The client showed what the proxy said as if the server had said it, and ended with success.',
    zh: '客户端把代理的话当作服务器的应答显示，并以成功状态结束。',
  },
  'observed.proxy-redirect-followed': {
    en: 'The client went where the proxy sent it, in the clear.',
    zh: '客户端按代理的指示，以明文转到了别处。',
  },
  'observed.request-through-proxy': {
    en: 'The client sent its request through the tunnel.',
    zh: '客户端通过隧道发送了请求。',
  },
  'observed.share-used': {
    en: 'The client computed keys with the share and went on.',
    zh: '客户端用这个公开值算出了密钥，并继续下去。',
  },
  'observed.client-hello-2': { en: 'The client sent a second ClientHello.', zh: '客户端发送了第二个 ClientHello。' },
  'observed.client-hello-3': { en: 'The client sent a third ClientHello.', zh: '客户端发送了第三个 ClientHello。' },
  'observed.server-ended': { en: 'Our server gave up: {code}.', zh: '我们的服务器放弃了：{code}。' },
  'observed.ssh-strict-exchange-broken': {
    en: 'The client had announced the strict key exchange and went on after a message that ends it.',
    zh: '客户端声明了严格密钥交换，却在收到本应终止它的消息后继续。',
  },
  'observed.ssh-unasked-channel-taken': {
    en: 'The client took a channel that it had not asked for.',
    zh: '客户端接受了并未请求过的通道。',
  },
};

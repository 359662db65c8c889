import type { Phrase } from '@cutaway/primitives/explain';

/** What `cutaway gauntlet` says; cases and verdicts have their sentences in `@cutaway/mitm-scenarios/explain`. */
export const gauntletPhrases = {
  'gauntlet.summary': {
    en: 'Try any client against hostile servers, and see what it falls for.',
    zh: '用恶意服务器测试任意客户端，看它会上哪些当。',
  },
  'gauntlet.tls.summary': { en: 'Try a TLS client, for example curl.', zh: '测试 TLS 客户端，例如 curl。' },
  'gauntlet.ssh.summary': { en: 'Try an SSH client.', zh: '测试 SSH 客户端。' },
  'gauntlet.smtp.summary': {
    en: 'Try a client that sends mail and begins TLS by STARTTLS.',
    zh: '测试用 STARTTLS 加密的发信（SMTP）客户端。',
  },
  'gauntlet.imap.summary': {
    en: 'Try a client that reads mail by IMAP, with STARTTLS.',
    zh: '测试用 STARTTLS 加密的 IMAP 客户端。',
  },
  'gauntlet.pop3.summary': {
    en: 'Try a client that fetches mail by POP3, with STLS.',
    zh: '测试用 STLS 加密的 POP3 客户端。',
  },
  'gauntlet.list.summary': { en: 'List all cases and prepared clients.', zh: '列出全部用例和预置的客户端。' },
  'gauntlet.clients.summary': {
    en: 'Show how the prepared clients are set up.',
    zh: '显示预置客户端的安全设置方式。',
  },
  'gauntlet.clients.argument': { en: 'one of them, with its program', zh: '其中之一，连同其程序' },
  'gauntlet.list.notServed': { en: 'Not tried, and why', zh: '没有测试的项目及原因' },
  'gauntlet.list.clients': { en: 'Prepared clients (--client)', zh: '预置的客户端（--client）' },
  'gauntlet.argument.command': {
    en: 'the client’s command line, behind --, with placeholders',
    zh: '客户端命令行，写在 -- 之后，可用占位符',
  },
  'gauntlet.option.client': { en: 'a prepared client in place of a command line', zh: '用预置的客户端代替命令行' },
  'gauntlet.option.name': { en: 'the client’s name in reports', zh: '报告中的客户端名称' },
  'gauntlet.option.trigger': {
    en: 'a URL to request, so that a client elsewhere connects to {url}',
    zh: '请求此网址，让别处的客户端去连接 {url}',
  },
  'gauntlet.trigger.invalid': {
    en: '"{value}" is no URL. For example: http://127.0.0.1:8080/open?url={url}',
    zh: '“{value}”不是网址。例如：http://127.0.0.1:8080/open?url={url}',
  },
  'gauntlet.option.case': { en: 'these cases or groups alone', zh: '只运行这些用例或分组' },
  'gauntlet.option.stdin': { en: 'text for the client’s standard input', zh: '写入客户端标准输入的文本' },
  'gauntlet.option.jobs': { en: 'cases to try at the same time', zh: '同时测试的用例数' },
  'gauntlet.option.timeout': { en: 'time for one run of the client', zh: '客户端每次运行的时限（秒）' },
  'gauntlet.option.json': { en: 'print the result as JSON', zh: '以 JSON 输出结果' },
  'gauntlet.option.tap': { en: 'print the result in the Test Anything Protocol', zh: '以 TAP 格式输出结果' },
  'gauntlet.option.output': { en: 'write the full report with traces as JSON', zh: '把含完整跟踪的报告写成 JSON' },
  'gauntlet.option.junit': { en: 'write a JUnit report', zh: '写出 JUnit 报告' },
  'gauntlet.option.sarif': { en: 'write a SARIF report', zh: '写出 SARIF 报告' },
  'gauntlet.option.html': { en: 'write one self-contained page', zh: '写出单个自包含的网页' },
  'gauntlet.option.baseline': {
    en: 'an earlier report: what fell there does not count',
    zh: '以往的报告：其中已上当的不计',
  },
  'gauntlet.option.failOn': { en: 'falls below this severity do not count', zh: '低于该级别的上当不计' },
  'gauntlet.help': {
    en: 'Placeholders: {placeholders}\nThe client is started in this folder, without a shell and with a home of its own: once for each hostile server, and once for an honest one that differs only in the defect. It counts what the client really sent.',
    zh: '占位符：{placeholders}\n客户端在当前目录启动，不经 shell，使用独立的主目录；每个用例各运行两次：一次面对恶意服务器，一次面对只差这处缺陷的正常服务器。判定依据是客户端实际发送的内容。',
  },
  'gauntlet.client.twice': {
    en: 'Give a command line, --client, --trigger or --listen: one of them.',
    zh: '命令行、--client、--trigger、--listen 只能给一个。',
  },
  'gauntlet.client.none': {
    en: 'Which client? Give a command line behind --, or --client. Try: cutaway gauntlet list',
    zh: '要测试哪个客户端？请在 -- 之后写出命令行，或使用 --client。可先运行：cutaway gauntlet list',
  },
  'gauntlet.client.noAddress': {
    en: 'The command line does not say where the client is to connect: every case has a server of its own. Put {url} into it, or {host} and {port}.',
    zh: '命令行没有说明客户端应连接到哪里：每个用例都有自己的服务器。请在其中写入 {url}，或 {host} 与 {port}。',
  },
  'gauntlet.number': {
    en: '"{value}" is no number that {option} can have.',
    zh: '“{value}”不是 {option} 可用的数值。',
  },
  'gauntlet.progress': { en: '{done} of {total}, fell for {fell}', zh: '{done}/{total}，上当 {fell}' },
  'gauntlet.report.title': { en: '{client} in the {protocol} gauntlet', zh: '{client} 的 {protocol} 测试' },
  'gauntlet.report.next': {
    en: 'To see each fall byte by byte: the same command with --html FILE.',
    zh: '想逐字节查看每一处上当的经过，请在同一命令中加上 --html FILE。',
  },
  'gauntlet.report.why': { en: 'What is not as it should be', zh: '不符合预期的项目' },
  'gauntlet.report.notCounted': { en: '(known or below the threshold)', zh: '（已知，或低于阈值）' },
  'gauntlet.report.time': {
    en: '{seconds} s, {share} % of it not spent in the client',
    zh: '用时 {seconds} 秒，其中 {share}% 不在客户端内',
  },
  'gauntlet.report.partial': {
    en: 'The run was ended early: this report is partial.',
    zh: '测试提前结束，报告不完整。',
  },
  'gauntlet.report.untried': { en: '{count} more cases: {reason}', zh: '另有 {count} 个用例：{reason}' },
  'gauntlet.report.neverCame': {
    en: 'Does the command line work by hand, and does it name {url}, or {host} and {port}? A server to try it with: cutaway gauntlet serve {case}',
    zh: '这个命令行手动执行能成功吗？其中是否写了 {url}，或 {host} 与 {port}？可用这个服务器试一试：cutaway gauntlet serve {case}',
  },
  'gauntlet.conclusion.held': { en: '{client} fell for nothing.', zh: '{client} 没有上当。' },
  'gauntlet.conclusion.fell': { en: '{client} can be fooled.', zh: '{client} 会上当。' },
  'gauntlet.conclusion.inconclusive': {
    en: '{client} fell for nothing that counts, but not everything could be told.',
    zh: '{client} 没有计入的上当，但有些项目无法判定。',
  },
  'gauntlet.conclusion.untold': { en: 'Nothing could be told of {client}.', zh: '{client} 的情况完全无法判定。' },
  'gauntlet.compare.summary': { en: 'Put several reports side by side.', zh: '并排比较多份报告。' },
  'gauntlet.compare.argument': { en: 'reports written with --output', zh: '用 --output 写出的报告' },
  'gauntlet.compare.html': { en: 'as an HTML page in place of Markdown', zh: '输出 HTML 网页而不是 Markdown' },
  'gauntlet.serve.summary': {
    en: 'Start one hostile server and leave it running.',
    zh: '启动一个恶意服务器并保持运行。',
  },
  'gauntlet.serve.argument': { en: 'a case, for example tls-expired', zh: '一个用例，例如 tls-expired' },
  'gauntlet.serve.twin': { en: 'the honest server in its place', zh: '改为启动对应的正常服务器' },
  'gauntlet.serve.port': { en: 'port; any free one unless given', zh: '端口；默认任选空闲端口' },
  'gauntlet.serve.listen': { en: 'address to listen on', zh: '监听地址' },
  'gauntlet.serve.url': { en: 'address   ', zh: '网址    ' },
  'gauntlet.serve.ca': { en: 'authority ', zh: 'CA 文件 ' },
  'gauntlet.serve.address': { en: 'login     ', zh: '登录    ' },
  'gauntlet.serve.user': { en: 'user      ', zh: '用户    ' },
  'gauntlet.serve.password': { en: 'password  ', zh: '密码    ' },
  'gauntlet.serve.stop': { en: 'Ctrl-C ends it.', zh: '按 Ctrl-C 结束。' },
  'gauntlet.serve.seen': {
    en: '{connections} connections; the furthest: {stage}.',
    zh: '共 {connections} 个连接，最远一步：{stage}。',
  },
  'gauntlet.serve.listenFailed': { en: 'Cannot listen on {address}: {code}.', zh: '无法监听 {address}：{code}。' },
} as const satisfies Record<string, Phrase>;

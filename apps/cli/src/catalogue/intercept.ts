import type { Phrase } from '@cutaway/primitives/explain';

/** What `cutaway intercept` says. */
export const interceptPhrases = {
  'intercept.page.title': { en: 'What was intercepted', zh: '截获的连接' },
  'intercept.summary': {
    en: 'Stand between a client and a server, and show what can be read there, and what cannot.',
    zh: '站到客户端和服务器之间，展示哪些内容能被读到、哪些不能。',
  },
  'intercept.tls.summary': {
    en: 'Intercept TLS connections with certificates made on the fly.',
    zh: '用现场签发的证书拦截 TLS 连接。',
  },
  'intercept.option.to': { en: 'the genuine server', zh: '真正的服务器' },
  'intercept.option.proxy': {
    en: 'go where clients ask for, as an HTTP proxy (CONNECT)',
    zh: '作为 HTTP 代理（CONNECT），去往客户端要求的地址',
  },
  'intercept.option.byServerName': {
    en: 'go to the name in the ClientHello, at this port (443): for redirected connections',
    zh: '去往 ClientHello 所指的名称，端口默认 443',
  },
  'intercept.option.listen': {
    en: 'where to listen; port 0: any that is free',
    zh: '监听的地址；端口 0 表示任选一个空闲端口',
  },
  'intercept.option.present': {
    en: 'the certificate to show: trusted, self-signed, wrong-host, genuine (without its key), expired, not-yet-valid and others',
    zh: '出示的证书：trusted、self-signed、expired、wrong-host 等',
  },
  'intercept.option.ca': {
    en: 'authority that issues the certificates; made for this run unless given',
    zh: '签发证书的 CA；不给则为本次运行自建一个',
  },
  'intercept.option.caKey': { en: 'its private key', zh: '该 CA 的私钥' },
  'intercept.option.caOut': {
    en: 'write the authority’s certificate to this file, for clients to trust in',
    zh: '把 CA 证书写到此文件，供客户端信任',
  },
  'intercept.option.upstreamCa': {
    en: 'trust these certificates for the genuine server, instead of Mozilla’s roots',
    zh: '验证真正的服务器时信任这些证书，而不是 Mozilla 的根证书',
  },
  'intercept.option.noVerify': {
    en: 'do not verify the genuine server: somebody may intercept us too',
    zh: '不验证真正的服务器：我们自己也可能被人拦截',
  },
  'intercept.option.resolve': {
    en: 'addresses for names, as curl’s --resolve',
    zh: '为名称指定地址，同 curl 的 --resolve',
  },
  'intercept.option.trace': {
    en: 'show the whole traces of both sides when a connection ends',
    zh: '连接结束时展示两侧的完整轨迹',
  },
  'intercept.option.pcap': {
    en: 'write both sides as they stood on the wire to this file, with the keys in it (pcapng, for Wireshark)',
    zh: '把两侧线路上的字节连同密钥写入此文件（pcapng）',
  },
  'intercept.pcapWarning': {
    en: 'Everything that passes goes to {file}, with the keys: whoever reads it can decrypt it.',
    zh: '所有经过的内容连同密钥都会写入 {file}：能读到它的人就能解密。',
  },
  'intercept.option.json': {
    en: 'print what happens as NDJSON, one event a line',
    zh: '以 NDJSON 输出，每行一个事件',
  },
  'intercept.oneDestination': {
    en: 'Say where connections lead to, in one way: --to, --proxy or --by-server-name.',
    zh: '请用一种方式说明连接去往何处：--to、--proxy 或 --by-server-name。',
  },
  'intercept.badResolve': {
    en: '"{value}" is not HOST:ADDRESS, such as bank.example:127.0.0.1.',
    zh: '“{value}”不是“名称:地址”的形式，例如 bank.example:127.0.0.1。',
  },
  'intercept.caAndKey': {
    en: '--ca and --ca-key go together: give both, or neither.',
    zh: '--ca 与 --ca-key 必须同时给出，或都不给。',
  },
  'intercept.noKey': { en: 'There is no private key in {file}.', zh: '{file} 中没有私钥。' },
  'intercept.to.CONNECT': { en: 'the server each client asks for', zh: '各客户端所要求的服务器' },
  'intercept.to.server_name': { en: 'the server each client names', zh: '各客户端所指名的服务器' },
  'intercept.tls.about': {
    en: 'About to listen on {address}, to stand between the clients that connect there and {to}. What is TLS is decrypted, shown here and encrypted again; the rest is carried on unread.',
    zh: '即将在 {address} 上监听，站到连接至此的客户端与 {to} 之间。TLS 内容会被解密、在此展示并重新加密；其余内容不读取、原样转发。',
  },
  'intercept.present.trusted': {
    en: 'Clients are shown a certificate for the name they want, from an authority that is ours. Those that trust in it cannot see the difference.',
    zh: '向客户端出示的证书含有它要的名称，由我们的 CA 签发。信任该 CA 的客户端看不出差别。',
  },
  'intercept.present.self-signed': {
    en: 'Clients are shown a certificate for the name they want, signed by nobody but itself.',
    zh: '向客户端出示的证书含有它要的名称，但只有自己的签名。',
  },
  'intercept.present.wrong-host': {
    en: 'Clients are shown a certificate from our authority, for another name than the one they want.',
    zh: '向客户端出示由我们的 CA 签发、但名称不符的证书。',
  },
  'intercept.present.genuine': {
    en: 'Clients are shown the server’s own certificate. We do not have its private key, so that the proof is made with another.',
    zh: '向客户端出示服务器自己的证书。我们没有它的私钥，只能用另一把私钥来证明。',
  },
  'intercept.present.expired': {
    en: 'Clients are shown a certificate that has expired.',
    zh: '向客户端出示已过期的证书。',
  },
  'intercept.present.not-yet-valid': {
    en: 'Clients are shown a certificate that is not valid yet.',
    zh: '向客户端出示尚未生效的证书。',
  },
  'intercept.present.other-issuer': {
    en: 'Clients are shown a certificate that names another issuer than the one that signed it.',
    zh: '向客户端出示的证书所写的签发者并非实际签名者。',
  },
  'intercept.present.flipped-signature-bit': {
    en: 'Clients are shown a certificate with one bit of its signature turned over.',
    zh: '向客户端出示签名被翻转一位的证书。',
  },
  'intercept.present.signature-sha1': {
    en: 'Clients are shown a certificate signed with SHA-1.',
    zh: '向客户端出示用 SHA-1 签名的证书。',
  },
  'intercept.present.no-subject-alt-name': {
    en: 'Clients are shown a certificate with the name in its common name alone.',
    zh: '向客户端出示的证书只在通用名（CN）中写了名称。',
  },
  'intercept.present.wildcard-alone': {
    en: 'Clients are shown a certificate for "*".',
    zh: '向客户端出示名称为“*”的证书。',
  },
  'intercept.present.nul-in-name': {
    en: 'Clients are shown a certificate with a NUL byte in its name.',
    zh: '向客户端出示名称中含有 NUL 字节的证书。',
  },
  'intercept.present.is-a-ca': {
    en: 'Clients are shown an authority’s certificate as a server’s.',
    zh: '向客户端出示 CA 证书来充当服务器证书。',
  },
  'intercept.present.client-auth-only': {
    en: 'Clients are shown a certificate that is for clients alone.',
    zh: '向客户端出示只能用于客户端认证的证书。',
  },
  'intercept.present.code-signing-only': {
    en: 'Clients are shown a certificate that is for signing programs alone.',
    zh: '向客户端出示只能用于代码签名的证书。',
  },
  'intercept.present.key-agreement-only': {
    en: 'Clients are shown a certificate whose key must not sign.',
    zh: '向客户端出示其密钥不得用于签名的证书。',
  },
  'intercept.present.unknown-critical-extension': {
    en: 'Clients are shown a certificate with a critical extension that nobody knows.',
    zh: '向客户端出示带有无人认识的关键扩展的证书。',
  },
  'intercept.tls.ownAuthority': {
    en: 'The authority is made for this run; its private key never leaves this process.',
    zh: 'CA 为本次运行自建，私钥不会离开本进程。',
  },
  'intercept.tls.givenAuthority': {
    en: 'The authority is the one you gave: whoever trusts in it trusts in what is made here.',
    zh: '使用您给出的 CA：信任它的人就会信任这里签发的证书。',
  },
  'intercept.permission': {
    en: 'Do this to clients and servers that are yours, or with their owners’ consent.',
    zh: '请只对您自己的、或所有者同意的客户端和服务器这样做。',
  },
  'intercept.reachable': {
    en: 'Other machines can reach {address} too: whoever does is intercepted.',
    zh: '其他机器也能访问 {address}：凡连接者都会被拦截。',
  },
  'intercept.tls.unverified': {
    en: 'The genuine server is not verified: it may be anybody.',
    zh: '不验证真正的服务器：它可能是任何人。',
  },
  'intercept.listening': {
    en: 'Listening on {address}. The authority’s certificate is in {file}',
    zh: '正在监听 {address}。CA 证书在 {file}',
  },
  'intercept.number': { en: 'Connection {number}', zh: '连接 {number}' },
  'intercept.connection': { en: 'from {from}', zh: '来自 {from}' },
  'intercept.target.to': { en: 'to {host}:{port}', zh: '去往 {host}:{port}' },
  'intercept.target.CONNECT': {
    en: 'to {host}:{port}, as the client asked for',
    zh: '按客户端的要求去往 {host}:{port}',
  },
  'intercept.target.server_name': {
    en: 'to {host}:{port}, the name in the ClientHello',
    zh: '按 ClientHello 中的名称去往 {host}:{port}',
  },
  'intercept.hello': {
    en: 'The client wants {name} and offers {offers}.',
    zh: '客户端要访问 {name}，提供：{offers}。',
  },
  'intercept.helloNameless': {
    en: 'The client names no server and offers {offers}.',
    zh: '客户端没有指明服务器名称，提供：{offers}。',
  },
  'intercept.passedThrough.not-tls': {
    en: 'Carried on unread: it does not begin with a ClientHello.',
    zh: '不读取、原样转发：连接不以 ClientHello 开头。',
  },
  'intercept.passedThrough.server-spoke-first': {
    en: 'Carried on unread: the server speaks first, which is not TLS.',
    zh: '不读取、原样转发：服务器先开口，这不是 TLS。',
  },
  'intercept.passedThrough.no-common-version': {
    en: 'Carried on unread: the client has no version of TLS that we have.',
    zh: '不读取、原样转发：客户端没有我们支持的 TLS 版本。',
  },
  'intercept.passedThrough.client-certificate-requested': {
    en: 'Carried on unread, on a new connection: the server asks for the client’s certificate. The client signs the messages it has seen, our certificate among them, and the server would find another handshake signed than its own.',
    zh: '改用新连接，不读取、原样转发：服务器要求客户端证书。客户端签名的内容是它看到的消息，其中包括我们的证书；服务器会发现被签名的并不是它自己的握手。',
  },
  'intercept.side.client': { en: 'client ⇄ attacker', zh: '客户端 ⇄ 攻击者' },
  'intercept.side.server': { en: 'attacker ⇄ server', zh: '攻击者 ⇄ 服务器' },
  'intercept.noHandshake': { en: 'not completed', zh: '未完成' },
  'intercept.certificate.server': {
    en: 'The server showed us {subject}, issued by {issuer}, good until {until}.',
    zh: '服务器向我们出示 {subject}，由 {issuer} 签发，有效至 {until}。',
  },
  'intercept.certificate.client': {
    en: 'We showed the client {subject}, issued by {issuer}, good until {until}.',
    zh: '我们向客户端出示 {subject}，由 {issuer} 签发，有效至 {until}。',
  },
  'intercept.serverFailed': {
    en: 'There is no connection to the genuine server, and the client is turned away: {reason}',
    zh: '与真正的服务器握手失败，已断开客户端：{reason}',
  },
  'intercept.clientRefused': {
    en: 'The client was not deceived: it ended the handshake with the alert {alert}.',
    zh: '客户端没有受骗：它以告警 {alert} 结束了握手。',
  },
  'intercept.clientLeft': {
    en: 'The client was not deceived. It does not say why: {reason}',
    zh: '客户端没有受骗，也没有说明原因：{reason}',
  },
  'intercept.content': { en: 'content, {length} bytes:', zh: '内容，{length} 字节：' },
  'intercept.incomplete': { en: 'The connection ended before the content did.', zh: '内容尚未传完，连接就结束了。' },
  'intercept.bytes.client': { en: '→ {length} bytes of the client’s', zh: '→ 客户端的 {length} 字节' },
  'intercept.bytes.server': { en: '← {length} bytes of the server’s', zh: '← 服务器的 {length} 字节' },
  'intercept.broken.client': { en: 'The client broke off: {reason}.', zh: '客户端中断了连接：{reason}。' },
  'intercept.broken.server': { en: 'The server broke off: {reason}.', zh: '服务器中断了连接：{reason}。' },
  'intercept.believed': {
    en: 'The client was deceived: {client} bytes of it and {server} bytes of the server were read here in the clear.',
    zh: '客户端受骗了：它的 {client} 字节和服务器的 {server} 字节在这里被读成了明文。',
  },
  'intercept.saidNothing': {
    en: 'The client was not deceived: it let the handshake end, and left without a word. Some verify only then.',
    zh: '客户端没有受骗：它让握手完成，随后一言不发地离开。有些程序到这时才验证。',
  },
  'intercept.closedUnread': {
    en: '{client} bytes of the client’s and {server} bytes of the server’s passed unread.',
    zh: '客户端的 {client} 字节和服务器的 {server} 字节未经读取地通过。',
  },
  'intercept.trace.client': { en: 'The handshake with the client, step by step', zh: '与客户端的握手，逐步展示' },
  'intercept.trace.server': { en: 'The handshake with the server, step by step', zh: '与服务器的握手，逐步展示' },
  'intercept.ssh.summary': {
    en: 'Intercept SSH connections: hold passwords, show why signatures are of no use, carry sessions on.',
    zh: '拦截 SSH 连接：截获口令，展示签名为何无法利用，并转发会话。',
  },
  'intercept.option.hostKey': {
    en: 'private host key to show clients; new ones are made for this run unless given',
    zh: '向客户端出示的主机私钥；不给则为本次运行新建',
  },
  'intercept.option.knownHosts': {
    en: 'where the genuine server’s host key is looked up; the user’s known_hosts unless given',
    zh: '用来查找真正服务器主机密钥的文件；不给则用当前用户的 known_hosts',
  },
  'intercept.ssh.about': {
    en: 'About to listen on {address}, to stand between the SSH clients that connect there and {to}. Passwords and answers are held and used to log in there; sessions are decrypted, shown here and carried on.',
    zh: '即将在 {address} 上监听，站到连接至此的 SSH 客户端与 {to} 之间。口令和回答会被截获并用于登录该服务器；会话会被解密、在此展示并转发。',
  },
  'intercept.ssh.newHostKeys': {
    en: 'Clients are shown host keys made for this run. Those that know the genuine one will notice.',
    zh: '向客户端出示为本次运行新建的主机密钥。认识真正密钥的客户端会发现。',
  },
  'intercept.ssh.givenHostKey': {
    en: 'Clients are shown the host key you gave. If it is the genuine one, none of them can notice.',
    zh: '向客户端出示您给出的主机密钥。如果它就是真正的密钥，任何客户端都无法发现。',
  },
  'intercept.ssh.passwords': {
    en: 'Passwords that clients send are printed here.',
    zh: '客户端发来的口令会打印在这里。',
  },
  'intercept.ssh.listening': { en: 'Listening on {address}. Its host keys:', zh: '正在监听 {address}。它的主机密钥：' },
  'intercept.ssh.badHostKey': { en: '{file} is no private key for a host.', zh: '{file} 不是可用的主机私钥。' },
  'intercept.ssh.genuineKey': { en: 'The server’s host key: {key}', zh: '服务器的主机密钥：{key}' },
  'intercept.ssh.shownKey': { en: 'The client is shown: {key}', zh: '向客户端出示：{key}' },
  'intercept.ssh.sameKey': {
    en: 'They are the same: the client cannot notice.',
    zh: '两者相同：客户端无法发现。',
  },
  'intercept.ssh.otherKey': {
    en: 'A client that knows the server’s key stops here: OpenSSH prints WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! and the fingerprint of ours. One that has never been there asks its user whether to go on.',
    zh: '认识服务器密钥的客户端会在此停下：OpenSSH 会打印 WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! 和我们的指纹。从未连接过的客户端则会问用户是否继续。',
  },
  'intercept.ssh.keys.client': {
    en: 'client ⇄ attacker: {keyExchange}, {hostKey}, {cipher}; session identifier {session}',
    zh: '客户端 ⇄ 攻击者：{keyExchange}，{hostKey}，{cipher}；会话标识 {session}',
  },
  'intercept.ssh.keys.server': {
    en: 'attacker ⇄ server: {keyExchange}, {hostKey}, {cipher}; session identifier {session}',
    zh: '攻击者 ⇄ 服务器：{keyExchange}，{hostKey}，{cipher}；会话标识 {session}',
  },
  'intercept.ssh.left.host-key': {
    en: 'The client was not deceived: it saw our host key, and left before it said who its user is.',
    zh: '客户端没有受骗：它看到我们的主机密钥后就离开了，没有透露用户是谁。',
  },
  'intercept.ssh.left.login': {
    en: 'The client left before anybody was logged in.',
    zh: '在任何人登录之前，客户端就离开了。',
  },
  'intercept.ssh.password.accepted': {
    en: 'The password of {userName} is held here: {password}. The server took it from us.',
    zh: '{userName} 的口令已被截获：{password}。服务器接受了由我们提交的口令。',
  },
  'intercept.ssh.password.refused': {
    en: 'A password for {userName} is held here: {password}. The server refused it.',
    zh: '{userName} 的一个口令已被截获：{password}。服务器没有接受。',
  },
  'intercept.ssh.answer': {
    en: 'The server asked {userName}: {prompt} The answer is held here: {answer}',
    zh: '服务器问 {userName}：{prompt} 回答已被截获：{answer}',
  },
  'intercept.ssh.interactive.accepted': {
    en: 'The server took the answers from us.',
    zh: '服务器接受了由我们提交的回答。',
  },
  'intercept.ssh.interactive.refused': { en: 'The server refused the answers.', zh: '服务器没有接受这些回答。' },
  'intercept.ssh.publickey.refused': {
    en: '{userName} proved to have the key {fingerprint} ({algorithm}), by a signature over session {signedFor}. We sent it on; the server wants one over its own session, {neededFor}, and refused. Only the user’s private key can make that one, and the client would never sign it.',
    zh: '{userName} 用密钥 {fingerprint}（{algorithm}）对会话 {signedFor} 签名，证明持有私钥。我们转发了这个签名；服务器要的是对它自己的会话 {neededFor} 的签名，因而拒绝。那个签名只有用户的私钥能做出，而客户端绝不会去签。',
  },
  'intercept.ssh.publickey.unwanted': {
    en: '{userName} proved to have the key {fingerprint} ({algorithm}), by a signature over session {signedFor}. The server does not take this key, or not from us.',
    zh: '{userName} 用密钥 {fingerprint}（{algorithm}）对会话 {signedFor} 签名，证明持有私钥。服务器不接受这把密钥。',
  },
  'intercept.ssh.publickey.accepted': {
    en: 'The server took a signature of {userName} over another session than its own: it verifies nothing.',
    zh: '服务器接受了 {userName} 对另一个会话的签名：它根本没有验证。',
  },
  'intercept.ssh.login': {
    en: 'The client was deceived: {userName} is logged in here and, through us, at the server ({method}).',
    zh: '客户端受骗了：{userName} 登录到了这里，并经由我们登录到服务器（{method}）。',
  },
  'intercept.ssh.request': { en: '→ {request} {detail}', zh: '→ {request} {detail}' },
  'intercept.ssh.notGranted': { en: '(the server refuses)', zh: '（服务器拒绝）' },
  'intercept.ssh.data.client': { en: '→ the user’s input:', zh: '→ 用户的输入：' },
  'intercept.ssh.data.server': { en: '← output:', zh: '← 输出：' },
  'intercept.ssh.data.stderr': { en: '← standard error:', zh: '← 标准错误：' },
  'intercept.ssh.exit.status': { en: '← exit status {status}', zh: '← 退出状态 {status}' },
  'intercept.ssh.exit.signal': { en: '← ended by the signal {signal}', zh: '← 被信号 {signal} 终止' },
} as const satisfies Record<string, Phrase>;

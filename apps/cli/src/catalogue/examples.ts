import type { Phrase } from '@cutaway/primitives/explain';

/** A command line that can be typed as it stands, and what comes of it. */
export interface Example {
  readonly line: string;
  readonly does: Phrase;
  /** What the command ends with; 0 unless told. */
  readonly exit?: number;
  /** It runs until it is interrupted. */
  readonly serves?: true;
}

/**
 * Examples by the command's name below `cutaway`. The tests run every one, in this order, in one folder: what one
 * writes the next may read. They have a TLS server on port 8443 and an SSH server on port 2222 of `localhost`.
 */
export const examples: Readonly<Record<string, readonly Example[]>> = {
  'cert ca init': [
    {
      line: 'cutaway cert ca init ca --name "Example CA"',
      does: { en: 'an authority in the folder ca', zh: '在目录 ca 中建立一个 CA' },
    },
  ],
  'cert issue': [
    {
      line: 'cutaway cert issue localhost 127.0.0.1 --ca ca --out server',
      does: { en: 'a server certificate, server.pem, and its key', zh: '签发服务器证书 server.pem 及其私钥' },
    },
    {
      line: 'cutaway cert issue example.com --ca ca --insecure-fault expired --out expired',
      does: { en: 'one with a single fault, to test clients with', zh: '只有一处缺陷的证书，用来测试客户端' },
    },
  ],
  'cert csr': [
    {
      line: 'cutaway cert csr example.com --out example',
      does: { en: 'a request, example.csr, and its key', zh: '生成证书请求 example.csr 及其私钥' },
    },
  ],
  'cert inspect': [
    {
      line: 'cutaway cert inspect server.pem',
      does: { en: 'what a certificate says', zh: '查看证书内容' },
    },
    {
      line: 'cutaway cert inspect --json - < server.pem',
      does: { en: 'the same for a program, from standard input', zh: '从标准输入读取，输出供程序使用的 JSON' },
    },
  ],
  'cert verify': [
    {
      line: 'cutaway cert verify server.pem --ca ca/ca.pem --host localhost',
      does: { en: 'the chain, step by step', zh: '逐步验证证书链' },
    },
    {
      line: 'cutaway cert verify expired.pem --ca ca/ca.pem --host example.com',
      does: { en: 'ends with 1 and says why', zh: '以 1 退出，并说明原因' },
      exit: 1,
    },
  ],
  'cert lint': [
    {
      line: 'cutaway cert lint --scope any server.pem',
      does: {
        en: 'by the rules for every certificate, not only for the web',
        zh: '按通用规则检查，不含仅适用于 Web 的规则',
      },
    },
  ],
  'cert convert': [
    {
      line: 'cutaway cert convert server.pem --to der --out server.der',
      does: { en: 'PEM to DER', zh: '由 PEM 转为 DER' },
    },
  ],
  'cert fetch': [
    {
      line: 'cutaway cert fetch localhost:8443 --out chain.pem',
      does: { en: 'the chain a server shows', zh: '取得服务器出示的证书链' },
    },
  ],
  'crl create': [
    {
      line: 'cutaway crl create --ca ca --revoke expired.pem --reason keyCompromise --out ca.crl',
      does: { en: 'a list that revokes one certificate', zh: '生成吊销一张证书的 CRL' },
    },
  ],
  'crl inspect': [
    { line: 'cutaway crl inspect ca.crl', does: { en: 'what a list revokes', zh: '查看 CRL 吊销了什么' } },
  ],
  'crl verify': [
    {
      line: 'cutaway crl verify ca.crl --issuer ca/ca.pem',
      does: { en: 'whether it is its issuer’s, and in force', zh: '是否由该签发者签发且在有效期内' },
    },
  ],
  'ocsp request': [
    {
      line: 'cutaway ocsp request server.pem --issuer ca/ca.pem --out request.der',
      does: { en: 'a request in a file', zh: '把 OCSP 请求写入文件' },
    },
  ],
  'ocsp verify': [
    {
      line: 'cutaway ocsp verify response.der server.pem --issuer ca/ca.pem',
      does: { en: 'whether a response is right, and what it says', zh: '响应是否可信，内容如何' },
    },
  ],
  'ocsp inspect': [
    {
      line: 'cutaway ocsp inspect response.der',
      does: { en: 'what a response says', zh: '查看响应的内容' },
    },
  ],
  'ocsp ask': [
    {
      line: 'cutaway ocsp ask server.pem --issuer ca/ca.pem --url http://localhost:1 --allow-private',
      does: { en: 'ends with 3 when no responder is there', zh: '没有应答者时以 3 退出' },
      exit: 3,
    },
  ],
  tls: [
    {
      line: 'cutaway tls localhost:8443 --ca ca/ca.pem',
      does: { en: 'a handshake, step by step', zh: '逐步查看一次握手' },
    },
    {
      line: 'cutaway tls localhost:8443 --ca ca/ca.pem --max 1.2 --hex --keylog keys.log',
      does: { en: 'TLS 1.2, every byte, the secrets in keys.log', zh: 'TLS 1.2，显示每个字节，密钥写入 keys.log' },
    },
    {
      line: 'cutaway tls localhost:8443',
      does: { en: 'ends with 1: no trusted authority signed for it', zh: '以 1 退出：没有受信任的 CA 为它签名' },
      exit: 1,
    },
  ],
  'tls serve': [
    {
      line: 'cutaway tls serve --port 9443 --cert server.pem --key server-key.pem',
      does: { en: 'HTTPS on loopback; shows each handshake', zh: '在回环地址提供 HTTPS，并显示每次握手' },
      serves: true,
    },
  ],
  'key gen': [
    {
      line: 'cutaway key gen id_ed25519 --no-passphrase',
      does: { en: 'id_ed25519 and id_ed25519.pub', zh: '生成 id_ed25519 和 id_ed25519.pub' },
    },
    {
      line: 'cutaway key gen user_ca --no-passphrase -C "user authority"',
      does: { en: 'the key of an SSH authority', zh: '生成 SSH CA 的密钥' },
    },
  ],
  'key show': [
    {
      line: 'cutaway key show id_ed25519.pub --fields',
      does: { en: 'a key, field by field', zh: '逐字段查看密钥' },
    },
  ],
  'key fingerprint': [
    { line: 'cutaway key fingerprint id_ed25519.pub -v', does: { en: 'with randomart', zh: '同时显示 randomart' } },
  ],
  'key convert': [
    {
      line: 'cutaway key convert id_ed25519 --to pkcs8 --no-passphrase --out id_ed25519.pk8',
      does: { en: 'for programs that read PKCS #8', zh: '转换给使用 PKCS #8 的程序' },
    },
  ],
  'key certify': [
    {
      line: 'cutaway key certify id_ed25519.pub --ca user_ca -I alice -n alice -V +52w',
      does: { en: 'id_ed25519-cert.pub, for a year', zh: '签发有效期一年的 id_ed25519-cert.pub' },
    },
  ],
  'key sign': [
    {
      line: 'cutaway key sign server.pem --key id_ed25519',
      does: { en: 'server.pem.sig', zh: '生成 server.pem.sig' },
    },
  ],
  'key verify': [
    {
      line: 'cutaway key verify server.pem -s server.pem.sig --any-signer',
      does: { en: 'whether the signature is right, whoever made it', zh: '签名是否正确，不论由谁所签' },
    },
  ],
  'authorized-keys explain': [
    {
      line: 'cutaway authorized-keys explain authorized_keys --key id_ed25519.pub',
      does: { en: 'whether this key may log in', zh: '这把密钥能否登录' },
    },
  ],
  'known-hosts add': [
    {
      line: 'cutaway known-hosts add localhost,db.example host_key.pub --file known_hosts',
      does: { en: 'a host key under two names', zh: '以两个名字登记一把主机密钥' },
    },
    {
      line: 'cutaway known-hosts add "[localhost]:2222" --scan --file known_hosts',
      does: { en: 'the keys the server shows now', zh: '登记服务器当前出示的密钥' },
    },
  ],
  'known-hosts find': [
    {
      line: 'cutaway known-hosts find db.example --file known_hosts',
      does: { en: 'the entries of a host', zh: '查找某台主机的条目' },
    },
  ],
  'known-hosts check': [
    {
      line: 'cutaway known-hosts check db.example host_key.pub --file known_hosts',
      does: { en: 'as a client would judge it', zh: '像客户端那样判断' },
    },
  ],
  ssh: [
    {
      line: 'cutaway ssh -p 2222 -i id_ed25519 --known-hosts known_hosts alice@localhost uname',
      does: { en: 'runs a command on a server', zh: '在服务器上执行命令' },
    },
    {
      line: 'cutaway ssh -p 2222 -i id_ed25519 --known-hosts known_hosts --trace alice@localhost uname',
      does: { en: 'and shows every packet on stderr', zh: '并在标准错误上显示每个数据包' },
    },
  ],
  'ssh serve': [
    {
      line: 'cutaway ssh serve --port 2022 --authorized-keys authorized_keys --allow-exec',
      does: { en: 'commands for those who hold a key', zh: '为持有密钥的人提供命令执行' },
      serves: true,
    },
  ],
  'key copy-id': [
    {
      line: 'cutaway key copy-id -p 2222 -i user_ca.pub -o IdentityFile=id_ed25519 -o UserKnownHostsFile=known_hosts --dry-run alice@localhost',
      does: { en: 'says what would be added', zh: '说明将要添加什么' },
    },
  ],
  'known-hosts hash': [
    {
      line: 'cutaway known-hosts hash --file known_hosts',
      does: { en: 'hides the names of hosts', zh: '把主机名替换为散列值' },
    },
  ],
  'known-hosts remove': [
    {
      line: 'cutaway known-hosts remove db.example --file known_hosts',
      does: { en: 'forgets a host', zh: '删除某台主机的条目' },
    },
  ],
  decode: [
    {
      line: 'cutaway decode capture.pcap --keylog capture-keys.log',
      does: { en: 'a recorded connection, decrypted', zh: '解密抓包中的连接' },
    },
  ],
  audit: [
    {
      line: 'cutaway audit localhost:8443 --ca ca/ca.pem',
      does: { en: 'all a TLS server takes, and what is wrong', zh: 'TLS 服务器接受什么，有什么问题' },
    },
  ],
  'audit ssh': [
    { line: 'cutaway audit ssh localhost:2222', does: { en: 'the same for SSH', zh: '对 SSH 服务器做同样的审计' } },
  ],
  'audit targets': [
    {
      line: 'cutaway audit targets targets.txt --ca ca/ca.pem --jobs 2 --out audits.ndjson',
      does: { en: 'many servers, one line of JSON each', zh: '审计多台服务器，每台一行 JSON' },
    },
  ],
  lab: [
    { line: 'cutaway lab tls13', does: { en: 'one design under every attacker', zh: '一种设计面对所有攻击者' } },
    {
      line: 'cutaway lab tls12-rsa stolen-server-key',
      does: { en: 'one of these, step by step', zh: '逐步查看其中一次攻击' },
    },
  ],
  'lab ask': [{ line: 'cutaway lab ask', does: { en: 'the questions there are', zh: '列出所有问题' } }],
  'lab measure': [
    {
      line: 'cutaway lab measure avalanche',
      does: { en: 'one inverted bit changes half of a digest', zh: '翻转一个比特，摘要约有一半改变' },
    },
  ],
  'lab errata': [
    {
      line: 'cutaway lab errata --html errata.html',
      does: { en: 'what is often told wrongly, as a page', zh: '把常见的错误说法写成网页' },
    },
  ],
  'lab tls': [
    {
      line: 'cutaway lab tls --seed 1 --fault server:drop:Finished',
      does: { en: 'a handshake in memory, with one message lost', zh: '内存中的一次握手，丢失一条消息' },
    },
  ],
  'lab ssh': [
    {
      line: 'cutaway lab ssh --seed 1 --known-host changed',
      does: { en: 'the server’s key is another one today', zh: '服务器今天换了密钥' },
    },
  ],
  'lab path': [
    {
      line: 'cutaway lab path --seed 1 --identity expired',
      does: { en: 'how a client judges an expired certificate', zh: '客户端如何判断过期的证书' },
    },
  ],
  'gauntlet list': [
    { line: 'cutaway gauntlet list', does: { en: 'every case and client', zh: '列出所有用例和客户端' } },
  ],
  'gauntlet clients': [
    {
      line: 'cutaway gauntlet clients',
      does: { en: 'how each prepared client is set up', zh: '每个预置客户端如何设置' },
    },
  ],
  'gauntlet tls': [
    {
      line: 'cutaway gauntlet tls --case tls-wrong-host -- curl -sS --cacert {ca} {url}',
      does: { en: 'one case against curl', zh: '用一个用例测试 curl' },
    },
    {
      line: 'cutaway gauntlet tls --case tls-wrong-host --output report.json -- curl -sSk {url}',
      does: { en: 'ends with 1: with -k it falls', zh: '以 1 退出：加 -k 就会上当' },
      exit: 1,
    },
  ],
  'gauntlet ssh': [
    {
      line: 'cutaway gauntlet ssh --client ssh --case ssh-changed-key',
      does: { en: 'one case against OpenSSH', zh: '用一个用例测试 OpenSSH' },
    },
  ],
  'gauntlet smtp': [
    {
      line: 'cutaway gauntlet smtp --client curl-smtp --case smtp-starttls-stripped',
      does: { en: 'a server that takes STARTTLS away', zh: '去掉 STARTTLS 的服务器' },
    },
  ],
  'gauntlet imap': [
    {
      line: 'cutaway gauntlet imap --client curl-imap --case imap-preauth',
      does: { en: 'one that greets as if logged in', zh: '一开始就声称已登录的服务器' },
    },
  ],
  'gauntlet pop3': [
    {
      line: 'cutaway gauntlet pop3 --client curl-pop3 --case pop3-wrong-host',
      does: { en: 'one with the certificate of another host', zh: '出示其他主机证书的服务器' },
    },
  ],
  'gauntlet compare': [
    {
      line: 'cutaway gauntlet compare report.json report.json',
      does: { en: 'reports side by side', zh: '并排比较报告' },
    },
  ],
  'gauntlet serve': [
    {
      line: 'cutaway gauntlet serve tls-wrong-host --port 9443',
      does: { en: 'one hostile server, to try by hand', zh: '启动一台恶意服务器，手工尝试' },
      serves: true,
    },
  ],
  'intercept tls': [
    {
      line: 'cutaway intercept tls --to localhost:8443 --listen 127.0.0.1:9443 --ca-out mitm.pem',
      does: { en: 'between clients and a server', zh: '站在客户端和服务器之间' },
      serves: true,
    },
  ],
  'intercept ssh': [
    {
      line: 'cutaway intercept ssh --to localhost:2222 --listen 127.0.0.1:2022 --known-hosts known_hosts',
      does: { en: 'between clients and an SSH server', zh: '站在客户端和 SSH 服务器之间' },
      serves: true,
    },
  ],
  explain: [
    {
      line: 'cutaway explain TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
      does: { en: 'a cipher suite, word by word', zh: '逐词解释密码套件' },
    },
    {
      line: 'cutaway explain RFC 8446 4.2.8',
      does: { en: 'what enforces a clause', zh: '哪些检查落实了这一条款' },
    },
  ],
  completion: [{ line: 'source <(cutaway completion bash)', does: { en: 'in ~/.bashrc', zh: '写入 ~/.bashrc' } }],
  schema: [
    {
      line: 'cutaway schema cert-verify',
      does: { en: 'that of cutaway cert verify --json', zh: 'cutaway cert verify --json 的 schema' },
    },
  ],
  man: [{ line: 'cutaway man cert | head', does: { en: 'a manual page', zh: '查看手册页' } }],
};

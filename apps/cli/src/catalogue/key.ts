import type { Phrase } from '@cutaway/primitives/explain';

/** What `cutaway key` says. */
export const keyPhrases = {
  'key.summary': {
    en: 'Make, show, convert and certify SSH keys, and sign with them.',
    zh: '生成、查看、转换和认证 SSH 密钥，并用它们签名。',
  },
  'key.argument.file': { en: 'a key file; - is standard input', zh: '密钥文件；- 表示标准输入' },
  'key.argument.files': {
    en: 'private or public keys, certificates, known_hosts, authorized_keys; - is standard input',
    zh: '私钥、公钥、证书、known_hosts、authorized_keys；- 表示标准输入',
  },
  'key.option.passphraseFile': {
    en: 'file with the passphrase, - is standard input; asked for without',
    zh: '存放口令的文件，- 表示标准输入；不给则询问',
  },
  'key.option.newPassphraseFile': {
    en: 'file with the passphrase of what is written',
    zh: '存放新口令的文件，用于所写的密钥',
  },
  'key.option.noPassphrase': { en: 'write it without a passphrase', zh: '写出时不加口令' },
  'key.option.comment': { en: 'comment to write with the key', zh: '随密钥写入的注释' },
  'key.askPassphrase': { en: 'Passphrase of {file}: ', zh: '{file} 的口令：' },
  'key.askNewPassphrase': {
    en: 'New passphrase for {file} (empty for none): ',
    zh: '{file} 的新口令（留空则不加密）：',
  },
  'key.askAgain': { en: 'The same passphrase again: ', zh: '请再输入一次：' },
  'key.passphrasesDiffer': { en: 'The passphrases differ. Try again.', zh: '两次输入不一致，请重试。' },
  'key.passphraseNeeded': {
    en: '{file} is encrypted: give its passphrase with --passphrase-file, a terminal or SSH_ASKPASS.',
    zh: '{file} 已加密：请用 --passphrase-file、终端或 SSH_ASKPASS 提供口令。',
  },
  'key.newPassphraseNeeded': {
    en: 'There is no terminal to ask for a passphrase: use --new-passphrase-file or --no-passphrase.',
    zh: '没有可询问口令的终端：请用 --new-passphrase-file 或 --no-passphrase。',
  },
  'key.privateNeeded': { en: '{file} has no private key.', zh: '{file} 中没有私钥。' },
  'key.securityKey': {
    en: '{file} is of a FIDO key, whose private half never leaves the authenticator.',
    zh: '{file} 是 FIDO 密钥文件，其私钥部分不会离开认证器。',
  },
  'key.notInAgent': {
    en: '{file} has a public key, and the agent does not hold its private half.',
    zh: '{file} 中是公钥，而代理（agent）没有对应的私钥。',
  },
  'key.written': { en: 'Wrote {file}.', zh: '已写入 {file}。' },
  'key.gen.summary': { en: 'Make a key pair.', zh: '生成密钥对。' },
  'key.gen.file': {
    en: 'where to write the private key; the public one goes to FILE.pub (default: ~/.ssh/id_TYPE)',
    zh: '私钥写入的位置；公钥写入 FILE.pub（默认 ~/.ssh/id_类型）',
  },
  'key.gen.type': { en: 'kind of key', zh: '密钥类型' },
  'key.gen.bits': {
    en: 'RSA: 2048 to 16384 (default 3072); ECDSA: 256, 384 or 521',
    zh: 'RSA：2048 至 16384（默认 3072）；ECDSA：256、384 或 521',
  },
  'key.gen.format': { en: 'format of the private key', zh: '私钥格式' },
  'key.gen.rounds': {
    en: 'rounds of bcrypt for the passphrase (default 24)',
    zh: '口令的 bcrypt 轮数（默认 24）',
  },
  'key.gen.private': { en: 'Private key, encrypted: {file}', zh: '私钥（已加密）：{file}' },
  'key.gen.privateOpen': { en: 'Private key, not encrypted: {file}', zh: '私钥（未加密）：{file}' },
  'key.gen.public': { en: 'Public key: {file}', zh: '公钥：{file}' },
  'key.badBits': {
    en: '"{value}" is not a length for this type; use {known}.',
    zh: '该类型没有“{value}”这个长度，可用：{known}。',
  },
  'key.badRsaBits': {
    en: '"{value}" is not a length for RSA keys; use {minimum} to {maximum}.',
    zh: '“{value}”不是可用的 RSA 长度，应在 {minimum} 到 {maximum} 之间。',
  },
  'key.noBits': {
    en: 'Keys of type {type} have one length; leave --bits away.',
    zh: '{type} 密钥长度固定，请去掉 --bits。',
  },
  'key.badRounds': {
    en: '"{value}" is not a number of rounds; use {minimum} to {maximum}.',
    zh: '“{value}”不是可用的轮数，应在 {minimum} 到 {maximum} 之间。',
  },
  'key.show.summary': {
    en: 'Show what is in a key or certificate; of private keys, the public half and how they are protected.',
    zh: '显示密钥或证书的内容；对私钥只显示公钥部分及其保护方式。',
  },
  'key.show.public': { en: 'only the line of the public key', zh: '只输出公钥行' },
  'key.show.type': { en: 'Type', zh: '类型' },
  'key.show.bits': { en: 'Bits', zh: '位数' },
  'key.show.fingerprint': { en: 'Fingerprint', zh: '指纹' },
  'key.show.application': { en: 'Application', zh: '应用' },
  'key.show.comment': { en: 'Comment', zh: '注释' },
  'key.show.format': { en: 'File format', zh: '文件格式' },
  'key.show.protection': { en: 'Protection', zh: '保护' },
  'key.show.unprotected': { en: 'none: whoever has the file has the key', zh: '无：拿到文件就拿到密钥' },
  'key.show.protected': { en: 'encrypted', zh: '已加密' },
  'key.show.rounds': { en: '{rounds} rounds', zh: '{rounds} 轮' },
  'key.show.publicKey': { en: 'Public key', zh: '公钥' },
  'key.show.authority': { en: 'Signing CA', zh: '签发 CA' },
  'key.show.using': { en: 'using {algorithm}', zh: '使用 {algorithm}' },
  'key.show.keyId': { en: 'Key ID', zh: '密钥 ID' },
  'key.show.serial': { en: 'Serial', zh: '序列号' },
  'key.show.valid': { en: 'Valid', zh: '有效期' },
  'key.show.forever': { en: 'forever', zh: '永久' },
  'key.show.after': { en: 'after {from}', zh: '{from} 之后' },
  'key.show.before': { en: 'before {to}', zh: '{to} 之前' },
  'key.show.fromTo': { en: 'from {from} to {to}', zh: '从 {from} 到 {to}' },
  'key.show.principals': { en: 'Principals', zh: '主体（principal）' },
  'key.show.criticalOptions': { en: 'Critical options', zh: '关键选项' },
  'key.show.extensions': { en: 'Extensions', zh: '扩展' },
  'key.show.none': { en: 'none', zh: '无' },
  'key.show.sound': {
    en: 'Signed by the authority it names, and in force. Whether that authority is trusted is not said here.',
    zh: '确由其所写的 CA 签发，且在有效期内。该 CA 是否可信不在此判断。',
  },
  'key.role.user': { en: 'user certificate', zh: '用户证书' },
  'key.role.host': { en: 'host certificate', zh: '主机证书' },
  'key.fingerprint.summary': {
    en: 'Print fingerprints, as ssh-keygen -l does.',
    zh: '输出指纹，格式同 ssh-keygen -l。',
  },
  'key.fingerprint.hash': { en: 'digest of the fingerprint', zh: '指纹所用的散列' },
  'key.fingerprint.randomart': { en: 'also draw the picture of it', zh: '同时画出图形' },
  'key.convert.summary': { en: 'Write a key in another form.', zh: '把密钥写成另一种格式。' },
  'key.convert.to': {
    en: 'openssh and pkcs8 for private keys; public, rfc4716 and pem for public ones',
    zh: '私钥：openssh、pkcs8；公钥：public、rfc4716、pem',
  },
  'key.sign.summary': {
    en: 'Sign files as ssh-keygen -Y sign does, into FILE.sig.',
    zh: '像 ssh-keygen -Y sign 那样给文件签名，写入 FILE.sig。',
  },
  'key.sign.files': {
    en: 'what to sign; - goes from standard input to output',
    zh: '要签名的文件；- 表示从标准输入读、写到标准输出',
  },
  'key.sign.key': {
    en: 'private key, or the public key of one in the agent',
    zh: '私钥；或公钥，其私钥在代理（agent）中',
  },
  'key.sign.namespace': {
    en: 'what the signature is for: file, git, or a name of your own',
    zh: '签名的用途（namespace）：file、git 或自定名称',
  },
  'key.sign.hash': { en: 'digest that is signed', zh: '被签名的散列' },
  'key.sign.noNamespace': { en: 'The namespace must not be empty.', zh: 'namespace 不能为空。' },
  'key.verify.summary': {
    en: 'Check a signature and whose it is; exit code 1 when it is not to be trusted.',
    zh: '检查签名及签名人；不可信时退出码为 1。',
  },
  'key.verify.file': { en: 'what was signed; - is standard input', zh: '被签名的文件；- 表示标准输入' },
  'key.verify.signature': { en: 'the signature', zh: '签名文件' },
  'key.verify.allowedSigners': { en: 'who may sign (allowed_signers)', zh: '谁可以签名（allowed_signers）' },
  'key.verify.identity': { en: 'who must have signed', zh: '必须是谁签的' },
  'key.verify.anySigner': {
    en: 'ask only whether the signature is right, not whose it is',
    zh: '只检查签名是否正确，不问是谁签的',
  },
  'key.verify.revokedFile': { en: 'revoked keys: a KRL or public keys', zh: '已吊销的密钥：KRL 或公钥列表' },
  'key.verify.whose': {
    en: 'Say who may sign with --allowed-signers, or --any-signer when that does not matter.',
    zh: '请用 --allowed-signers 指明谁可以签名；如果无所谓，请用 --any-signer。',
  },
  'key.verify.good': {
    en: 'Good "{namespace}" signature by {principals}, with the {type} key {fingerprint}.',
    zh: '“{namespace}”签名正确，签名人 {principals}，{type} 密钥 {fingerprint}。',
  },
  'key.verify.right': {
    en: 'The "{namespace}" signature is right, made with the {type} key {fingerprint}.',
    zh: '“{namespace}”签名正确，由 {type} 密钥 {fingerprint} 生成。',
  },
  'key.verify.anybody': {
    en: 'Nobody has said whose key that is.',
    zh: '但没有确认这是谁的密钥。',
  },
  'key.verify.refused.signature': {
    en: 'The signature is not right: the file is another one, or was changed.',
    zh: '签名不正确：文件不是原来那个，或者被改动过。',
  },
  'key.verify.refused.namespace': {
    en: 'The signature is for "{found}", not for "{namespace}".',
    zh: '该签名的用途是“{found}”，而不是“{namespace}”。',
  },
  'key.verify.refused.revoked': {
    en: 'The signature is right, and the {type} key {fingerprint} is revoked.',
    zh: '签名正确，但 {type} 密钥 {fingerprint} 已被吊销。',
  },
  'key.verify.refused.signer': {
    en: 'The signature is right, and the {type} key {fingerprint} is not one that may sign here.',
    zh: '签名正确，但 {type} 密钥 {fingerprint} 不在允许的签名人之列。',
  },
  'key.sshKeygen.usage': {
    en: 'cutaway-ssh-keygen does what git asks for: -Y sign, verify, find-principals, check-novalidate.',
    zh: 'cutaway-ssh-keygen 只支持 git 所需的 -Y sign、verify、find-principals、check-novalidate。',
  },
  'key.copyId.summary': {
    en: "Add your public key to a user's authorized_keys on a server, unless it is there.",
    zh: '把您的公钥加入服务器上某用户的 authorized_keys；已有则不动。',
  },
  'key.copyId.identity': {
    en: 'public key to copy, repeatable (default: the first of ~/.ssh/id_ed25519.pub, id_ecdsa.pub, id_rsa.pub)',
    zh: '要复制的公钥，可重复（默认取 ~/.ssh/id_ed25519.pub、id_ecdsa.pub、id_rsa.pub 中第一个存在的）',
  },
  'key.copyId.dryRun': { en: 'say what would be added, and add nothing', zh: '只说明会添加什么，不实际添加' },
  'key.copyId.added': {
    en: 'The {type} key {fingerprint} is now in authorized_keys of {target}.',
    zh: '{type} 密钥 {fingerprint} 已加入 {target} 的 authorized_keys。',
  },
  'key.copyId.present': {
    en: 'The {type} key {fingerprint} was in authorized_keys of {target} already.',
    zh: '{target} 的 authorized_keys 中已有 {type} 密钥 {fingerprint}。',
  },
  'key.copyId.missing': {
    en: 'The {type} key {fingerprint} would go into authorized_keys of {target}.',
    zh: '{type} 密钥 {fingerprint} 将会加入 {target} 的 authorized_keys。',
  },
  'key.copyId.noKey': {
    en: 'There is no key to copy ({files}); name one with --identity.',
    zh: '没有可复制的密钥（{files}）；请用 --identity 指定。',
  },
  'key.copyId.certificate': {
    en: '{file} has a certificate; authorized_keys holds plain keys.',
    zh: '{file} 中是证书，而 authorized_keys 里只放普通公钥。',
  },
  'key.copyId.failed': {
    en: 'The command on the server failed with status {status}.',
    zh: '服务器上的命令失败，退出状态 {status}。',
  },
  'key.certify.summary': {
    en: 'Issue OpenSSH certificates: KEY.pub becomes KEY-cert.pub.',
    zh: '签发 OpenSSH 证书：KEY.pub 得到 KEY-cert.pub。',
  },
  'key.certify.files': {
    en: 'public keys; - goes from standard input to output',
    zh: '公钥；- 表示从标准输入读、写到标准输出',
  },
  'key.certify.ca': {
    en: "the authority's private key, or its public key when the agent has it",
    zh: 'CA 的私钥；若私钥在代理（agent）中则给公钥',
  },
  'key.certify.identity': { en: 'a name for logs (key ID)', zh: '写入日志的名称（密钥 ID）' },
  'key.certify.validity': {
    en: 'how long it is good for, as ssh-keygen -V: +52w, -5m:+1d, 20260101:20270101, always:forever',
    zh: '有效期，格式同 ssh-keygen -V： +52w、 -5m:+1d、 20260101:20270101、 always:forever',
  },
  'key.certify.names': {
    en: 'user or host names it is good for, with commas between',
    zh: '适用的用户名或主机名，用逗号隔开',
  },
  'key.certify.anyPrincipal': { en: 'make it good for every name', zh: '对任何名称都有效' },
  'key.certify.host': { en: 'a certificate for a host, not for a user', zh: '签发主机证书而不是用户证书' },
  'key.certify.serial': {
    en: 'serial number; +N counts up with every file (default: 0)',
    zh: '序列号；+N 表示逐个递增（默认 0）',
  },
  'key.certify.option': {
    en: 'as ssh-keygen -O, repeatable: clear, no-pty, force-command=…, source-address=…, critical:…, extension:…',
    zh: '同 ssh-keygen -O，可重复： clear、 no-pty、 force-command=…、 source-address=…、 critical:…、 extension:…',
  },
  'key.certify.badOption': {
    en: '"{option}" is not an option for this certificate.',
    zh: '“{option}”不是该证书可用的选项。',
  },
  'key.certify.badValidity': {
    en: '"{value}" is no validity; use +52w, -5m:+1d, 20260101:20270101 or always:forever.',
    zh: '“{value}”不是有效期，请用 +52w、-5m:+1d、20260101:20270101 或 always:forever。',
  },
  'key.certify.badSerial': { en: '"{value}" is no serial number.', zh: '“{value}”不是序列号。' },
  'key.certify.principals': {
    en: 'Name whom it is good for with --principals, or say --any-principal.',
    zh: '请用 --principals 指明适用的名称，或用 --any-principal。',
  },
  'key.certify.chain': {
    en: 'An authority signs with a plain key, not with a certificate.',
    zh: 'CA 必须用普通密钥签发，不能用证书。',
  },
} as const satisfies Record<string, Phrase>;

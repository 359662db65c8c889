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
  'key.emptyPassphrase': { en: 'The first line of {file} is empty.', zh: '{file} 的第一行是空的。' },
  'key.privateNeeded': { en: '{file} has no private key.', zh: '{file} 中没有私钥。' },
  'key.securityKey': {
    en: '{file} is of a FIDO key, whose private half never leaves the authenticator.',
    zh: '{file} 是 FIDO 密钥文件，其私钥部分不会离开认证器。',
  },
  'key.notInAgent': {
    en: '{file} has a public key, and the agent does not hold its private half.',
    zh: '{file} 中是公钥，而代理（agent）没有对应的私钥。',
  },
  'key.written': { en: 'Written: {file}', zh: '已写入：{file}' },
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
} as const satisfies Record<string, Phrase>;

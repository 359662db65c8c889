import type { Phrase } from '@cutaway/primitives/explain';

/** What `cutaway known-hosts` says; verdicts are worded by the SSH package. */
export const knownHostsPhrases = {
  'knownHosts.summary': {
    en: 'Look up, check and edit the host keys in known_hosts files.',
    zh: '查询、核对和修改 known_hosts 文件中的主机密钥。',
  },
  'knownHosts.argument.host': {
    en: 'HOST, HOST:PORT or [ADDRESS]:PORT',
    zh: '主机名、主机名:端口 或 [地址]:端口',
  },
  'knownHosts.argument.hosts': {
    en: 'the same, several with commas between; patterns too',
    zh: '同上，多个用逗号隔开；也可以是通配模式',
  },
  'knownHosts.argument.key': {
    en: 'its public key or certificate, or the output of ssh-keyscan; - is standard input',
    zh: '它的公钥或证书，或 ssh-keyscan 的输出；- 表示标准输入',
  },
  'knownHosts.option.files': {
    en: 'a file to look in, repeatable; - is standard input (default: where OpenSSH looks)',
    zh: '要查的文件，可重复；- 表示标准输入（默认与 OpenSSH 相同）',
  },
  'knownHosts.option.file': {
    en: 'the file to change (default: ~/.ssh/known_hosts)',
    zh: '要修改的文件（默认 ~/.ssh/known_hosts）',
  },
  'knownHosts.option.scan': {
    en: 'ask the server for its keys; from HOST unless given',
    zh: '向服务器索取密钥；不写则向 HOST 索取',
  },
  'knownHosts.find.summary': {
    en: 'Show what is recorded about a host; exit code 1 when nothing is.',
    zh: '显示某个主机的记录；没有记录时退出码为 1。',
  },
  'knownHosts.find.lines': { en: 'the lines as they stand in the files', zh: '原样输出文件中的行' },
  'knownHosts.check.summary': {
    en: 'Judge a host key as a client would; exit code 1 unless it is known.',
    zh: '像客户端那样判断主机密钥；不是已知密钥时退出码为 1。',
  },
  'knownHosts.add.summary': { en: 'Record keys for a host.', zh: '为主机记录密钥。' },
  'knownHosts.add.marker': {
    en: "record it as an authority's key, or as revoked",
    zh: '记录为 CA 密钥，或记录为已吊销',
  },
  'knownHosts.add.hash': { en: 'hide the host names', zh: '隐藏主机名（散列）' },
  'knownHosts.add.force': {
    en: 'also when another key of that type is recorded',
    zh: '即使已记录同类型的另一把密钥也照样添加',
  },
  'knownHosts.remove.summary': {
    en: 'Take a host out of a file; the file as it was stays as FILE.old.',
    zh: '从文件中删除主机；原文件保留为 FILE.old。',
  },
  'knownHosts.hash.summary': {
    en: 'Hide all host names in a file; the file as it was stays as FILE.old.',
    zh: '隐藏文件中的所有主机名；原文件保留为 FILE.old。',
  },
  'knownHosts.hash.file': {
    en: 'the file to change; - goes from standard input to output (default: ~/.ssh/known_hosts)',
    zh: '要修改的文件；- 表示从标准输入读、写到标准输出（默认 ~/.ssh/known_hosts）',
  },
  'knownHosts.verdict.known': { en: 'known', zh: '已知' },
  'knownHosts.verdict.unknown': { en: 'unknown', zh: '未知' },
  'knownHosts.verdict.changed': { en: 'changed', zh: '已改变' },
  'knownHosts.verdict.revoked': { en: 'revoked', zh: '已吊销' },
  'knownHosts.verdict.ca-known': { en: 'known by its CA', zh: 'CA 已知' },
  'knownHosts.verdict.ca-unknown': { en: 'of an unknown CA', zh: 'CA 未知' },
  'knownHosts.verdict.ca-invalid': { en: 'certificate not valid', zh: '证书无效' },
  'knownHosts.notFound': { en: 'There is nothing about {host} in {files}.', zh: '{files} 中没有 {host} 的记录。' },
  'knownHosts.kept': { en: 'The file as it was: {file}', zh: '原文件保留为：{file}' },
  'knownHosts.keptPlain': {
    en: 'The file as it was, with the names readable: {file}. Delete it when all is well.',
    zh: '原文件保留为 {file}，其中的主机名仍可读；确认无误后请删除。',
  },
  'knownHosts.added': {
    en: '{file}: the {type} key {fingerprint} is recorded for {host}.',
    zh: '{file}：已为 {host} 记录 {type} 密钥 {fingerprint}。',
  },
  'knownHosts.nothingToAdd': { en: 'Nothing to add: it is recorded already.', zh: '无需添加：已有记录。' },
  'knownHosts.hashed': {
    en: '{file}: hid the names of {hidden} entries; {left} are readable (patterns, authorities, revocations).',
    zh: '{file}：已隐藏 {hidden} 条记录的主机名；{left} 条仍可读（通配模式、CA、吊销）。',
  },
  'knownHosts.scanned': {
    en: 'These keys came over the network: compare the fingerprints with what the administrator says.',
    zh: '这些密钥来自网络：请与管理员提供的指纹核对。',
  },
  'knownHosts.noScan': {
    en: 'Cannot get host keys from {target} ({reason}).',
    zh: '无法从 {target} 取得主机密钥（{reason}）。',
  },
  'knownHosts.keyOrScan': {
    en: 'Give either a file with the key or --scan.',
    zh: '请给出密钥文件或 --scan，二者取一。',
  },
  'knownHosts.badHost': {
    en: '"{host}" is not HOST, HOST:PORT or [ADDRESS]:PORT.',
    zh: '“{host}”不是 主机名、主机名:端口 或 [地址]:端口 的形式。',
  },
  'knownHosts.certificate': {
    en: '{file} has a certificate; record its authority with --marker cert-authority, or the plain key.',
    zh: '{file} 中是证书；请用 --marker cert-authority 记录其 CA，或记录普通公钥。',
  },
  'knownHosts.isRevoked': {
    en: 'The key is marked as revoked for {host} in {file}:{line}.',
    zh: '该密钥在 {file}:{line} 中已标记为 {host} 的吊销密钥。',
  },
  'knownHosts.hasOther': {
    en: '{host} has another key of this type in {file}:{line}. Ask its administrator; then remove it first, or use --force.',
    zh: '{file}:{line} 中已有 {host} 的另一把同类型密钥。请先向管理员核实，再删除旧记录或加 --force。',
  },
} as const satisfies Record<string, Phrase>;

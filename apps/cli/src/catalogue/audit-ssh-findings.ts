import type { Phrase } from '@cutaway/primitives/explain';

/** What `cutaway audit` found on SSH servers, and what to do about it. */
export const auditSshFindingPhrases = {
  'audit.finding.ssh/protocol-1': {
    en: 'The server also speaks SSH-1: {identification}.',
    zh: '服务器还支持 SSH-1：{identification}。',
  },
  'audit.remedy.ssh/protocol-1': { en: 'Allow protocol 2 alone.', zh: '只允许协议版本 2。' },
  'audit.finding.ssh/small-dh-group': {
    en: 'Key exchange with 1024 bits is accepted: {algorithms}.',
    zh: '接受 1024 位的密钥交换：{algorithms}。',
  },
  'audit.remedy.ssh/small-dh-group': { en: 'Remove it from KexAlgorithms.', zh: '从 KexAlgorithms 中去掉它。' },
  'audit.finding.ssh/sha1-key-exchange': {
    en: 'Key exchange with SHA-1 is accepted: {algorithms}.',
    zh: '接受使用 SHA-1 的密钥交换：{algorithms}。',
  },
  'audit.remedy.ssh/sha1-key-exchange': { en: 'Remove it from KexAlgorithms.', zh: '从 KexAlgorithms 中去掉它。' },
  'audit.finding.ssh/dsa-host-key': {
    en: 'There is a DSA host key, of 1024 bits and signing with SHA-1.',
    zh: '存在 DSA 主机密钥：1024 位，且用 SHA-1 签名。',
  },
  'audit.remedy.ssh/dsa-host-key': {
    en: 'Remove the key, and use Ed25519.',
    zh: '删除该密钥，改用 Ed25519。',
  },
  'audit.finding.ssh/sha1-host-key-signature': {
    en: 'The host key signs with SHA-1 when it is asked to: {algorithms}.',
    zh: '主机密钥会应要求用 SHA-1 签名：{algorithms}。',
  },
  'audit.remedy.ssh/sha1-host-key-signature': {
    en: 'Remove ssh-rsa from HostKeyAlgorithms; the same key serves rsa-sha2-256 and -512.',
    zh: '从 HostKeyAlgorithms 中去掉 ssh-rsa；同一密钥可用于 rsa-sha2-256 和 -512。',
  },
  'audit.finding.ssh/no-encryption': { en: 'Connections without encryption are accepted.', zh: '接受不加密的连接。' },
  'audit.remedy.ssh/no-encryption': { en: 'Remove none from Ciphers.', zh: '从 Ciphers 中去掉 none。' },
  'audit.finding.ssh/broken-cipher': {
    en: 'Ciphers that are broken or have blocks of 64 bits are accepted: {algorithms}.',
    zh: '接受已被攻破或分组仅 64 位的密码：{algorithms}。',
  },
  'audit.remedy.ssh/broken-cipher': { en: 'Remove them from Ciphers.', zh: '从 Ciphers 中去掉它们。' },
  'audit.finding.ssh/cbc-cipher': {
    en: 'CBC is accepted, which gives away some plaintext in SSH: {algorithms}.',
    zh: '接受 CBC，它在 SSH 中会泄露部分明文：{algorithms}。',
  },
  'audit.remedy.ssh/cbc-cipher': {
    en: 'Use aes256-gcm@openssh.com, chacha20-poly1305@openssh.com or CTR.',
    zh: '改用 aes256-gcm@openssh.com、chacha20-poly1305@openssh.com 或 CTR。',
  },
  'audit.finding.ssh/no-mac': { en: 'Packets without a MAC are accepted.', zh: '接受不带 MAC 的报文。' },
  'audit.remedy.ssh/no-mac': { en: 'Remove none from MACs.', zh: '从 MACs 中去掉 none。' },
  'audit.finding.ssh/weak-mac': {
    en: 'MACs that are short or rest on MD5 are accepted: {algorithms}.',
    zh: '接受过短或基于 MD5 的 MAC：{algorithms}。',
  },
  'audit.remedy.ssh/weak-mac': { en: 'Remove them from MACs.', zh: '从 MACs 中去掉它们。' },
  'audit.finding.ssh/sha1-mac': {
    en: 'MACs with SHA-1 are accepted: {algorithms}. No attack on them is known.',
    zh: '接受使用 SHA-1 的 MAC：{algorithms}。目前没有已知的攻击。',
  },
  'audit.remedy.ssh/sha1-mac': {
    en: 'Use hmac-sha2-256-etm@openssh.com when no client needs SHA-1.',
    zh: '若没有客户端需要 SHA-1，改用 hmac-sha2-256-etm@openssh.com。',
  },
  'audit.finding.ssh/compression-before-login': {
    en: 'Compression begins before the login: anybody can feed the decompressor.',
    zh: '登录之前就开始压缩：任何人都能向解压程序输入数据。',
  },
  'audit.remedy.ssh/compression-before-login': {
    en: 'Allow zlib@openssh.com alone, or none.',
    zh: '只允许 zlib@openssh.com，或不压缩。',
  },
  'audit.finding.ssh/terrapin': {
    en: 'Without strict kex, packets can be cut off unnoticed (Terrapin) with {algorithms}.',
    zh: '没有 strict kex，使用 {algorithms} 时可悄悄删去报文（Terrapin）。',
  },
  'audit.remedy.ssh/terrapin': {
    en: 'Update the server (OpenSSH 9.6 and later), or remove these ciphers.',
    zh: '升级服务器（OpenSSH 9.6 及以上），或去掉这些密码。',
  },
  'audit.finding.ssh/weak-gex-modulus': {
    en: 'Group exchange gives a group of {bits} bits to clients that ask for little; 2048 are the least.',
    zh: '对要求很低的客户端，群交换会给出 {bits} 位的群；至少应为 2048 位。',
  },
  'audit.remedy.ssh/weak-gex-modulus': {
    en: "Remove the small groups from the moduli file: awk '$5 >= 3071'.",
    zh: "从 moduli 文件中去掉小的群：awk '$5 >= 3071'。",
  },
  'audit.finding.ssh/small-rsa-host-key': {
    en: 'The RSA host key has {bits} bits; 2048 are the least.',
    zh: 'RSA 主机密钥为 {bits} 位，至少应为 2048 位。',
  },
  'audit.remedy.ssh/small-rsa-host-key': {
    en: 'Make a new key of 3072 bits, or use Ed25519.',
    zh: '生成 3072 位的新密钥，或改用 Ed25519。',
  },
  'audit.finding.ssh/no-post-quantum-key-exchange': {
    en: 'No hybrid key exchange is accepted: what is recorded today can be decrypted by a quantum computer later.',
    zh: '不接受任何混合密钥交换：今天录下的流量日后可被量子计算机解密。',
  },
  'audit.remedy.ssh/no-post-quantum-key-exchange': {
    en: 'Allow mlkem768x25519-sha256 (OpenSSH 9.9 and later) or sntrup761x25519-sha512@openssh.com (8.5 and later).',
    zh: '启用 mlkem768x25519-sha256（OpenSSH 9.9 及以上）或 sntrup761x25519-sha512@openssh.com（8.5 及以上）。',
  },
} as const satisfies Record<string, Phrase>;

import type { Phrase } from '@cutaway/primitives/explain';

/** What `cutaway audit` found on TLS servers, and what to do about it. */
export const auditFindingPhrases = {
  'audit.finding.tls/ssl-3.0': {
    en: 'SSL 3.0 is accepted: its padding can be read byte by byte (POODLE).',
    zh: '接受 SSL 3.0：可利用其填充逐字节解出明文（POODLE）。',
  },
  'audit.remedy.tls/ssl-3.0': { en: 'Switch SSL 3.0 off.', zh: '关闭 SSL 3.0。' },
  'audit.finding.tls/old-version': {
    en: 'Deprecated versions are accepted: {versions}. They rest on MD5 and SHA-1.',
    zh: '接受已弃用的版本：{versions}。它们依赖 MD5 和 SHA-1。',
  },
  'audit.remedy.tls/old-version': { en: 'Allow TLS 1.2 and 1.3 alone.', zh: '只允许 TLS 1.2 和 1.3。' },
  'audit.finding.tls/no-modern-version': {
    en: 'Neither TLS 1.2 nor TLS 1.3 is accepted.',
    zh: '既不接受 TLS 1.2，也不接受 TLS 1.3。',
  },
  'audit.remedy.tls/no-modern-version': {
    en: 'Update the server’s TLS library and allow TLS 1.3 and 1.2.',
    zh: '升级服务器的 TLS 库，启用 TLS 1.3 和 1.2。',
  },
  'audit.finding.tls/no-tls-1.3': { en: 'TLS 1.3 is not accepted.', zh: '不接受 TLS 1.3。' },
  'audit.remedy.tls/no-tls-1.3': { en: 'Allow TLS 1.3.', zh: '启用 TLS 1.3。' },
  'audit.finding.tls/null-suite': {
    en: 'Suites that encrypt nothing are accepted: {suites}.',
    zh: '接受不加密的套件：{suites}。',
  },
  'audit.remedy.tls/null-suite': {
    en: 'Remove the NULL suites (OpenSSL: !eNULL).',
    zh: '去掉 NULL 套件（OpenSSL：!eNULL）。',
  },
  'audit.finding.tls/anonymous-suite': {
    en: 'Suites without a certificate are accepted: anyone on the way can be the server. {suites}.',
    zh: '接受不使用证书的套件，途中任何人都能冒充服务器：{suites}。',
  },
  'audit.remedy.tls/anonymous-suite': {
    en: 'Remove the anonymous suites (OpenSSL: !aNULL).',
    zh: '去掉匿名套件（OpenSSL：!aNULL）。',
  },
  'audit.finding.tls/export-suite': {
    en: 'EXPORT suites are accepted, with keys of 40 bits: {suites}.',
    zh: '接受密钥仅 40 位的 EXPORT 套件：{suites}。',
  },
  'audit.remedy.tls/export-suite': { en: 'Remove the EXPORT suites.', zh: '去掉 EXPORT 套件。' },
  'audit.finding.tls/rc4-suite': {
    en: 'RC4 is accepted; its key stream is biased: {suites}.',
    zh: '接受 RC4，其密钥流有偏差：{suites}。',
  },
  'audit.remedy.tls/rc4-suite': { en: 'Remove RC4.', zh: '去掉 RC4。' },
  'audit.finding.tls/des-suite': {
    en: 'DES with its key of 56 bits is accepted: {suites}.',
    zh: '接受 56 位密钥的 DES：{suites}。',
  },
  'audit.remedy.tls/des-suite': { en: 'Remove DES.', zh: '去掉 DES。' },
  'audit.finding.tls/64-bit-block-suite': {
    en: 'Ciphers with blocks of 64 bits are accepted; blocks repeat in long connections (Sweet32): {suites}.',
    zh: '接受 64 位分组的密码，长连接中分组会重复（Sweet32）：{suites}。',
  },
  'audit.remedy.tls/64-bit-block-suite': { en: 'Remove 3DES and IDEA.', zh: '去掉 3DES 和 IDEA。' },
  'audit.finding.tls/static-rsa-suite': {
    en: 'Static RSA key exchange is accepted: whoever gets the key later reads what was recorded, and the server may be an oracle (ROBOT). {suites}.',
    zh: '接受静态 RSA 密钥交换：日后得到私钥的人能解密录下的流量，服务器还可能成为 oracle（ROBOT）：{suites}。',
  },
  'audit.remedy.tls/static-rsa-suite': {
    en: 'Remove the suites with RSA key exchange (OpenSSL: !kRSA).',
    zh: '去掉 RSA 密钥交换的套件（OpenSSL：!kRSA）。',
  },
  'audit.finding.tls/cbc-suite': {
    en: 'CBC suites are accepted; their padding has been an oracle again and again: {suites}.',
    zh: '接受 CBC 套件，其填充屡次成为 oracle：{suites}。',
  },
  'audit.remedy.tls/cbc-suite': {
    en: 'Prefer AES-GCM and ChaCha20-Poly1305, and remove CBC when no client needs it.',
    zh: '优先使用 AES-GCM 和 ChaCha20-Poly1305；若没有客户端需要，去掉 CBC。',
  },
  'audit.finding.tls/no-forward-secrecy': {
    en: 'No suite has forward secrecy.',
    zh: '没有任何套件提供前向安全。',
  },
  'audit.remedy.tls/no-forward-secrecy': {
    en: 'Allow TLS 1.3 or suites with ECDHE.',
    zh: '启用 TLS 1.3 或 ECDHE 套件。',
  },
  'audit.finding.tls/no-server-order': {
    en: 'The client’s order of suites decides ({versions}): a client with a bad order gets a bad suite.',
    zh: '由客户端的套件顺序决定（{versions}）：顺序不当的客户端会得到较差的套件。',
  },
  'audit.remedy.tls/no-server-order': {
    en: 'Nothing, when every suite that is left is sound; else let the server choose.',
    zh: '若余下的套件都可靠则无需处理；否则让服务器来选择。',
  },
  'audit.finding.tls/broken-dh-group': {
    en: 'The Diffie-Hellman prime has {bits} bits: it can be broken (Logjam).',
    zh: 'Diffie-Hellman 素数只有 {bits} 位，可被攻破（Logjam）。',
  },
  'audit.remedy.tls/broken-dh-group': {
    en: 'Use ECDHE, or a group of RFC 7919 with 2048 bits or more.',
    zh: '使用 ECDHE，或 RFC 7919 中 2048 位及以上的群。',
  },
  'audit.finding.tls/weak-dh-group': {
    en: 'The Diffie-Hellman prime has {bits} bits; 2048 are the least.',
    zh: 'Diffie-Hellman 素数为 {bits} 位，至少应为 2048 位。',
  },
  'audit.remedy.tls/weak-dh-group': {
    en: 'Use ECDHE, or a group of RFC 7919 with 2048 bits or more.',
    zh: '使用 ECDHE，或 RFC 7919 中 2048 位及以上的群。',
  },
  'audit.finding.tls/no-post-quantum-group': {
    en: 'No hybrid group is accepted: what is recorded today can be decrypted by a quantum computer later.',
    zh: '不接受任何混合群：今天录下的流量日后可被量子计算机解密。',
  },
  'audit.remedy.tls/no-post-quantum-group': {
    en: 'Allow X25519MLKEM768 (OpenSSL 3.5 and later).',
    zh: '启用 X25519MLKEM768（OpenSSL 3.5 及以上）。',
  },
  'audit.finding.tls/md5-signature': {
    en: 'The server signs with MD5 when it is asked to: {schemes}.',
    zh: '服务器会应要求用 MD5 签名：{schemes}。',
  },
  'audit.remedy.tls/md5-signature': { en: 'Remove MD5 from the signature schemes.', zh: '从签名方案中去掉 MD5。' },
  'audit.finding.tls/sha1-signature': {
    en: 'The server signs with SHA-1 when it is asked to: {schemes}.',
    zh: '服务器会应要求用 SHA-1 签名：{schemes}。',
  },
  'audit.remedy.tls/sha1-signature': { en: 'Remove SHA-1 from the signature schemes.', zh: '从签名方案中去掉 SHA-1。' },
  'audit.finding.tls/no-secure-renegotiation': {
    en: 'renegotiation_info is missing: an attacker can put data before the client’s own (CVE-2009-3555).',
    zh: '缺少 renegotiation_info：攻击者可在客户端数据前插入自己的数据（CVE-2009-3555）。',
  },
  'audit.remedy.tls/no-secure-renegotiation': { en: 'Update the server’s TLS library.', zh: '升级服务器的 TLS 库。' },
  'audit.finding.tls/no-extended-master-secret': {
    en: 'extended_master_secret is missing: two connections can be given one secret (Triple Handshake).',
    zh: '缺少 extended_master_secret：两个连接可被弄成同一密钥（三次握手攻击，Triple Handshake）。',
  },
  'audit.remedy.tls/no-extended-master-secret': { en: 'Update the server’s TLS library.', zh: '升级服务器的 TLS 库。' },
  'audit.finding.tls/no-encrypt-then-mac': {
    en: 'CBC suites are used without encrypt-then-MAC.',
    zh: 'CBC 套件未使用先加密后 MAC（encrypt-then-MAC）。',
  },
  'audit.remedy.tls/no-encrypt-then-mac': {
    en: 'Remove the CBC suites, or allow encrypt_then_mac.',
    zh: '去掉 CBC 套件，或启用 encrypt_then_mac。',
  },
  'audit.finding.tls/compression': {
    en: 'TLS compression is on: lengths tell secrets (CRIME).',
    zh: '启用了 TLS 压缩：长度会泄露秘密（CRIME）。',
  },
  'audit.remedy.tls/compression': { en: 'Switch compression off.', zh: '关闭压缩。' },
  'audit.finding.tls/heartbeat': {
    en: 'The heartbeat extension is on. Old libraries leak memory with it (CVE-2014-0160, Heartbleed); that was not tried.',
    zh: '启用了心跳扩展。旧库会因此泄露内存（CVE-2014-0160，Heartbleed）；此处没有尝试利用。',
  },
  'audit.remedy.tls/heartbeat': {
    en: 'Switch it off: TLS over TCP has no use for it.',
    zh: '关闭它：基于 TCP 的 TLS 用不到。',
  },
  'audit.finding.tls/no-downgrade-sentinel': {
    en: 'The server speaks TLS 1.3 and does not say so in the random of lower versions: a downgrade goes unseen.',
    zh: '服务器支持 TLS 1.3，却没有在较低版本的 random 中标明：降级攻击不会被察觉。',
  },
  'audit.remedy.tls/no-downgrade-sentinel': { en: 'Update the server’s TLS library.', zh: '升级服务器的 TLS 库。' },
  'audit.finding.tls/no-fallback-scsv': {
    en: 'A client that falls back is not stopped (TLS_FALLBACK_SCSV is passed over).',
    zh: '不阻止客户端回退到低版本（忽略 TLS_FALLBACK_SCSV）。',
  },
  'audit.remedy.tls/no-fallback-scsv': {
    en: 'Switch the lower versions off, or update the server’s TLS library.',
    zh: '关闭较低版本，或升级服务器的 TLS 库。',
  },
  'audit.finding.tls/no-stapling': { en: 'No OCSP response is stapled.', zh: '未附带（staple）OCSP 响应。' },
  'audit.remedy.tls/no-stapling': {
    en: 'Staple one when the certificate names an OCSP responder; many authorities have none any more.',
    zh: '若证书给出了 OCSP 地址则附带响应；许多 CA 已不再提供 OCSP。',
  },
  'audit.finding.tls/certificate-expires-soon': {
    en: 'The certificate expires in {days} days, at {until}.',
    zh: '证书将在 {days} 天后（{until}）过期。',
  },
  'audit.remedy.tls/certificate-expires-soon': {
    en: 'Renew it, and find out why that did not happen by itself.',
    zh: '更新证书，并查明为何没有自动更新。',
  },
  'audit.remedy.chain': {
    en: 'Look closer with cutaway cert verify and cutaway cert lint, and have it issued anew.',
    zh: '用 cutaway cert verify 和 cutaway cert lint 进一步查看，并重新签发证书。',
  },
} as const satisfies Record<string, Phrase>;

import type { Catalogue } from '@cutaway/primitives/explain';
import type { FailureCode } from '../verify/check.js';

/** What each code of an error or a failed check means. */
export const errorPhrases: Catalogue<`error.${FailureCode}`> = {
  'error.x509/der-truncated': {
    en: 'The bytes end inside an element: {expected} expected, {actual} left.',
    zh: '字节在元素中间就结束了：应有 {expected}，只剩 {actual}。',
  },
  'error.x509/der-trailing-bytes': {
    en: '{actual} bytes are left over behind the last element.',
    zh: '最后一个元素之后还多出 {actual} 个字节。',
  },
  'error.x509/der-unexpected-tag': {
    en: 'A {expected} must stand here.',
    zh: '此处应当是 {expected}。',
  },
  'error.x509/der-non-minimal-tag': {
    en: 'The tag is not written in its shortest form.',
    zh: '标签没有使用最短编码。',
  },
  'error.x509/der-non-minimal-length': {
    en: 'The length {length} is not written in its shortest form.',
    zh: '长度 {length} 没有使用最短编码。',
  },
  'error.x509/der-indefinite-length': {
    en: 'The length is indefinite; DER allows definite lengths only.',
    zh: '使用了不定长编码，DER 只允许定长编码。',
  },
  'error.x509/der-wrong-length': {
    en: 'The contents of a {type} have {actual} bytes where {expected} belong.',
    zh: '{type} 的内容有 {actual} 个字节，应为 {expected} 个。',
  },
  'error.x509/der-constructed-string': {
    en: 'The {expected} is put together from parts; DER allows one piece only.',
    zh: '{expected} 被拆成了多段，DER 只允许一整段。',
  },
  'error.x509/der-invalid-boolean': {
    en: 'The BOOLEAN holds {actual}; DER allows 0 and 255 only.',
    zh: 'BOOLEAN 的值是 {actual}，DER 只允许 0 和 255。',
  },
  'error.x509/der-non-minimal-integer': {
    en: 'The INTEGER begins with a byte that is not needed.',
    zh: 'INTEGER 开头有多余的字节。',
  },
  'error.x509/der-negative-integer': {
    en: 'The INTEGER is negative where only positive numbers make sense.',
    zh: 'INTEGER 是负数，而此处只能是非负数。',
  },
  'error.x509/der-integer-too-large': {
    en: 'The INTEGER is greater than {max}.',
    zh: 'INTEGER 大于 {max}。',
  },
  'error.x509/der-invalid-unused-bits': {
    en: 'The BIT STRING states {actual} unused bits, which is not possible here.',
    zh: 'BIT STRING 声明了 {actual} 个未用比特，此处不可能。',
  },
  'error.x509/der-nonzero-unused-bits': {
    en: 'Unused bits of the BIT STRING are not zero.',
    zh: 'BIT STRING 的未用比特不为零。',
  },
  'error.x509/der-trailing-zero-bits': {
    en: 'The list of named bits ends with zero bits, which DER leaves out.',
    zh: '命名比特列表以零比特结尾，DER 应当省略它们。',
  },
  'error.x509/der-invalid-object-identifier': {
    en: 'The OBJECT IDENTIFIER is not well-formed: {actual}.',
    zh: 'OBJECT IDENTIFIER 格式不正确：{actual}。',
  },
  'error.x509/der-invalid-time': {
    en: 'The time “{actual}” does not have the form that RFC 5280 requires.',
    zh: '时间“{actual}”不符合 RFC 5280 规定的格式。',
  },
  'error.x509/der-invalid-character': {
    en: 'The {type} holds a character that it may not hold.',
    zh: '{type} 中出现了不允许的字符。',
  },
  'error.x509/der-unsorted-set': {
    en: 'The elements of the SET OF are not in order.',
    zh: 'SET OF 的元素没有排序。',
  },
  'error.x509/der-default-value-encoded': {
    en: 'A default value is written out; DER leaves it out.',
    zh: '写出了默认值，DER 应当省略默认值。',
  },
  'error.x509/der-too-deep': {
    en: 'Elements are nested deeper than {max} levels.',
    zh: '元素嵌套超过 {max} 层。',
  },
  'error.x509/der-too-large': {
    en: 'The input has {actual} bytes; at most {max} are taken.',
    zh: '输入有 {actual} 个字节，最多接受 {max} 个。',
  },
  'error.x509/der-too-many-elements': {
    en: 'The input has more than {max} elements.',
    zh: '输入的元素超过 {max} 个。',
  },
  'error.x509/der-unencodable': {
    en: '“{actual}” cannot be written as {expected}.',
    zh: '“{actual}”无法编码为 {expected}。',
  },
  'error.x509/unexpected-version': {
    en: 'Version {actual} does not exist here.',
    zh: '此处不存在版本 {actual}。',
  },
  'error.x509/extensions-need-version-3': {
    en: 'The certificate has extensions but is of version {actual}.',
    zh: '证书带有扩展，版本号却是 {actual}。',
  },
  'error.x509/unique-identifiers-need-version-2': {
    en: 'The certificate has unique identifiers but is of version {actual}.',
    zh: '证书带有唯一标识符，版本号却是 {actual}。',
  },
  'error.x509/serial-number-negative': {
    en: 'The serial number is negative.',
    zh: '序列号是负数。',
  },
  'error.x509/serial-number-too-long': {
    en: 'The serial number has {actual} bytes; at most {max} are allowed.',
    zh: '序列号有 {actual} 个字节，最多允许 {max} 个。',
  },
  'error.x509/signature-algorithm-mismatch': {
    en: 'The signed part names the signature algorithm {expected}, the unsigned part {actual}.',
    zh: '被签名部分写明的签名算法是 {expected}，未签名部分却是 {actual}。',
  },
  'error.x509/duplicate-extension': {
    en: 'The extension {actual} stands there twice.',
    zh: '扩展 {actual} 出现了两次。',
  },
  'error.x509/empty-sequence': {
    en: '{type} is empty; it must have at least {expected} element.',
    zh: '{type} 为空，至少应有 {expected} 个元素。',
  },
  'error.x509/invalid-value': {
    en: 'The contents are not a {type}.',
    zh: '内容不是合法的 {type}。',
  },
  'error.x509/invalid-algorithm-parameters': {
    en: 'The parameters of the algorithm {algorithm} are not the ones it must have.',
    zh: '算法 {algorithm} 的参数不正确。',
  },
  'error.x509/unsupported-algorithm': {
    en: 'The algorithm {actual} is not supported.',
    zh: '不支持算法 {actual}。',
  },
  'error.x509/unsupported-key': {
    en: 'A key of the type {actual} cannot be used here.',
    zh: '{actual} 类型的密钥不能用在这里。',
  },
  'error.x509/invalid-key': {
    en: 'The {type} key is not valid: {reason}.',
    zh: '{type} 密钥无效：{reason}。',
  },
  'error.x509/key-encrypted': {
    en: 'The key is protected by a passphrase.',
    zh: '密钥受口令保护。',
  },
  'error.x509/decryption-failed': {
    en: 'The {algorithm} decryption failed: the password is wrong, or the data was damaged.',
    zh: '{algorithm} 解密失败：口令错误，或者数据已损坏。',
  },
  'error.x509/password-too-costly': {
    en: 'Turning the password into a key would take {actual} steps; at most {max} are done unless the limit is raised (passwordLimits, --max-iterations).',
    zh: '从口令导出密钥需要 {actual} 步，上限为 {max} 步；可用 passwordLimits 或 --max-iterations 提高。',
  },
  'error.x509/password-costs-too-much-together': {
    en: 'The parts of this file ask for more than {max} steps together to turn the password into keys; no more are done.',
    zh: '该文件各部分从口令导出密钥所需的步数合计超过上限 {max} 步，已停止处理。',
  },
  'error.x509/mac-mismatch': {
    en: 'The authentication code does not match: the password is wrong, or the file was changed.',
    zh: '消息认证码不匹配：口令错误，或者文件被改动过。',
  },
  'error.x509/invalid-jwk': {
    en: 'This is not a JWK that can be used: {member}.',
    zh: '这不是可用的 JWK：{member}。',
  },
  'error.x509/invalid-pem': {
    en: 'The PEM block “{label}” is not base64.',
    zh: 'PEM 块“{label}”不是合法的 base64。',
  },
  'error.x509/pem-block-missing': {
    en: 'The text has no PEM block {expected}.',
    zh: '文本中没有 PEM 块 {expected}。',
  },
  'error.x509/invalid-name': {
    en: '“{actual}” is not a name that can be used here.',
    zh: '“{actual}”不是可用的名称。',
  },
  'error.x509/unknown-issuer': {
    en: 'The certificate was issued by “{issuer}”, which is neither trusted nor among the certificates sent along.',
    zh: '证书由“{issuer}”签发，它既不受信任，也不在随附的证书之中。',
  },
  'error.x509/untrusted-root': {
    en: 'The path ends at the self-issued certificate “{issuer}”, which is not trusted.',
    zh: '证书路径止于自签发证书“{issuer}”，而它不受信任。',
  },
  'error.x509/not-fetched': {
    en: 'Cannot fetch {url}: {reason}.',
    zh: '无法获取 {url}：{reason}。',
  },
  'error.x509/request-signature-wrong': {
    en: 'The request is not signed by the key in it: whoever sent it may not have that key.',
    zh: '请求不是用其中的密钥签名的，发送者可能并不持有该密钥。',
  },
  'error.x509/bad-signature': {
    en: 'The signature does not verify under the issuer’s public key: the certificate was changed, or issued by someone else.',
    zh: '用签发者的公钥验证签名失败：证书被改动过，或者并非由它签发。',
  },
  'error.x509/expired': {
    en: 'The certificate expired at {notAfter}; it is {time}.',
    zh: '证书已于 {notAfter} 过期，现在是 {time}。',
  },
  'error.x509/not-yet-valid': {
    en: 'The certificate is valid from {notBefore} on; it is {time}.',
    zh: '证书从 {notBefore} 起才有效，现在是 {time}。',
  },
  'error.x509/name-mismatch': {
    en: 'The certificate is not for {expected}. It is for: {actual}.',
    zh: '证书不是签发给 {expected} 的，它对应的名称是：{actual}。',
  },
  'error.x509/not-a-ca': {
    en: 'The issuer’s certificate is not that of a CA.',
    zh: '签发者的证书不是 CA 证书。',
  },
  'error.x509/path-length-exceeded': {
    en: 'Below this CA stand {actual} further CAs; it allows {max}.',
    zh: '该 CA 之下还有 {actual} 级 CA，而它只允许 {max} 级。',
  },
  'error.x509/key-usage-forbids': {
    en: 'The key may be used for: {actual}. Needed is one of: {expected}.',
    zh: '该密钥只能用于：{actual}。需要其中之一：{expected}。',
  },
  'error.x509/purpose-forbidden': {
    en: 'The certificate is meant for: {actual}. Needed is {expected}.',
    zh: '证书的用途是：{actual}，而需要的是 {expected}。',
  },
  'error.x509/name-constraint-invalid': {
    en: 'The name constraint {subtree} is malformed.',
    zh: '名称约束 {subtree} 的格式不正确。',
  },
  'error.x509/name-excluded': {
    en: 'The CA must not issue for the {type} “{name}”: its name constraints exclude it.',
    zh: '该 CA 不得为 {type}“{name}”签发证书：它的名称约束排除了这个名称。',
  },
  'error.x509/name-not-permitted': {
    en: 'The CA must not issue for the {type} “{name}”: its name constraints permit others only.',
    zh: '该 CA 不得为 {type}“{name}”签发证书：它的名称约束只允许其他名称。',
  },
  'error.x509/unknown-critical-extension': {
    en: 'The extension {extension} is critical and cannot be processed.',
    zh: '扩展 {extension} 标记为关键，但无法处理。',
  },
  'error.x509/signature-algorithm-forbidden': {
    en: 'Signatures by {algorithm} are not accepted.',
    zh: '不接受 {algorithm} 签名。',
  },
  'error.x509/public-key-forbidden': {
    en: 'A public key {key} is not accepted.',
    zh: '不接受 {key} 公钥。',
  },
  'error.x509/path-too-deep': {
    en: 'More than {max} certificates would stand between this one and a trust anchor.',
    zh: '从该证书到信任锚之间的证书会超过 {max} 张。',
  },
  'error.x509/budget-exceeded': {
    en: 'The search for a path was given up after {max} {kind}.',
    zh: '路径搜索已放弃：{kind} 的预算 {max} 已用完。',
  },
  'error.x509/extension-missing': {
    en: 'The certificate lacks the extension {extension}.',
    zh: '证书缺少扩展 {extension}。',
  },
  'error.x509/extension-forbidden': {
    en: 'The extension {extension} may not stand in this certificate.',
    zh: '该证书不得包含扩展 {extension}。',
  },
  'error.x509/wrong-criticality': {
    en: 'The extension {extension} must be {expected}.',
    zh: '扩展 {extension} 的关键性标记有误，应为 {expected}。',
  },
  'error.x509/field-missing': {
    en: 'The field {field} is missing.',
    zh: '缺少字段 {field}。',
  },
  'error.x509/field-forbidden': {
    en: '{field} may not stand here.',
    zh: '此处不得出现 {field}。',
  },
  'error.x509/empty-name': {
    en: 'The {field} is empty.',
    zh: '{field} 为空。',
  },
  'error.x509/malformed-name': {
    en: 'The {type} “{value}” is malformed.',
    zh: '{type}“{value}”格式不正确。',
  },
  'error.x509/serial-number-zero': {
    en: 'The serial number is zero; it must be positive.',
    zh: '序列号为零，而它必须是正数。',
  },
  'error.x509/version-forbidden': {
    en: 'The certificate is of version {actual}; it must be of version 3.',
    zh: '证书版本是 {actual}，应为 3。',
  },
  'error.x509/time-encoding': {
    en: 'The time {field} is written as GeneralizedTime although it lies before 2050.',
    zh: '时间 {field} 早于 2050 年，却使用了 GeneralizedTime。',
  },
  'error.x509/key-usage-inconsistent': {
    en: 'The key usage does not agree with basicConstraints: {actual}.',
    zh: '密钥用法与 basicConstraints 不一致：{actual}。',
  },
  'error.x509/any-policy-mapped': {
    en: 'anyPolicy is mapped, which is not allowed.',
    zh: '对 anyPolicy 做了映射，这是不允许的。',
  },
  'error.x509/key-identifier-mismatch': {
    en: 'The root names another key than its own as the one that signed it.',
    zh: '根证书声称签名它的密钥并不是它自己的密钥。',
  },
  'error.x509/wildcard-for-public-suffix': {
    en: 'The wildcard {name} takes in the names of unrelated owners: what follows it is a public suffix.',
    zh: '通配符 {name} 涵盖了互不相干的所有者的名称：其后是公共后缀。',
  },
  'error.x509/common-name-not-alternative': {
    en: 'The commonName “{name}” is none of the alternative names.',
    zh: 'commonName“{name}”不在备用名称之列。',
  },
  'error.x509/no-valid-policy': {
    en: 'A certificate policy is required along the path, and no acceptable one is valid for all of it.',
    zh: '路径要求具备证书策略，但没有一个可接受的策略对整条路径有效。',
  },
  'error.x509/revoked': {
    en: 'The certificate was revoked at {date}, reason: {reason} (says {source}).',
    zh: '证书已于 {date} 被吊销，原因：{reason}（来源：{source}）。',
  },
  'error.x509/staple-missing': {
    en: 'The certificate says that its server staples an OCSP response, and none that counts came. {reason}',
    zh: '证书声明其服务器会随附 OCSP 响应（OCSP stapling），但没有收到有效的响应。{reason}',
  },
  'error.x509/revocation-unknown': {
    en: 'Nothing says whether the certificate was revoked. {reasons}',
    zh: '无从得知证书是否已被吊销。{reasons}',
  },
};

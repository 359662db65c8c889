import type { Catalogue } from '@cutaway/primitives/explain';

/** `lint.<id>`: what each rule of the linter found. */
export const lintPhrases: Catalogue = {
  'lint.version-not-3': {
    en: 'The certificate is of version {actual}; only version 3 can say what it is for.',
    zh: '证书是第 {actual} 版，只有第 3 版才能说明用途。',
  },
  'lint.serial-number-zero': { en: 'The serial number is zero.', zh: '序列号为零。' },
  'lint.serial-number-short': {
    en: 'The serial number has {actual} bits; 64 unpredictable ones are required.',
    zh: '序列号只有 {actual} 位，至少需要 64 位不可预测的数据。',
  },
  'lint.validity-reversed': { en: 'It ends before it begins.', zh: '截止时间早于起始时间。' },
  'lint.time-type-wrong': {
    en: 'Times through 2049 are UTCTime, later ones GeneralizedTime.',
    zh: '2049 年及以前的时间须用 UTCTime，之后须用 GeneralizedTime。',
  },
  'lint.validity-over-825-days': {
    en: 'It is good for {actual} days; {limit} are the most.',
    zh: '有效期 {actual} 天，上限为 {limit} 天。',
  },
  'lint.validity-over-398-days': {
    en: 'It is good for {actual} days; {limit} are the most.',
    zh: '有效期 {actual} 天，上限为 {limit} 天。',
  },
  'lint.validity-over-200-days': {
    en: 'It is good for {actual} days; {limit} are the most.',
    zh: '有效期 {actual} 天，上限为 {limit} 天。',
  },
  'lint.validity-over-100-days': {
    en: 'It is good for {actual} days; {limit} are the most.',
    zh: '有效期 {actual} 天，上限为 {limit} 天。',
  },
  'lint.ca-validity-over-25-years': {
    en: 'The authority is good for more than 25 years.',
    zh: 'CA 证书有效期超过 25 年。',
  },
  'lint.self-signed-end-entity': {
    en: 'Issuer and subject are the same, and it is no authority.',
    zh: '签发者与主体相同，但并非 CA。',
  },
  'lint.issuer-empty': { en: 'The issuer has no name.', zh: '签发者名称为空。' },
  'lint.ca-subject-empty': { en: 'The authority has no name.', zh: 'CA 的主体名称为空。' },
  'lint.subject-empty-without-names': {
    en: 'It names nobody: the subject is empty, and there is no subjectAltName.',
    zh: '没有写明属于谁：主体为空，也没有 subjectAltName。',
  },
  'lint.subject-empty-names-not-critical': {
    en: 'The subject is empty, so subjectAltName must be critical.',
    zh: '主体为空时，subjectAltName 必须是关键扩展。',
  },
  'lint.common-name-too-long': { en: '{attribute} is longer than 64 characters.', zh: '{attribute} 超过 64 个字符。' },
  'lint.organization-name-too-long': {
    en: '{attribute} is longer than 64 characters.',
    zh: '{attribute} 超过 64 个字符。',
  },
  'lint.organizational-unit-name-too-long': {
    en: '{attribute} is longer than 64 characters.',
    zh: '{attribute} 超过 64 个字符。',
  },
  'lint.locality-name-too-long': {
    en: '{attribute} is longer than 128 characters.',
    zh: '{attribute} 超过 128 个字符。',
  },
  'lint.state-or-province-name-too-long': {
    en: '{attribute} is longer than 128 characters.',
    zh: '{attribute} 超过 128 个字符。',
  },
  'lint.serial-number-attribute-too-long': {
    en: 'The attribute {attribute} is longer than 64 characters.',
    zh: '属性 {attribute} 超过 64 个字符。',
  },
  'lint.country-name-not-two-letters': {
    en: '"{actual}" is no country code of two capital letters.',
    zh: '“{actual}”不是两个大写字母的国家代码。',
  },
  'lint.country-name-not-printable': {
    en: 'The country code must be a PrintableString.',
    zh: '国家代码必须是 PrintableString。',
  },
  'lint.name-old-string-type': {
    en: '{attribute} has a string type that new certificates must not have.',
    zh: '{attribute} 使用了新证书不应再用的字符串类型。',
  },
  'lint.name-control-character': { en: '{attribute} has a control character.', zh: '{attribute} 含有控制字符。' },
  'lint.name-space-at-end': { en: '{attribute} begins or ends with a space.', zh: '{attribute} 首尾有空格。' },
  'lint.name-value-empty': { en: '{attribute} is empty.', zh: '{attribute} 的值为空。' },
  'lint.name-several-values': {
    en: 'A RelativeDistinguishedName has several attributes, which few programs expect.',
    zh: '一个 RelativeDistinguishedName 含有多个属性，很少有程序能正确处理。',
  },
  'lint.email-in-subject': {
    en: 'A mailbox stands in the subject; its place is subjectAltName.',
    zh: '邮箱写在主体里，应放在 subjectAltName 中。',
  },
  'lint.organizational-unit-name-present': {
    en: 'organizationalUnitName is no longer allowed.',
    zh: '已不允许使用 organizationalUnitName。',
  },
  'lint.subject-attribute-twice': {
    en: '{attribute} stands in the subject twice.',
    zh: '{attribute} 在主体中出现了两次。',
  },
  'lint.unique-identifier-present': { en: 'Unique identifiers must not be used.', zh: '不得使用唯一标识符字段。' },
  'lint.rsa-under-2048': {
    en: 'The RSA key has {actual} bits; 2048 are the least.',
    zh: 'RSA 密钥只有 {actual} 位，至少需要 2048 位。',
  },
  'lint.rsa-length-not-multiple-of-8': {
    en: 'The RSA key has {actual} bits, not a multiple of 8.',
    zh: 'RSA 密钥长度 {actual} 位不是 8 的倍数。',
  },
  'lint.rsa-exponent-even': {
    en: 'The public exponent {actual} is even or below 3.',
    zh: '公钥指数 {actual} 为偶数或小于 3。',
  },
  'lint.rsa-exponent-small': {
    en: 'The public exponent {actual} is below 65537.',
    zh: '公钥指数 {actual} 小于 65537。',
  },
  'lint.rsa-exponent-large': { en: 'The public exponent has more than 256 bits.', zh: '公钥指数超过 256 位。' },
  'lint.rsa-modulus-small-factor': { en: 'The modulus can be divided by {actual}.', zh: '模数能被 {actual} 整除。' },
  'lint.curve-not-allowed': {
    en: 'The curve {actual} is not among P-256, P-384 and P-521.',
    zh: '曲线 {actual} 不在 P-256、P-384、P-521 之列。',
  },
  'lint.key-algorithm-not-allowed': {
    en: 'A key of type {actual} is not allowed on the public web; RSA and EC are.',
    zh: '公共网站不允许 {actual} 类型的密钥，只允许 RSA 和 EC。',
  },
  'lint.dsa-key': { en: 'DSA is no longer approved for new signatures.', zh: 'DSA 已不再被批准用于新签名。' },
  'lint.key-without-provider': {
    en: 'No cryptography here can use a key of type {actual}.',
    zh: '这里没有密码学后端能使用 {actual} 类型的密钥。',
  },
  'lint.signature-with-md5': {
    en: 'Signed with {actual}: collisions take seconds.',
    zh: '使用 {actual} 签名，几秒钟即可制造碰撞。',
  },
  'lint.signature-with-sha1': {
    en: 'Signed with {actual}: collisions can be bought.',
    zh: '使用 {actual} 签名，碰撞花钱即可得到。',
  },
  'lint.signature-algorithm-unknown': {
    en: 'The signature algorithm {actual} is not known.',
    zh: '未知的签名算法 {actual}。',
  },
  'lint.ca-basic-constraints-not-critical': {
    en: 'basicConstraints of an authority must be critical.',
    zh: 'CA 的 basicConstraints 必须是关键扩展。',
  },
  'lint.path-length-without-ca': {
    en: 'A path length makes sense for authorities alone.',
    zh: '只有 CA 才能有路径长度限制。',
  },
  'lint.path-length-without-key-cert-sign': {
    en: 'A path length needs keyCertSign.',
    zh: '有路径长度限制时必须有 keyCertSign。',
  },
  'lint.key-cert-sign-without-ca': {
    en: 'The key may sign certificates, but basicConstraints does not make it an authority.',
    zh: '密钥可以签发证书，但 basicConstraints 没有声明它是 CA。',
  },
  'lint.ca-key-usage-missing': { en: 'An authority must state its key usage.', zh: 'CA 必须写明密钥用途。' },
  'lint.ca-without-key-cert-sign': { en: 'The authority may not sign certificates.', zh: 'CA 无权签发证书。' },
  'lint.ca-without-crl-sign': { en: 'The authority may not sign revocation lists.', zh: 'CA 无权签发吊销列表。' },
  'lint.key-usage-not-critical': { en: 'keyUsage should be critical.', zh: 'keyUsage 应当是关键扩展。' },
  'lint.key-usage-empty': { en: 'keyUsage allows nothing.', zh: 'keyUsage 没有允许任何用途。' },
  'lint.encipher-only-without-agreement': {
    en: 'encipherOnly and decipherOnly mean nothing without keyAgreement.',
    zh: '没有 keyAgreement 时，encipherOnly 和 decipherOnly 没有意义。',
  },
  'lint.key-usage-unfit-for-key': { en: 'A key of type {key} cannot encrypt.', zh: '{key} 类型的密钥不能用于加密。' },
  'lint.ext-key-usage-missing': {
    en: 'extKeyUsage must say that it is for servers.',
    zh: '必须用 extKeyUsage 说明用于服务器。',
  },
  'lint.any-ext-key-usage': { en: 'anyExtendedKeyUsage is not allowed.', zh: '不允许 anyExtendedKeyUsage。' },
  'lint.ext-key-usage-mixed': {
    en: 'The purpose {actual} does not go with serverAuth.',
    zh: '用途 {actual} 不能与 serverAuth 并存。',
  },
  'lint.ext-key-usage-twice': { en: 'A purpose stands there twice.', zh: '某个用途出现了两次。' },
  'lint.any-ext-key-usage-critical': {
    en: 'With anyExtendedKeyUsage the extension should not be critical.',
    zh: '含有 anyExtendedKeyUsage 时，该扩展不应是关键扩展。',
  },
  'lint.ca-subject-key-identifier-missing': {
    en: 'An authority must have a subjectKeyIdentifier.',
    zh: 'CA 必须有 subjectKeyIdentifier。',
  },
  'lint.subject-key-identifier-missing': { en: 'There is no subjectKeyIdentifier.', zh: '没有 subjectKeyIdentifier。' },
  'lint.subject-key-identifier-critical': {
    en: 'subjectKeyIdentifier must not be critical.',
    zh: 'subjectKeyIdentifier 不得是关键扩展。',
  },
  'lint.authority-key-identifier-missing': {
    en: 'There is no authorityKeyIdentifier.',
    zh: '没有 authorityKeyIdentifier。',
  },
  'lint.authority-key-identifier-critical': {
    en: 'authorityKeyIdentifier must not be critical.',
    zh: 'authorityKeyIdentifier 不得是关键扩展。',
  },
  'lint.authority-key-identifier-without-key': {
    en: 'authorityKeyIdentifier has no keyIdentifier.',
    zh: 'authorityKeyIdentifier 中没有 keyIdentifier。',
  },
  'lint.authority-key-identifier-half-named': {
    en: 'Issuer and serial number of the authority must both be there or neither.',
    zh: '签发者名称与序列号必须同时出现或同时省略。',
  },
  'lint.names-missing': {
    en: 'There is no subjectAltName, so it is for no host.',
    zh: '没有 subjectAltName，因此不适用于任何主机。',
  },
  'lint.names-critical-beside-subject': {
    en: 'subjectAltName should not be critical when there is a subject.',
    zh: '主体不为空时，subjectAltName 不应是关键扩展。',
  },
  'lint.issuer-names-critical': { en: 'issuerAltName should not be critical.', zh: 'issuerAltName 不应是关键扩展。' },
  'lint.dns-name-malformed': { en: '"{actual}" is no host name.', zh: '“{actual}”不是合法的主机名。' },
  'lint.dns-name-ends-with-dot': { en: '"{actual}" ends with a dot.', zh: '“{actual}”以点结尾。' },
  'lint.dns-name-is-address': {
    en: '"{actual}" is an address or ends in a number; addresses are written as iPAddress.',
    zh: '“{actual}”是 IP 地址或以数字结尾，地址应写成 iPAddress。',
  },
  'lint.dns-name-wildcard-misplaced': {
    en: '"{actual}": a wildcard is the whole first label and nothing else.',
    zh: '“{actual}”：通配符只能是完整的第一个标签。',
  },
  'lint.dns-name-underscore': { en: '"{actual}" has an underscore.', zh: '“{actual}”含有下划线。' },
  'lint.dns-name-twice': { en: '"{actual}" stands there twice.', zh: '“{actual}”出现了两次。' },
  'lint.dns-name-internal': { en: '"{actual}" is no name on the public net.', zh: '“{actual}”不是公网域名。' },
  'lint.ip-address-length': { en: 'An iPAddress has 4 or 16 bytes.', zh: 'iPAddress 必须是 4 或 16 字节。' },
  'lint.ip-address-reserved': {
    en: '{actual} is reserved: nobody on the public net has it.',
    zh: '{actual} 是保留地址，公网上没有人拥有它。',
  },
  'lint.rfc822-name-malformed': { en: '"{actual}" is no mailbox.', zh: '“{actual}”不是合法的邮箱地址。' },
  'lint.uri-malformed': { en: '"{actual}" is no absolute URI.', zh: '“{actual}”不是绝对 URI。' },
  'lint.name-type-not-allowed': {
    en: 'A name of type {actual} is not allowed in a server’s certificate.',
    zh: '服务器证书中不允许 {actual} 类型的名称。',
  },
  'lint.common-name-not-among-names': {
    en: 'The common name "{actual}" does not stand in subjectAltName.',
    zh: 'CN“{actual}”没有出现在 subjectAltName 中。',
  },
  'lint.policies-missing': { en: 'There are no certificatePolicies.', zh: '没有 certificatePolicies。' },
  'lint.policy-twice': { en: 'A policy stands there twice.', zh: '某个策略出现了两次。' },
  'lint.any-policy-in-end-entity': { en: 'anyPolicy is for authorities.', zh: 'anyPolicy 只能用于 CA。' },
  'lint.policy-user-notice': { en: 'User notices are no longer wanted.', zh: '不应再使用 userNotice。' },
  'lint.policy-mapping-any': { en: 'anyPolicy must not be mapped.', zh: '不得映射 anyPolicy。' },
  'lint.policy-mappings-not-critical': {
    en: 'policyMappings should be critical.',
    zh: 'policyMappings 应当是关键扩展。',
  },
  'lint.policy-mappings-in-end-entity': { en: 'Only authorities map policies.', zh: '只有 CA 才能做策略映射。' },
  'lint.policy-constraints-empty': {
    en: 'policyConstraints constrains nothing.',
    zh: 'policyConstraints 没有任何约束内容。',
  },
  'lint.policy-constraints-not-critical': {
    en: 'policyConstraints must be critical.',
    zh: 'policyConstraints 必须是关键扩展。',
  },
  'lint.inhibit-any-policy-not-critical': {
    en: 'inhibitAnyPolicy must be critical.',
    zh: 'inhibitAnyPolicy 必须是关键扩展。',
  },
  'lint.name-constraints-in-end-entity': {
    en: 'Only authorities have name constraints.',
    zh: '只有 CA 才能有名称约束。',
  },
  'lint.name-constraints-not-critical': {
    en: 'nameConstraints must be critical.',
    zh: 'nameConstraints 必须是关键扩展。',
  },
  'lint.name-constraints-empty': {
    en: 'nameConstraints constrains nothing.',
    zh: 'nameConstraints 没有任何约束内容。',
  },
  'lint.name-constraints-minimum': {
    en: 'minimum must be 0 and maximum left out.',
    zh: 'minimum 必须为 0，且不得有 maximum。',
  },
  'lint.subject-directory-attributes-critical': {
    en: 'subjectDirectoryAttributes must not be critical.',
    zh: 'subjectDirectoryAttributes 不得是关键扩展。',
  },
  'lint.critical-extension-unknown': {
    en: 'The critical extension {actual} is not known: most programs will refuse the certificate.',
    zh: '未知的关键扩展 {actual}：多数程序会拒绝这张证书。',
  },
  'lint.revocation-not-findable': {
    en: 'Neither a CRL nor an OCSP responder is named: nobody can find out whether it is revoked.',
    zh: '既没有写 CRL 也没有写 OCSP，无从得知是否被吊销。',
  },
  'lint.crl-distribution-points-critical': {
    en: 'cRLDistributionPoints should not be critical.',
    zh: 'cRLDistributionPoints 不应是关键扩展。',
  },
  'lint.distribution-point-nameless': {
    en: 'A distribution point names neither a place nor an issuer.',
    zh: '某个分发点既没有地址也没有签发者。',
  },
  'lint.distribution-point-not-http': {
    en: 'A distribution point is no http address.',
    zh: '某个分发点不是 http 地址。',
  },
  'lint.freshest-crl-critical': { en: 'freshestCRL must not be critical.', zh: 'freshestCRL 不得是关键扩展。' },
  'lint.authority-info-access-critical': {
    en: 'authorityInfoAccess must not be critical.',
    zh: 'authorityInfoAccess 不得是关键扩展。',
  },
  'lint.subject-info-access-critical': {
    en: 'subjectInfoAccess must not be critical.',
    zh: 'subjectInfoAccess 不得是关键扩展。',
  },
  'lint.authority-info-access-not-http': {
    en: 'An address in authorityInfoAccess is no http address.',
    zh: 'authorityInfoAccess 中有地址不是 http 地址。',
  },
  'lint.issuer-certificate-not-findable': {
    en: 'It does not say where its issuer’s certificate is.',
    zh: '没有写明到哪里取签发者的证书。',
  },
  'lint.ocsp-no-check-without-purpose': {
    en: 'ocsp-nocheck is for OCSP responders alone.',
    zh: 'ocsp-nocheck 只用于 OCSP 响应者。',
  },
  'lint.precertificate': {
    en: 'This is a precertificate: it was made for a log and must not be used.',
    zh: '这是预证书，只用于提交日志，不能实际使用。',
  },
  'lint.certificate-timestamps-missing': {
    en: 'There are no timestamps of certificate transparency logs; browsers want them.',
    zh: '没有证书透明度日志的时间戳，浏览器会要求提供。',
  },
  'lint.private-key-usage-period-present': {
    en: 'privateKeyUsagePeriod is not used any more.',
    zh: 'privateKeyUsagePeriod 已不再使用。',
  },
  'lint.severity.error': { en: 'error', zh: '错误' },
  'lint.severity.warning': { en: 'warning', zh: '警告' },
  'lint.severity.notice': { en: 'notice', zh: '提示' },
};

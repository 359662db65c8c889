/**
 * What an example shows, in English: the lines it is there for, times, keys, ports and fingerprints left open. By the
 * command's name below `cutaway`, one for each of its examples in the order of the catalogue.
 */
export const outcomes: Readonly<Record<string, readonly RegExp[]>> = {
  'cert ca init': [
    /^Wrote the authority ca\/ca\.pem: clients are to trust in this\.$[\s\S]*^ {4}cutaway cert issue --ca ca /m,
  ],
  'cert issue': [
    /^Wrote server\.pem and its key server-key\.pem\.$/m,
    /^Wrote expired\.pem and its key expired-key\.pem\.$/m,
  ],
  'cert csr': [/^Wrote example\.csr and its key example-key\.pem\.$/m],
  'cert inspect': [
    /^Issuer: CN=Example CA$[\s\S]*^Subject: CN=localhost$[\s\S]*^ {4}dNSName: localhost$[\s\S]*^ {4}iPAddress: 127\.0\.0\.1$/m,
    /^\{"schemaVersion":1,"items":\[\{"kind":"certificate","file":"-","facts":\[\{"label":"Version","value":"3 \(0x2\)"\}/m,
  ],
  'cert verify': [
    /^Verified$[\s\S]*CN=localhost$[\s\S]*└ CN=Example CA$/m,
    /^NOT VERIFIED$[\s\S]*^✗ The certificate expired at \d{4}-[\s\S]*x509\/expired$[\s\S]*^ {4}cutaway cert inspect expired\.pem$/m,
  ],
  'cert lint': [/^server\.pem, certificate 1$\n^✓ nothing found$/m],
  'cert fetch': [/^Wrote chain\.pem\.$[\s\S]*^Names: localhost, 127\.0\.0\.1$/m],
  'crl inspect': [/^Issuer: CN=Example CA$[\s\S]*keyCompromise$/m],
  'crl verify': [/^(?:✓ .*\n){4}1 revoked certificates of CN=Example CA$/m],
  'ocsp verify': [/^✓ not revoked$/m],
  'ocsp inspect': [/^responseStatus: successful$/m],
  tls: [
    /^ 1 {2}→ ClientHello [\s\S]*^ 2 {2}← ServerHello [\s\S]*✓ TLS 1\.3, TLS_AES_\w+\. The server has proved\s+that it\s+is\s+localhost\.$/m,
    /← ServerKeyExchange [\s\S]*✓ TLS 1\.2, [\s\S]*^The secrets of this connection go to keys\.log: whoever reads it can decrypt the$/m,
    /✗ CHECK FAILED certificate\.issuer$[\s\S]*x509\/unknown-issuer$/m,
  ],
  'key gen': [
    /^Private key, not encrypted: id_ed25519$[\s\S]*^256 SHA256:\S{43} \S+ \(ED25519\)$/m,
    /user authority \(ED25519\)$/m,
  ],
  'key certify': [/^id_ed25519-cert\.pub$[\s\S]*Key ID +"alice"$[\s\S]*Principals +alice$/m],
  'key verify': [/^✓ The "file" signature is right, made with the ED25519 key$/m],
  'authorized-keys explain': [/^authorized_keys:1 /m],
  'known-hosts check': [/^✓ known$\n^db\.example is known: /m],
  ssh: [/^Linux$/m, /^ 1 {2}→ identification string [\s\S]*SSH_MSG_KEXINIT[\s\S]*SSH_MSG_USERAUTH_SUCCESS/m],
  decode: [/→ ClientHello [\s\S]*packets.*2 TLS connections.*0 problems/m],
  audit: [/^TLS 1\.3 · [\s\S]*^TLS 1\.2 · [\s\S]*lint\/dns-name-internal/m],
  'audit ssh': [/^kex_algorithms$[\s\S]*✓ curve25519-sha256 +\S+[\s\S]*✓ (?:nothing|Nothing)/m],
  lab: [
    /^tls13 +✓ [\s\S]*^ {4}cutaway lab tls13 --seed \S+$/m,
    /^tls12-rsa × stolen-server-key$[\s\S]*master_secret = PRF/m,
  ],
  'gauntlet tls': [/✓ refused/, /✗ fell/i],
  explain: [
    /^TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 \(0xc02f\) [\s\S]*^ {2}ECDHE {2,}[\s\S]*^ {2}SHA-256 {2,}/m,
    /^tls\/key-share-groups /m,
  ],
};

import { type Catalogue, mergeCatalogues, type Phrase } from '@cutaway/primitives/explain';

const ownPhrases: Catalogue = {
  'client.curl': {
    en: 'curl verifies by default; --cacert names the authority. Never -k.',
    zh: 'curl 默认验证证书；用 --cacert 指定 CA。切勿使用 -k。',
  },
  'client.wget': {
    en: 'wget verifies by default; --ca-certificate names the authority. Never --no-check-certificate.',
    zh: 'wget 默认验证证书；用 --ca-certificate 指定 CA。切勿使用 --no-check-certificate。',
  },
  'client.git-https': {
    en: 'git verifies by default; http.sslCAInfo names the authority. Never http.sslVerify=false.',
    zh: 'git 默认验证证书；用 http.sslCAInfo 指定 CA。切勿设置 http.sslVerify=false。',
  },
  'client.openssl': {
    en: 's_client goes on after errors unless -verify_return_error is given, and compares names only with -verify_hostname.',
    zh: 's_client 遇到错误仍会继续，除非加上 -verify_return_error；只有用 -verify_hostname 才比对主机名。',
  },
  'client.openssl-bare': {
    en: 'For comparison: s_client as it is mostly typed, which stops at nothing.',
    zh: '作对照：s_client 最常见的用法，遇到什么都不会停。',
  },
  'client.gnutls-cli': {
    en: 'gnutls-cli verifies certificate and name by default; --x509cafile names the authority. Never --insecure.',
    zh: 'gnutls-cli 默认验证证书和主机名；用 --x509cafile 指定 CA。切勿使用 --insecure。',
  },
  'client.node-https': {
    en: 'Verified by default; `ca` in the options names the authority. Never rejectUnauthorized: false.',
    zh: '默认验证；在选项中用 ca 指定 CA。切勿设置 rejectUnauthorized: false。',
  },
  'client.node-fetch': {
    en: 'Verified by default; NODE_EXTRA_CA_CERTS adds the authority. Never NODE_TLS_REJECT_UNAUTHORIZED=0.',
    zh: '默认验证；用 NODE_EXTRA_CA_CERTS 添加 CA。切勿设置 NODE_TLS_REJECT_UNAUTHORIZED=0。',
  },
  'client.python-urllib': {
    en: 'ssl.create_default_context(cafile=…) verifies certificate and name.',
    zh: 'ssl.create_default_context(cafile=…) 会验证证书和主机名。',
  },
  'client.python-requests': {
    en: 'Verified by default; verify=FILE names the authority. Never verify=False.',
    zh: '默认验证；用 verify=文件 指定 CA。切勿使用 verify=False。',
  },
  'client.python-urllib3': {
    en: 'Verified by default; ca_certs names the authority. Never cert_reqs="CERT_NONE".',
    zh: '默认验证；用 ca_certs 指定 CA。切勿设置 cert_reqs="CERT_NONE"。',
  },
  'client.python-httpx': {
    en: 'Verified by default; verify=FILE names the authority. Never verify=False.',
    zh: '默认验证；用 verify=文件 指定 CA。切勿使用 verify=False。',
  },
  'client.python-unverified': {
    en: 'For comparison: a context without verification, as found in many a script.',
    zh: '作对照：关闭了验证的上下文，许多脚本里都能见到。',
  },
  'client.java': {
    en: 'HttpClient verifies certificate and name; the authority is in a trust store. Never an empty X509TrustManager.',
    zh: 'HttpClient 会验证证书和主机名；CA 放在信任库中。切勿使用空的 X509TrustManager。',
  },
  'client.go': {
    en: 'net/http verifies certificate and name; RootCAs holds the authority. Never InsecureSkipVerify.',
    zh: 'net/http 会验证证书和主机名；CA 放在 RootCAs 中。切勿使用 InsecureSkipVerify。',
  },
  'client.cutaway-tls': {
    en: 'This project’s own: verified by default; --ca names the authority.',
    zh: '本项目自己的客户端：默认验证；用 --ca 指定 CA。',
  },
  'client.ssh': {
    en: 'Asks about unknown hosts and refuses changed keys; BatchMode turns asking into refusing. Never StrictHostKeyChecking=no.',
    zh: '遇到未知主机会询问，密钥变了会拒绝；BatchMode 下询问即拒绝。切勿设置 StrictHostKeyChecking=no。',
  },
  'client.dbclient': {
    en: 'Asks about unknown hosts and refuses changed keys; here it is answered no. Never -y.',
    zh: '遇到未知主机会询问，密钥变了会拒绝；这里一律回答 no。切勿使用 -y。',
  },
  'client.plink': {
    en: '-hostkey takes nothing but the key with this fingerprint, and -batch asks nothing. Cases that a fingerprint cannot express are left out.',
    zh: '-hostkey 只接受具有该指纹的密钥，-batch 不作任何询问。指纹表达不了的用例不测试。',
  },
  'client.paramiko': {
    en: 'The default policy refuses unknown hosts. Never AutoAddPolicy.',
    zh: '默认策略拒绝未知主机。切勿使用 AutoAddPolicy。',
  },
  'client.asyncssh': {
    en: 'known_hosts names the file to verify with. Never known_hosts=None.',
    zh: '用 known_hosts 指定用于验证的文件。切勿设置 known_hosts=None。',
  },
  'client.ssh2': {
    en: 'For comparison: as its README begins, without a hostVerifier, it verifies no host.',
    zh: '作对照：按其 README 开头的写法，没有 hostVerifier 就不验证主机。',
  },
  'client.git': {
    en: 'git over OpenSSH, with the same options as ssh.',
    zh: 'git 走 OpenSSH，选项与 ssh 相同。',
  },
  'client.curl-sftp': {
    en: 'curl verifies against ~/.ssh/known_hosts. Never -k. SFTP itself is not served: what counts is the password.',
    zh: 'curl 用 ~/.ssh/known_hosts 验证主机。切勿使用 -k。这里不提供 SFTP 服务：看的是密码是否发出。',
  },
  'client.cutaway-ssh': {
    en: 'This project’s own: unknown and changed keys are refused where nobody can be asked.',
    zh: '本项目自己的客户端：无人可询问时，未知和变更的密钥一律拒绝。',
  },
};

/** Of clients that there are once for each mail protocol. */
const forMail = (ids: readonly string[], phrase: Phrase): Catalogue =>
  Object.fromEntries(ids.map((id) => [`client.${id}`, phrase]));

/** `client.<id>`: how each prepared client is set up, and what in that makes it safe. */
export const clientPhrases: Catalogue = mergeCatalogues(
  ownPhrases,
  forMail(['curl-smtp', 'curl-imap', 'curl-pop3'], {
    en: 'curl with --ssl-reqd sends nothing before TLS; --cacert names the authority.',
    zh: '加上 --ssl-reqd，curl 在建立 TLS 之前不发送任何内容；用 --cacert 指定 CA。',
  }),
  forMail(['curl-smtp-if-offered', 'curl-imap-if-offered', 'curl-pop3-if-offered'], {
    en: 'For comparison: curl with --ssl, which goes on in the clear when the server offers no TLS.',
    zh: '作对照：curl 只用 --ssl，服务器不提供 TLS 时就以明文继续。',
  }),
  forMail(['python-smtplib', 'python-imaplib', 'python-poplib'], {
    en: 'starttls with ssl.create_default_context(cafile=…), which verifies certificate and name.',
    zh: 'starttls 使用 ssl.create_default_context(cafile=…)，会验证证书和主机名。',
  }),
  forMail(['python-smtplib-no-context', 'python-imaplib-no-context', 'python-poplib-no-context'], {
    en: 'For comparison: starttls without a context, which verifies nothing.',
    zh: '作对照：starttls 不给上下文，什么都不验证。',
  }),
  forMail(['cutaway-smtp', 'cutaway-imap', 'cutaway-pop3'], {
    en: 'cutaway tls --starttls of this project. It sends nothing but the dialogue before TLS, and verifies.',
    zh: '本项目的 cutaway tls --starttls。进入 TLS 之前只走协商对话，并验证证书。',
  }),
  forMail(['openssl-smtp', 'openssl-imap', 'openssl-pop3'], {
    en: 's_client -starttls with -verify_return_error and -verify_hostname; it waits for no answers.',
    zh: 's_client -starttls 加上 -verify_return_error 和 -verify_hostname；它不等待应答。',
  }),
);

import type { Catalogue } from '@cutaway/primitives/explain';

/** Titles and lessons of the cases about names. */
export const nameCasePhrases: Catalogue = {
  'case.tls-wrong-host.title': { en: 'Certificate for another host', zh: '别的主机的证书' },
  'case.tls-wrong-host.lesson': {
    en: 'A genuine certificate for other.example. Whoever holds one could pose as everybody.',
    zh: '一张真实的 other.example 证书。若接受，持有任何证书的人都能冒充所有网站。',
  },
  'case.tls-common-name-right-san-wrong.title': {
    en: 'Right common name, wrong subjectAltName',
    zh: 'CN 正确而 SAN 错误',
  },
  'case.tls-common-name-right-san-wrong.lesson': {
    en: 'Where subjectAltName is there, the common name does not count.',
    zh: '只要有 subjectAltName，CN 就不作数。',
  },
  'case.tls-common-name-alone.title': { en: 'Common name alone', zh: '只有 CN，没有 SAN' },
  'case.tls-common-name-alone.lesson': {
    en: 'No subjectAltName at all. Since 2017 browsers refuse it; RFC 9525 says that names do not stand in the common name.',
    zh: '完全没有 subjectAltName。浏览器从 2017 年起就拒绝；RFC 9525 规定名称不能放在 CN 里。',
  },
  'case.tls-subdomain-of-name.title': { en: 'Certificate for a name below', zh: '下级域名的证书' },
  'case.tls-subdomain-of-name.lesson': {
    en: 'The certificate is for www.localhost, the client asked for localhost.',
    zh: '证书写的是 www.localhost，客户端访问的是 localhost。',
  },
  'case.tls-wildcard-bare.title': { en: 'Wildcard for everything', zh: '通配一切的 *' },
  'case.tls-wildcard-bare.lesson': { en: 'The name * would be every host.', zh: '名称为 *，等于所有主机。' },
  'case.tls-wildcard-partial.title': { en: 'Wildcard within a label', zh: '标签内的通配符' },
  'case.tls-wildcard-partial.lesson': {
    en: 'local* is no wildcard that the standard knows.',
    zh: 'local* 不是标准承认的通配符。',
  },
  'case.tls-wildcard-embedded.title': { en: 'Wildcard in the middle of a label', zh: '标签中间的通配符' },
  'case.tls-wildcard-embedded.lesson': {
    en: 'l*t is no wildcard that the standard knows.',
    zh: 'l*t 不是标准承认的通配符。',
  },
  'case.tls-wildcard-below.title': { en: 'Wildcard one level below', zh: '下一级的通配符' },
  'case.tls-wildcard-below.lesson': {
    en: '*.localhost stands for names below localhost, not for localhost.',
    zh: '*.localhost 指 localhost 之下的名称，不包括 localhost 本身。',
  },
  'case.tls-nul-in-san.title': { en: 'NUL byte in the name', zh: '名称中的 NUL 字节' },
  'case.tls-nul-in-san.lesson': {
    en: 'localhost, a NUL byte, .evil.example: programs in C stop reading at the NUL.',
    zh: 'localhost 后跟 NUL 字节再跟 .evil.example：C 程序读到 NUL 就停了。',
  },
  'case.tls-nul-in-common-name.title': { en: 'NUL byte in the common name', zh: 'CN 中的 NUL 字节' },
  'case.tls-nul-in-common-name.lesson': {
    en: 'The same in the common name, without subjectAltName.',
    zh: '同样的手法用在 CN 里，且没有 subjectAltName。',
  },
  'case.tls-san-separator.title': { en: 'Name that holds a separator', zh: '名称中夹带分隔符' },
  'case.tls-san-separator.lesson': {
    en: 'One name that reads like two when printed as text: evil.example, DNS:localhost.',
    zh: '打印成文本后像两个名称：evil.example, DNS:localhost，实际只有一个。',
  },
  'case.tls-name-as-rfc822.title': { en: 'Host name as e-mail address', zh: '主机名写成邮件地址' },
  'case.tls-name-as-rfc822.lesson': {
    en: 'localhost stands there as rfc822Name. Only dNSName counts for hosts.',
    zh: 'localhost 出现在 rfc822Name 里；对主机而言只有 dNSName 才算数。',
  },
  'case.tls-name-as-uri.title': { en: 'Host name in a URI', zh: '主机名写在 URI 里' },
  'case.tls-name-as-uri.lesson': {
    en: 'https://localhost/ stands there as URI. Only dNSName counts for hosts.',
    zh: 'https://localhost/ 出现在 URI 里；对主机而言只有 dNSName 才算数。',
  },
  'case.tls-address-as-dns-name.title': { en: 'Address written as dNSName', zh: 'IP 地址写成 dNSName' },
  'case.tls-address-as-dns-name.lesson': {
    en: 'The client asked for 127.0.0.1; the certificate has these letters as a DNS name.',
    zh: '客户端访问 127.0.0.1，证书却把它当作 DNS 名称写入。',
  },
  'case.tls-address-asked-name-given.title': {
    en: 'Name where an address was asked for',
    zh: '访问地址，证书只有名称',
  },
  'case.tls-address-asked-name-given.lesson': {
    en: 'The client asked for 127.0.0.1, the certificate names localhost alone.',
    zh: '客户端访问 127.0.0.1，证书里只有 localhost。',
  },
  'case.tls-address-in-common-name.title': { en: 'Address in the common name', zh: 'IP 地址写在 CN 里' },
  'case.tls-address-in-common-name.lesson': {
    en: 'The client asked for 127.0.0.1, which stands in the common name alone.',
    zh: '客户端访问 127.0.0.1，而该地址只出现在 CN 里。',
  },
  'case.tls-address-short.title': { en: 'IP address of two bytes', zh: '两个字节的 IP 地址' },
  'case.tls-address-short.lesson': {
    en: 'The certificate holds 127.1, which some programs read as 127.0.0.1; an address has four bytes or sixteen.',
    zh: '证书里写的是 127.1，有些程序会读作 127.0.0.1；而地址只能是四个或十六个字节。',
  },
};

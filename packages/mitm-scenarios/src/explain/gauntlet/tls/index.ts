import { type Catalogue, mergeCatalogues } from '@cutaway/primitives/explain';
import { cbcCasePhrases } from './cbc.js';
import { changeCipherSpecCasePhrases } from './change-cipher-spec.js';
import { diffieHellmanCasePhrases } from './diffie-hellman.js';
import { emptySecretCasePhrases } from './empty-secret.js';
import { extensionCasePhrases } from './extension.js';
import { fallbackCasePhrases } from './fallback.js';
import { handshake12CasePhrases } from './handshake12.js';
import { handshake13CasePhrases } from './handshake13.js';
import { helloCasePhrases } from './hello.js';
import { helloRetryCasePhrases } from './hello-retry.js';
import { httpCasePhrases } from './http.js';
import { interleavedCasePhrases } from './interleaved.js';
import { keyShareCasePhrases } from './key-share.js';
import { nameCasePhrases } from './name.js';
import { nameConstraintCasePhrases } from './name-constraint.js';
import { proxyCasePhrases } from './proxy.js';
import { recordCasePhrases } from './record.js';
import { recordLengthCasePhrases } from './record-length.js';
import { staplingCasePhrases } from './stapling.js';
import { trustCasePhrases } from './trust.js';
import { unknownValueCasePhrases } from './unknown-value.js';
import { validityCasePhrases } from './validity.js';
import { weakKeyCasePhrases } from './weak-key.js';
import { weakSuiteCasePhrases } from './weak-suite.js';

const groupPhrases: Catalogue = {
  'group.trust': { en: 'Trust', zh: '信任' },
  'group.validity': { en: 'Validity', zh: '有效期' },
  'group.name': { en: 'Name', zh: '名称' },
  'group.extension': { en: 'Restrictions', zh: '用途限制' },
  'group.name-constraint': { en: 'Name constraints', zh: '名称约束' },
  'group.weak-key': { en: 'Weak keys and signatures', zh: '弱密钥与弱签名' },
  'group.handshake': { en: 'Handshake', zh: '握手' },
  'group.key-share': { en: 'Key share', zh: '密钥交换' },
  'group.hello': { en: 'Choices of the server', zh: '服务器的选择' },
  'group.record': { en: 'Records', zh: '记录' },
  'group.http': { en: 'HTTP', zh: 'HTTP' },
  'group.proxy': { en: 'Proxies', zh: '代理' },
  'group.stapling': { en: 'Stapled status', zh: '装订的状态' },
  'group.handshake-1.2': { en: 'Handshake of TLS 1.2', zh: 'TLS 1.2 握手' },
  'group.weak-suite': { en: 'Broken suites and versions', zh: '已被攻破的套件与版本' },
};

/** `case.<id>.title` and `case.<id>.lesson` of the TLS cases, in files named as those of the cases, and `group.<group>`. */
export const tlsCasePhrases: Catalogue = mergeCatalogues(
  groupPhrases,
  trustCasePhrases,
  unknownValueCasePhrases,
  validityCasePhrases,
  nameCasePhrases,
  extensionCasePhrases,
  nameConstraintCasePhrases,
  weakKeyCasePhrases,
  staplingCasePhrases,
  weakSuiteCasePhrases,
  helloCasePhrases,
  helloRetryCasePhrases,
  keyShareCasePhrases,
  diffieHellmanCasePhrases,
  handshake13CasePhrases,
  handshake12CasePhrases,
  changeCipherSpecCasePhrases,
  emptySecretCasePhrases,
  interleavedCasePhrases,
  fallbackCasePhrases,
  recordCasePhrases,
  recordLengthCasePhrases,
  cbcCasePhrases,
  httpCasePhrases,
  proxyCasePhrases,
);

import type { Catalogue } from '@cutaway/primitives/explain';
import type { SecretKey } from '../trace-names.js';

/** What each secret is for. `_N` stands for any number. */
export const secretPhrases: Catalogue<`secret.${SecretKey}`> = {
  'secret.client_ephemeral_private_key': {
    en: "The client's one-time private key, made for this handshake and forgotten after it.",
    zh: '客户端的一次性私钥，只为这次握手生成，用完即弃。',
  },
  'secret.server_ephemeral_private_key': {
    en: "The server's one-time private key, made for this handshake and forgotten after it.",
    zh: '服务器的一次性私钥，只为这次握手生成，用完即弃。',
  },
  'secret.pre_master_secret': {
    en: 'What the key exchange gives both sides. An eavesdropper sees both public halves and cannot compute it.',
    zh: '密钥交换给双方的结果。窃听者能看到两个公开值，却算不出它。',
  },
  'secret.master_secret': {
    en: '48 bytes from which all keys of this connection come.',
    zh: '48 字节的主密钥，本连接的所有密钥都由它派生。',
  },
  'secret.key_block': {
    en: 'The master secret stretched to as many bytes as the suite needs; the keys are cut from it.',
    zh: '把主密钥扩展到套件所需的长度，再切成各个密钥。',
  },
  'secret.client_write_key': {
    en: 'Encrypts what the client sends. The server has the same key to decrypt it.',
    zh: '加密客户端发出的内容；服务器持有同一把密钥用来解密。',
  },
  'secret.final_client_write_key': {
    en: 'Encrypts what the client sends in an EXPORT suite: made longer, but of 40 secret bits all the same.',
    zh: '出口级套件中加密客户端发出内容的密钥：看起来加长了，秘密部分仍只有 40 比特。',
  },
  'secret.final_server_write_key': {
    en: 'Encrypts what the server sends in an EXPORT suite: made longer, but of 40 secret bits all the same.',
    zh: '出口级套件中加密服务器发出内容的密钥：看起来加长了，秘密部分仍只有 40 比特。',
  },
  'secret.server_write_key': {
    en: 'Encrypts what the server sends. The client has the same key to decrypt it.',
    zh: '加密服务器发出的内容；客户端持有同一把密钥用来解密。',
  },
  'secret.client_write_IV': {
    en: "The part of the client's nonces that does not change.",
    zh: '客户端各个 nonce 中固定不变的部分。',
  },
  'secret.server_write_IV': {
    en: "The part of the server's nonces that does not change.",
    zh: '服务器各个 nonce 中固定不变的部分。',
  },
  'secret.client_write_MAC_key': {
    en: 'Authenticates what the client sends, in suites that encrypt and authenticate apart.',
    zh: '在加密与认证分开的套件里，用来认证客户端发出的内容。',
  },
  'secret.server_write_MAC_key': {
    en: 'Authenticates what the server sends, in suites that encrypt and authenticate apart.',
    zh: '在加密与认证分开的套件里，用来认证服务器发出的内容。',
  },
  'secret.client_verify_data': {
    en: "The client's check value over the handshake.",
    zh: '客户端对整个握手的校验值。',
  },
  'secret.server_verify_data': {
    en: "The server's check value over the handshake.",
    zh: '服务器对整个握手的校验值。',
  },
  'secret.shared_secret': {
    en: 'What the key exchange gives both sides. An eavesdropper sees both public halves and cannot compute it.',
    zh: '密钥交换给双方的结果。窃听者能看到两个公开值，却算不出它。',
  },
  'secret.psk': {
    en: 'A key both sides share already, from an earlier connection or agreed on otherwise.',
    zh: '双方早已共享的密钥，来自以前的连接或另行约定。',
  },
  'secret.early_secret': {
    en: 'The first stage of the key schedule: the pre-shared key, or zeros when there is none.',
    zh: '密钥编排的第一级：混入预共享密钥，没有则用全零。',
  },
  'secret.derived_secret': {
    en: 'Carries one stage of the key schedule over into the next.',
    zh: '把密钥编排的一级带入下一级。',
  },
  'secret.handshake_secret': {
    en: 'The second stage: the result of the key exchange is mixed in. The keys for the rest of the handshake come from it.',
    zh: '第二级：混入密钥交换的结果。握手其余部分的密钥由它派生。',
  },
  'secret.main_secret': {
    en: 'The third stage. The keys for application data come from it.',
    zh: '第三级。应用数据的密钥由它派生。',
  },
  'secret.binder_key': {
    en: 'Proves knowledge of a pre-shared key before it is used.',
    zh: '在使用预共享密钥之前，证明自己确实知道它。',
  },
  'secret.finished_key': { en: 'The key of the binder’s check value.', zh: '计算 binder 校验值所用的密钥。' },
  'secret.psk_binder': {
    en: 'The check value that ties a pre-shared key to this ClientHello.',
    zh: '把预共享密钥与本次 ClientHello 绑定的校验值。',
  },
  'secret.client_early_traffic_secret': {
    en: 'The client’s secret for data in its first flight.',
    zh: '客户端首轮早期数据的流量密钥。',
  },
  'secret.client_early_write_key': { en: 'Encrypts the client’s early data.', zh: '加密客户端的早期数据。' },
  'secret.client_early_write_iv': {
    en: 'Combined with the record number, it makes each nonce of the early data.',
    zh: '与记录序号异或，得到早期数据每条记录的 nonce。',
  },
  'secret.early_exporter_secret': {
    en: 'For keys that applications want before the handshake is complete.',
    zh: '供应用在握手完成之前导出密钥使用。',
  },
  'secret.client_handshake_traffic_secret': {
    en: 'The client’s secret for the rest of the handshake.',
    zh: '客户端在握手其余部分的流量密钥。',
  },
  'secret.server_handshake_traffic_secret': {
    en: 'The server’s secret for the rest of the handshake. From here on even certificates are encrypted.',
    zh: '服务器在握手其余部分的流量密钥。从这里开始，连证书也是加密的。',
  },
  'secret.client_handshake_write_key': {
    en: 'Encrypts the client’s part of the rest of the handshake.',
    zh: '加密客户端在握手其余部分发出的内容。',
  },
  'secret.client_handshake_write_iv': {
    en: 'Combined with the record number, it makes each nonce.',
    zh: '与记录序号异或，得到每条记录的 nonce。',
  },
  'secret.server_handshake_write_key': {
    en: 'Encrypts the server’s part of the rest of the handshake.',
    zh: '加密服务器在握手其余部分发出的内容。',
  },
  'secret.server_handshake_write_iv': {
    en: 'Combined with the record number, it makes each nonce.',
    zh: '与记录序号异或，得到每条记录的 nonce。',
  },
  'secret.client_finished_key': {
    en: 'The key of the client’s check value over the handshake.',
    zh: '计算客户端 Finished 校验值所用的密钥。',
  },
  'secret.server_finished_key': {
    en: 'The key of the server’s check value over the handshake.',
    zh: '计算服务器 Finished 校验值所用的密钥。',
  },
  'secret.client_application_traffic_secret_N': {
    en: 'The client’s secret for application data; KeyUpdate replaces it by the next.',
    zh: '客户端应用数据的流量密钥，KeyUpdate 会换成下一个。',
  },
  'secret.server_application_traffic_secret_N': {
    en: 'The server’s secret for application data; KeyUpdate replaces it by the next.',
    zh: '服务器应用数据的流量密钥，KeyUpdate 会换成下一个。',
  },
  'secret.client_application_write_key_N': {
    en: 'Encrypts the application data of the client. The server has the same key to decrypt it.',
    zh: '加密客户端的应用数据；服务器持有同一把密钥用来解密。',
  },
  'secret.client_application_write_iv_N': {
    en: 'Combined with the record number, it makes each nonce.',
    zh: '与记录序号异或，得到每条记录的 nonce。',
  },
  'secret.server_application_write_key_N': {
    en: 'Encrypts the application data of the server. The client has the same key to decrypt it.',
    zh: '加密服务器的应用数据；客户端持有同一把密钥用来解密。',
  },
  'secret.server_application_write_iv_N': {
    en: 'Combined with the record number, it makes each nonce.',
    zh: '与记录序号异或，得到每条记录的 nonce。',
  },
  'secret.exporter_secret': {
    en: 'For keys that applications want to have tied to this connection.',
    zh: '供应用导出与本连接绑定的密钥。',
  },
  'secret.resumption_secret': {
    en: 'The keys of tickets come from it.',
    zh: '票据对应的密钥由它派生。',
  },
};

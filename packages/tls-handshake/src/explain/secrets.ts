import type { Catalogue } from '@cutaway/primitives/explain';
import type { SecretName } from '../trace-names.js';

/** What each secret is for. `_N` stands for any number. */
export const secretPhrases: Catalogue<`secret.${SecretName}`> = {
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
};

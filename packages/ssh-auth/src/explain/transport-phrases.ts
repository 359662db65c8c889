import type { Catalogue } from '@cutaway/primitives/explain';
import type { DisconnectReasonName } from '../registry/disconnect-reasons.js';
import type { KEY_LETTERS } from '../transport/kex/key-derivation.js';

type KeyName = (typeof KEY_LETTERS)[keyof typeof KEY_LETTERS];

/** What each secret is for. */
export const secretPhrases: Catalogue<`secret.${KeyName | 'shared_secret' | 'K_PQ || K_CL' | 'exchange_hash' | 'session_identifier'}`> =
  {
    'secret.K_PQ || K_CL': {
      en: 'The secrets of ML-KEM and of X25519, one behind the other.',
      zh: 'ML-KEM 的共享秘密与 X25519 的共享秘密，前后相接。',
    },
    'secret.shared_secret': {
      en: 'K: both sides compute it, neither sends it. Who only listens has the public values and gets no further.',
      zh: 'K：双方各自算出，谁都不发送。窃听者只有公开值，算不出它。',
    },
    'secret.exchange_hash': {
      en: 'H: a digest over both identification strings, both KEXINIT, the host key, the public values and K. The server signs it, so one changed bit anywhere shows.',
      zh: 'H：对双方版本标识、双方 KEXINIT、主机密钥、公开值和 K 的摘要。服务器对它签名，任何一处改动一位都会暴露。',
    },
    'secret.session_identifier': {
      en: 'H of the first key exchange. It names this connection for as long as it lasts; user keys sign it.',
      zh: '首次密钥交换的 H，在整条连接期间作为它的标识，用户密钥登录时要对它签名。',
    },
    'secret.initial_IV_client_to_server': {
      en: 'A: where the counter or chain of the client’s packets begins.',
      zh: 'A：客户端方向数据包的初始向量（计数器或链的起点）。',
    },
    'secret.initial_IV_server_to_client': {
      en: 'B: where the counter or chain of the server’s packets begins.',
      zh: 'B：服务器方向数据包的初始向量（计数器或链的起点）。',
    },
    'secret.encryption_key_client_to_server': {
      en: 'C: encrypts what the client sends.',
      zh: 'C：加密客户端发出的数据。',
    },
    'secret.encryption_key_server_to_client': {
      en: 'D: encrypts what the server sends.',
      zh: 'D：加密服务器发出的数据。',
    },
    'secret.integrity_key_client_to_server': {
      en: 'E: makes the authentication codes of the client’s packets.',
      zh: 'E：计算客户端数据包的认证码。',
    },
    'secret.integrity_key_server_to_client': {
      en: 'F: makes the authentication codes of the server’s packets.',
      zh: 'F：计算服务器数据包的认证码。',
    },
  };

type ChoiceName =
  | 'kex_algorithms'
  | 'server_host_key_algorithms'
  | 'encryption_algorithms_client_to_server'
  | 'encryption_algorithms_server_to_client'
  | 'mac_algorithms_client_to_server'
  | 'mac_algorithms_server_to_client'
  | 'compression_algorithms_client_to_server'
  | 'compression_algorithms_server_to_client'
  | 'public_key_algorithm_name'
  | 'method_name';

type Reason =
  | 'first_of_client'
  | 'none_in_common'
  | 'cipher_authenticates'
  | 'server_sig_algs'
  | 'no_server_sig_algs'
  | 'only_algorithm';

/** What is chosen, and why. */
export const choicePhrases: Catalogue<`choice.${ChoiceName}` | `reason.${Reason}`> = {
  'choice.kex_algorithms': { en: 'How keys are agreed on.', zh: '用什么方法协商密钥。' },
  'choice.server_host_key_algorithms': {
    en: 'Which kind of host key the server shows, and how it signs.',
    zh: '服务器出示哪种主机密钥、如何签名。',
  },
  'choice.encryption_algorithms_client_to_server': {
    en: 'How the client’s packets are encrypted.',
    zh: '客户端的数据包如何加密。',
  },
  'choice.encryption_algorithms_server_to_client': {
    en: 'How the server’s packets are encrypted.',
    zh: '服务器的数据包如何加密。',
  },
  'choice.mac_algorithms_client_to_server': {
    en: 'How the client’s packets are protected against changes.',
    zh: '如何防止客户端的数据包被篡改。',
  },
  'choice.mac_algorithms_server_to_client': {
    en: 'How the server’s packets are protected against changes.',
    zh: '如何防止服务器的数据包被篡改。',
  },
  'choice.compression_algorithms_client_to_server': {
    en: 'Whether what the client sends is compressed.',
    zh: '客户端发送的数据是否压缩。',
  },
  'choice.compression_algorithms_server_to_client': {
    en: 'Whether what the server sends is compressed.',
    zh: '服务器发送的数据是否压缩。',
  },
  'choice.public_key_algorithm_name': {
    en: 'With which signature algorithm the user’s key is used.',
    zh: '用户密钥使用哪种签名算法。',
  },
  'choice.method_name': { en: 'How to try to log in next.', zh: '接下来用哪种方式登录。' },
  'reason.first_of_client': {
    en: 'The first in the client’s list that the server has too.',
    zh: '客户端列表中服务器也支持的第一个。',
  },
  'reason.none_in_common': { en: 'The two lists have nothing in common.', zh: '两份列表没有交集。' },
  'reason.cipher_authenticates': {
    en: 'The cipher authenticates packets itself: no MAC is needed beside it.',
    zh: '所选的加密算法自带认证，不再需要单独的 MAC。',
  },
  'reason.server_sig_algs': {
    en: 'The key’s best algorithm that the server named in server-sig-algs.',
    zh: '服务器在 server-sig-algs 中列出的、这把密钥能用的最佳算法。',
  },
  'reason.no_server_sig_algs': {
    en: 'The server did not say which algorithms it takes: the key’s best one.',
    zh: '服务器没有说明接受哪些算法，取这把密钥的最佳算法。',
  },
  'reason.only_algorithm': {
    en: 'The server did not name it in server-sig-algs, but the key has no other: it is tried.',
    zh: '服务器没有在 server-sig-algs 中列出它，但这把密钥只有这一种算法，仍然试一次。',
  },
};

type CheckName =
  | 'protocol_version'
  | 'strict_kex'
  | 'strict_kex_first_packet'
  | 'prefix_truncation'
  | 'group_size'
  | 'group_prime'
  | 'group_request'
  | 'host_key_type'
  | 'exchange_signature'
  | 'host_key'
  | 'host_key_same'
  | 'service_accept'
  | 'authentication_proof'
  | 'public_key_echo'
  | 'user_signature'
  | 'channel_asked_for'
  | 'host_key_proofs';

/** What is verified. */
export const checkPhrases: Catalogue<`check.${CheckName}`> = {
  'check.protocol_version': {
    en: 'The other side speaks SSH 2.0.',
    zh: '对方使用 SSH 2.0。',
  },
  'check.strict_kex': {
    en: 'Both sides keep to strict kex: nothing can be slipped into or cut off the beginning (Terrapin, CVE-2023-48795).',
    zh: '双方都遵守严格密钥交换（strict kex）：没人能在连接开头插入或删掉数据（Terrapin，CVE-2023-48795）。',
  },
  'check.strict_kex_first_packet': {
    en: 'KEXINIT was the very first packet, as strict kex demands.',
    zh: 'KEXINIT 是第一个数据包，符合严格密钥交换的要求。',
  },
  'check.prefix_truncation': {
    en: 'The first encrypted packets cannot be cut off unnoticed (Terrapin): both sides keep to strict kex, or the ciphers do not allow it.',
    zh: '开头的加密数据包无法被悄悄删掉（Terrapin）：双方都遵守严格密钥交换，或者所用加密算法不受影响。',
  },
  'check.group_size': {
    en: 'The group has the size that was asked for.',
    zh: '群的大小符合请求。',
  },
  'check.group_prime': {
    en: 'The modulus is a safe prime, so that the group has no small parts to search.',
    zh: '模数是安全素数，群中没有可供搜索的小子群。',
  },
  'check.group_request': {
    en: 'There is a group of a size that the client takes.',
    zh: '有客户端可以接受的大小的群。',
  },
  'check.host_key_type': {
    en: 'The host key is of the kind that was agreed on.',
    zh: '主机密钥的类型与协商结果一致。',
  },
  'check.exchange_signature': {
    en: 'The signature over the exchange hash is by the host key: the server has its private half, and nobody changed anything on the way.',
    zh: '交换哈希上的签名出自该主机密钥：服务器持有私钥，途中也没有人改动内容。',
  },
  'check.host_key': {
    en: 'The host key is the one that is known for this host. Without this, anybody could be at the other end.',
    zh: '主机密钥就是已知属于该主机的那一把。不做这一步，对面可能是任何人。',
  },
  'check.host_key_same': {
    en: 'The host key is the same as in the first key exchange.',
    zh: '主机密钥与首次密钥交换时相同。',
  },
  'check.service_accept': {
    en: 'The server starts the service that was asked for.',
    zh: '服务器启动的正是所请求的服务。',
  },
  'check.authentication_proof': {
    en: 'The server let the user in after a password, a signature or an answer, not without anything.',
    zh: '服务器是在收到密码、签名或回答之后才放行的，而不是什么都没验就放行。',
  },
  'check.public_key_echo': {
    en: 'The key the server would accept is the one it was asked about.',
    zh: '服务器愿意接受的正是所询问的那把密钥。',
  },
  'check.user_signature': {
    en: 'The signature over session identifier and request is by the key in the request.',
    zh: '对会话标识和登录请求的签名确实出自请求中的那把密钥。',
  },
  'check.channel_asked_for': {
    en: 'Channels that the server opens were asked for by this client.',
    zh: '服务器打开的通道是本客户端请求过的。',
  },
  'check.host_key_proofs': {
    en: 'The server holds each of the host keys it was asked about: it signed for this session with all of them.',
    zh: '服务器确实持有被问到的每一把主机密钥：它用每一把都为本会话签了名。',
  },
};

/** What the sender of `SSH_MSG_DISCONNECT` says with a reason. */
export const disconnectPhrases: Catalogue<`disconnect.${DisconnectReasonName}`> = {
  'disconnect.SSH_DISCONNECT_HOST_NOT_ALLOWED_TO_CONNECT': {
    en: 'Your address may not connect.',
    zh: '不允许你的地址连接。',
  },
  'disconnect.SSH_DISCONNECT_PROTOCOL_ERROR': {
    en: 'You sent something the protocol does not allow.',
    zh: '你发送了协议不允许的内容。',
  },
  'disconnect.SSH_DISCONNECT_KEY_EXCHANGE_FAILED': {
    en: 'No keys could be agreed on.',
    zh: '密钥协商失败。',
  },
  'disconnect.SSH_DISCONNECT_RESERVED': { en: 'Has no meaning.', zh: '保留，没有含义。' },
  'disconnect.SSH_DISCONNECT_MAC_ERROR': {
    en: 'A packet was changed on the way: its authentication code is wrong.',
    zh: '数据包在途中被改动：认证码不符。',
  },
  'disconnect.SSH_DISCONNECT_COMPRESSION_ERROR': { en: 'Compressed data is broken.', zh: '压缩数据损坏。' },
  'disconnect.SSH_DISCONNECT_SERVICE_NOT_AVAILABLE': {
    en: 'The service you asked for is not to be had.',
    zh: '你请求的服务不可用。',
  },
  'disconnect.SSH_DISCONNECT_PROTOCOL_VERSION_NOT_SUPPORTED': {
    en: 'Your version of the protocol is not spoken here.',
    zh: '不支持你的协议版本。',
  },
  'disconnect.SSH_DISCONNECT_HOST_KEY_NOT_VERIFIABLE': {
    en: 'Your host key cannot be verified: you may not be who you say.',
    zh: '无法验证你的主机密钥：你可能不是你所声称的主机。',
  },
  'disconnect.SSH_DISCONNECT_CONNECTION_LOST': { en: 'The connection was lost.', zh: '连接已丢失。' },
  'disconnect.SSH_DISCONNECT_BY_APPLICATION': {
    en: 'The program is done; nothing is wrong.',
    zh: '程序正常结束。',
  },
  'disconnect.SSH_DISCONNECT_TOO_MANY_CONNECTIONS': { en: 'There are too many connections.', zh: '连接太多。' },
  'disconnect.SSH_DISCONNECT_AUTH_CANCELLED_BY_USER': { en: 'The user gave up the login.', zh: '用户取消了登录。' },
  'disconnect.SSH_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE': {
    en: 'There is no way left to log in.',
    zh: '已没有可用的登录方式。',
  },
  'disconnect.SSH_DISCONNECT_ILLEGAL_USER_NAME': { en: 'This user name is not possible.', zh: '用户名不合法。' },
};

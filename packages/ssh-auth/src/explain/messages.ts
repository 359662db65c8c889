import type { Catalogue } from '@cutaway/primitives/explain';
import type { MessageName } from '../registry/message-numbers.js';

type TransportMessage =
  | 'identification string'
  | 'line before identification'
  | 'binary packet'
  | 'signed data'
  | MessageName;

/** What each message does in the protocol. */
export const messagePhrases: Catalogue<`message.${TransportMessage}`> = {
  'message.identification string': {
    en: 'Each side names the protocol version and its program, as one line of text. Both lines go into the exchange hash, so that nobody can change them unnoticed.',
    zh: '双方各发一行文本，说明协议版本和程序名。这两行都会计入交换哈希，被人改动就会露馅。',
  },
  'message.line before identification': {
    en: 'A line of text that a server may send before it identifies itself. It is not protected by anything.',
    zh: '服务器在版本标识之前可以发送的文本行，不受任何保护。',
  },
  'message.binary packet': {
    en: 'The envelope of every message: length, padding, and, once keys are in use, encryption and an authentication code.',
    zh: '每条消息的信封：长度、填充，启用密钥之后还有加密和认证码。',
  },
  'message.signed data': {
    en: 'What the user’s key signs: the session identifier and the login request. Because the identifier is that of this connection alone, the signature is worthless on any other.',
    zh: '用户密钥所签的内容：会话标识加上登录请求。会话标识只属于这一条连接，因此签名拿到别的连接上毫无用处。',
  },
  'message.SSH_MSG_DISCONNECT': {
    en: 'The sender ends the connection at once and says why.',
    zh: '发送方立即断开连接，并说明原因。',
  },
  'message.SSH_MSG_IGNORE': {
    en: 'To be thrown away. It hides how much is really being sent.',
    zh: '收到即丢弃，用来掩盖真实的数据量。',
  },
  'message.SSH_MSG_UNIMPLEMENTED': {
    en: 'The sender does not know the message in this packet.',
    zh: '发送方不认识该数据包中的消息。',
  },
  'message.SSH_MSG_DEBUG': {
    en: 'A text that may help with finding faults.',
    zh: '可能有助于排错的文本。',
  },
  'message.SSH_MSG_SERVICE_REQUEST': {
    en: 'The client asks for the service that comes next: user authentication.',
    zh: '客户端请求接下来的服务：用户认证。',
  },
  'message.SSH_MSG_SERVICE_ACCEPT': {
    en: 'The server starts the service.',
    zh: '服务器启动该服务。',
  },
  'message.SSH_MSG_EXT_INFO': {
    en: 'What else the sender can do, above all which signature algorithms the server takes from users.',
    zh: '发送方还支持的扩展，最重要的是服务器接受哪些用户签名算法。',
  },
  'message.SSH_MSG_KEXINIT': {
    en: 'All algorithms the sender can use, the most wanted first. From both lists each side finds the same choice by itself.',
    zh: '发送方支持的全部算法，最希望使用的排在最前。双方根据两份列表各自得出同样的选择。',
  },
  'message.SSH_MSG_NEWKEYS': {
    en: 'Everything the sender sends after this is protected with the new keys.',
    zh: '此后发送方的所有数据都用新密钥保护。',
  },
  'message.SSH_MSG_KEXDH_INIT': {
    en: 'The client’s half of the Diffie-Hellman exchange. Everybody may see it.',
    zh: '客户端的 Diffie-Hellman 公开值，谁看到都无妨。',
  },
  'message.SSH_MSG_KEXDH_REPLY': {
    en: 'The server’s half, its host key, and its signature over everything said so far: here the server proves who it is.',
    zh: '服务器的公开值、主机密钥，以及对此前全部内容的签名：服务器在此证明自己的身份。',
  },
  'message.SSH_MSG_KEX_ECDH_INIT': {
    en: 'The client’s ephemeral public key: its half of the exchange. Everybody may see it.',
    zh: '客户端的临时公钥，也就是它那一半密钥交换，谁看到都无妨。',
  },
  'message.SSH_MSG_KEX_ECDH_REPLY': {
    en: 'The server’s ephemeral public key, its host key, and its signature over everything said so far: here the server proves who it is.',
    zh: '服务器的临时公钥、主机密钥，以及对此前全部内容的签名：服务器在此证明自己的身份。',
  },
  'message.SSH_MSG_KEX_HYBRID_INIT': {
    en: 'The client’s ML-KEM key and its X25519 key, one behind the other. A recording stays unreadable unless both are broken.',
    zh: '客户端的 ML-KEM 公钥和 X25519 公钥，前后相接。只有两者都被攻破，录下的流量才能解密。',
  },
  'message.SSH_MSG_KEX_HYBRID_REPLY': {
    en: 'A secret encapsulated to the client’s ML-KEM key, the server’s X25519 key, its host key and its signature.',
    zh: '用客户端 ML-KEM 公钥封装的秘密、服务器的 X25519 公钥、主机密钥及其签名。',
  },
  'message.SSH_MSG_KEX_DH_GEX_REQUEST': {
    en: 'The client asks the server for a Diffie-Hellman group of a certain size.',
    zh: '客户端请求服务器给出某种大小的 Diffie-Hellman 群。',
  },
  'message.SSH_MSG_KEX_DH_GEX_GROUP': {
    en: 'The group the server chose. The client must check it: nothing vouches for it yet.',
    zh: '服务器选定的群。客户端必须检查，此时还没有任何东西为它担保。',
  },
  'message.SSH_MSG_KEX_DH_GEX_INIT': {
    en: 'The client’s half of the exchange in that group.',
    zh: '客户端在该群中的公开值。',
  },
  'message.SSH_MSG_KEX_DH_GEX_REPLY': {
    en: 'The server’s half, its host key, and its signature over everything said so far, the group included.',
    zh: '服务器的公开值、主机密钥，以及对此前全部内容（包括所选的群）的签名。',
  },
  'message.SSH_MSG_USERAUTH_REQUEST': {
    en: 'The user wants to log in, in the way that the method name says.',
    zh: '用户请求登录，方式由方法名指明。',
  },
  'message.SSH_MSG_USERAUTH_FAILURE': {
    en: 'Not logged in, or not yet: these methods can go on.',
    zh: '没有登录成功，或者还差一步：列出可以继续使用的方法。',
  },
  'message.SSH_MSG_USERAUTH_SUCCESS': {
    en: 'The user is logged in. The connection protocol begins.',
    zh: '用户登录成功，连接协议开始。',
  },
  'message.SSH_MSG_USERAUTH_BANNER': {
    en: 'A text that the server wants the user to see before the login.',
    zh: '服务器希望用户在登录前看到的文本。',
  },
  'message.SSH_MSG_USERAUTH_PK_OK': {
    en: 'The server would accept this key; now the signature may come.',
    zh: '服务器愿意接受这把密钥，可以发送签名了。',
  },
  'message.SSH_MSG_USERAUTH_PASSWD_CHANGEREQ': {
    en: 'The password has expired; the server wants a new one.',
    zh: '密码已过期，服务器要求设置新密码。',
  },
  'message.SSH_MSG_USERAUTH_INFO_REQUEST': {
    en: 'Questions of the server to the user, for example for a password or a one-time code.',
    zh: '服务器向用户提出的问题，例如询问密码或一次性验证码。',
  },
  'message.SSH_MSG_USERAUTH_INFO_RESPONSE': {
    en: 'The user’s answers.',
    zh: '用户的回答。',
  },
  'message.SSH_MSG_GLOBAL_REQUEST': {
    en: 'A request that concerns the connection as a whole.',
    zh: '针对整条连接的请求。',
  },
  'message.SSH_MSG_REQUEST_SUCCESS': {
    en: 'The oldest global request without an answer is granted.',
    zh: '最早一个尚未应答的全局请求被批准。',
  },
  'message.SSH_MSG_REQUEST_FAILURE': {
    en: 'The oldest global request without an answer is refused, or not known.',
    zh: '最早一个尚未应答的全局请求被拒绝，或者不被识别。',
  },
  'message.SSH_MSG_CHANNEL_OPEN': {
    en: 'The sender wants a channel: a stream in each direction, beside others on the same connection.',
    zh: '发送方请求打开一个通道：双向各一条数据流，可与其他通道共用同一连接。',
  },
  'message.SSH_MSG_CHANNEL_OPEN_CONFIRMATION': {
    en: 'The channel is open; each side has its own number for it.',
    zh: '通道已打开，双方各有自己的编号。',
  },
  'message.SSH_MSG_CHANNEL_OPEN_FAILURE': {
    en: 'The channel is refused.',
    zh: '通道请求被拒绝。',
  },
  'message.SSH_MSG_CHANNEL_WINDOW_ADJUST': {
    en: 'So many more bytes may be sent on the channel.',
    zh: '允许在该通道上再发送这么多字节。',
  },
  'message.SSH_MSG_CHANNEL_DATA': {
    en: 'Bytes of the channel’s stream.',
    zh: '通道数据流中的字节。',
  },
  'message.SSH_MSG_CHANNEL_EXTENDED_DATA': {
    en: 'Bytes of a second stream: what a command writes to standard error.',
    zh: '第二条数据流中的字节：命令写到标准错误的内容。',
  },
  'message.SSH_MSG_CHANNEL_EOF': {
    en: 'The sender will send no more data on the channel.',
    zh: '发送方不会再在该通道上发送数据。',
  },
  'message.SSH_MSG_CHANNEL_CLOSE': {
    en: 'The sender is done with the channel. It ends when both sides have said so.',
    zh: '发送方不再使用该通道。双方都表示之后通道才结束。',
  },
  'message.SSH_MSG_CHANNEL_REQUEST': {
    en: 'A request that concerns one channel: a terminal, a command, a signal, an exit status.',
    zh: '针对某个通道的请求：终端、命令、信号、退出状态等。',
  },
  'message.SSH_MSG_CHANNEL_SUCCESS': {
    en: 'The oldest request on the channel without an answer is granted.',
    zh: '该通道上最早一个尚未应答的请求被批准。',
  },
  'message.SSH_MSG_CHANNEL_FAILURE': {
    en: 'The oldest request on the channel without an answer is refused, or not known.',
    zh: '该通道上最早一个尚未应答的请求被拒绝，或者不被识别。',
  },
  'message.SSH2_MSG_PING': {
    en: 'To be sent back: shows that the other side is there.',
    zh: '要求原样送回，以确认对方仍在。',
  },
  'message.SSH2_MSG_PONG': {
    en: 'The answer to a ping, with the same data.',
    zh: '对 ping 的应答，内容相同。',
  },
};

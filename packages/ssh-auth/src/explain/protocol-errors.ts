import type { Catalogue } from '@cutaway/primitives/explain';
import type { SshProtocolErrorCode } from '../errors/protocol.js';

/** What each error of the protocol means. */
export const protocolErrorPhrases: Catalogue<`error.${SshProtocolErrorCode}`> = {
  'error.ssh/not-ssh': {
    en: 'The other side does not speak SSH: it sent no identification string.',
    zh: '对方说的不是 SSH：没有发来版本标识串。',
  },
  'error.ssh/protocol-version': {
    en: 'The other side speaks version {actual} of the protocol; only 2.0 is spoken here.',
    zh: '对方使用的协议版本是 {actual}，这里只支持 2.0。',
  },
  'error.ssh/identification-too-long': {
    en: 'A line of the version exchange is longer than {maximum} bytes.',
    zh: '版本交换中有一行超过了 {maximum} 字节。',
  },
  'error.ssh/identification-malformed': {
    en: 'The identification string holds characters that are not printable ASCII.',
    zh: '版本标识串里含有不可打印的或非 ASCII 的字符。',
  },
  'error.ssh/too-many-lines': {
    en: 'More than {maximum} lines came before the identification string.',
    zh: '版本标识串之前的行数超过了 {maximum} 行。',
  },
  'error.ssh/packet-length': {
    en: 'A packet length of {actual} is not possible: {minimum} to {maximum} and a multiple of {multiple} are allowed. Either the stream was changed on the way or the keys differ.',
    zh: '数据包长度 {actual} 不合法：必须在 {minimum} 到 {maximum} 之间并按 {multiple} 对齐。要么数据在途中被改动，要么双方密钥不一致。',
  },
  'error.ssh/padding-length': {
    en: 'A padding length of {actual} does not fit into its packet: 4 to {maximum} are possible.',
    zh: '填充长度 {actual} 与数据包不符：只能是 4 到 {maximum}。',
  },
  'error.ssh/empty-payload': {
    en: 'A packet holds no message.',
    zh: '数据包里没有消息。',
  },
  'error.ssh/mac-mismatch': {
    en: 'The message authentication code of a packet is wrong: it was changed on the way, or the keys differ.',
    zh: '数据包的消息认证码不对：数据在途中被改动，或者双方密钥不一致。',
  },
  'error.ssh/sequence-number-exhausted': {
    en: 'So many packets came before the first keys that their numbers began again.',
    zh: '在第一次启用密钥之前数据包太多，序号已经绕回。',
  },
  'error.ssh/input-overflow': {
    en: 'More than {maximum} bytes came that nobody could take yet.',
    zh: '收到的数据超过 {maximum} 字节，还来不及处理。',
  },
  'error.ssh/output-overflow': {
    en: 'More than {maximum} bytes wait to be sent: the other side makes work and reads nothing.',
    zh: '待发送的数据超过 {maximum} 字节：对方不断提出要求，却不读取应答。',
  },
  'error.ssh/unexpected-message': {
    en: '{actual} may not come here; expected was: {expected}.',
    zh: '此处不应出现 {actual}，应为：{expected}。',
  },
  'error.ssh/strict-kex-violation': {
    en: '{actual} came inside the first key exchange, where strict kex allows nothing but {expected}. That is how the Terrapin attack shifts sequence numbers.',
    zh: '首次密钥交换期间出现了 {actual}；严格密钥交换（strict kex）此时只允许 {expected}。Terrapin 攻击正是靠这种手法挪动序号的。',
  },
  'error.ssh/strict-kex-missing': {
    en: 'The other side does not know strict kex and so cannot notice the Terrapin attack (CVE-2023-48795).',
    zh: '对方不支持严格密钥交换（strict kex），无法察觉 Terrapin 攻击（CVE-2023-48795）。',
  },
  'error.ssh/messages-without-progress': {
    en: 'More than {maximum} messages came that bring nothing forward.',
    zh: '收到的无进展消息超过了 {maximum} 条。',
  },
  'error.ssh/no-common-algorithm': {
    en: 'No algorithm in common in {list}: the client has {offered}, the server has {accepted}.',
    zh: '{list} 中没有双方都支持的算法：客户端有 {offered}，服务器有 {accepted}。',
  },
  'error.ssh/host-key-type': {
    en: 'The server sent a host key of type {actual}, agreed on was {expected}.',
    zh: '服务器发来的主机密钥类型是 {actual}，而协商的是 {expected}。',
  },
  'error.ssh/exchange-signature': {
    en: "The server's {algorithm} signature over the exchange hash is wrong: it does not have the private key, or something in the exchange was changed on the way.",
    zh: '服务器对交换哈希的 {algorithm} 签名不对：它没有对应的私钥，或者交换内容在途中被改动。',
  },
  'error.ssh/group-exchange-request': {
    en: 'The client asks for a group of {minimum} to {maximum} bits, best {preferred}: there is none.',
    zh: '客户端要求 {minimum} 到 {maximum} 位、最好 {preferred} 位的群，无法满足。',
  },
  'error.ssh/group-exchange-modulus': {
    en: 'The modulus of {actual} bits that the server chose is too short, too long or no safe prime; {minimum} to {maximum} bits were asked for.',
    zh: '服务器选的 {actual} 位模数太短、太长或不是安全素数；请求的是 {minimum} 到 {maximum} 位。',
  },
  'error.ssh/host-key-refused': {
    en: "The server's host key was not accepted. Nothing secret has been sent.",
    zh: '服务器的主机密钥未被接受。没有发送任何机密内容。',
  },
  'error.ssh/host-key-replaced': {
    en: 'The server came with another host key when new keys were agreed on.',
    zh: '重新协商密钥时，服务器换了一把主机密钥。',
  },
  'error.ssh/service-not-available': {
    en: 'The service "{actual}" is not to be had here; expected was "{expected}".',
    zh: '这里没有“{actual}”服务，应为“{expected}”。',
  },
  'error.ssh/authentication-failed': {
    en: 'The server did not let {user} in. Tried: {tried}; it would still take: {canContinue}.',
    zh: '服务器没有让 {user} 登录。已尝试：{tried}；服务器还接受：{canContinue}。',
  },
  'error.ssh/authentication-cancelled': {
    en: 'The login was given up.',
    zh: '登录已取消。',
  },
  'error.ssh/authenticated-without-proof': {
    en: 'The server let {user} in although nothing was proven. Whoever answers may be pretending that a password or key was checked.',
    zh: '{user} 还没有出示任何凭据，服务器就宣布登录成功。应答者可能在冒充已检查过密码或密钥的样子。',
  },
  'error.ssh/public-key-mismatch': {
    en: 'The server says it would accept a key, and names another one than it was asked about.',
    zh: '服务器表示可以接受密钥，但它说的不是所询问的那一把。',
  },
  'error.ssh/too-many-authentication-attempts': {
    en: 'The client failed to log in {maximum} times.',
    zh: '客户端登录失败已达 {maximum} 次。',
  },
  'error.ssh/login-timeout': {
    en: 'The login was not complete after {maximum} milliseconds.',
    zh: '{maximum} 毫秒内没有完成登录。',
  },
  'error.ssh/user-changed': {
    en: 'The client began to log in as {expected} and went on as {actual}.',
    zh: '客户端先以 {expected} 登录，随后又改成了 {actual}。',
  },
  'error.ssh/unknown-channel': {
    en: 'A message is for channel {channel}, which is not open.',
    zh: '有消息发往通道 {channel}，但该通道没有打开。',
  },
  'error.ssh/channel-state': {
    en: 'Channel {channel} is not in a state in which this message may come.',
    zh: '通道 {channel} 当前的状态下不应收到这条消息。',
  },
  'error.ssh/window-exceeded': {
    en: 'The other side sent {actual} bytes into a window of {maximum}.',
    zh: '对方发送了 {actual} 字节，而窗口只剩 {maximum} 字节。',
  },
  'error.ssh/window-overflow': {
    en: 'The window of channel {channel} would grow beyond {maximum} bytes.',
    zh: '通道 {channel} 的窗口将超过 {maximum} 字节。',
  },
  'error.ssh/channel-packet-too-long': {
    en: 'A packet brought {actual} bytes of data; {maximum} are allowed.',
    zh: '一个数据包带了 {actual} 字节数据，上限是 {maximum} 字节。',
  },
  'error.ssh/unexpected-reply': {
    en: 'An answer came to a request that was not made.',
    zh: '收到了应答，但并没有发出过相应的请求。',
  },
  'error.ssh/too-many-requests': {
    en: 'More than {maximum} requests wait for their answers.',
    zh: '等待应答的请求超过了 {maximum} 个。',
  },
  'error.ssh/host-keys-unproven': {
    en: 'The server could not prove that it has the host keys it announced.',
    zh: '服务器未能证明自己持有它所公布的主机密钥。',
  },
  'error.ssh/channel-open-refused': {
    en: 'The other side refused to open the channel: {reason} {description}',
    zh: '对方拒绝打开通道：{reason} {description}',
  },
  'error.ssh/request-refused': {
    en: 'The other side refused the request "{request}".',
    zh: '对方拒绝了“{request}”请求。',
  },
  'error.ssh/disconnected': {
    en: 'The other side ended the connection: {reason} {description}',
    zh: '对方断开了连接：{reason} {description}',
  },
  'error.ssh/connection-lost': {
    en: 'The connection broke off.',
    zh: '连接中断。',
  },
  'error.ssh/unanswered': {
    en: 'The other side has not answered {maximum} times in a row.',
    zh: '对方已连续 {maximum} 次没有应答。',
  },
  'error.ssh/operation-failed': {
    en: 'What the connection waited for failed on this side.',
    zh: '连接所等待的本端操作失败了。',
  },
  'error.ssh/internal-error': {
    en: 'An error inside the program ended the connection.',
    zh: '程序内部错误导致连接结束。',
  },
  'error.ssh/not-connected': {
    en: 'The connection is {state}; this needs one that is logged in.',
    zh: '连接当前处于 {state} 状态；该操作需要已登录的连接。',
  },
  'error.ssh/insecure-algorithm': {
    en: 'These algorithms in the list {list} are unknown or insecure and may not be used here: {algorithms}.',
    zh: '列表 {list} 中的这些算法未知或不安全，此处不允许使用：{algorithms}。',
  },
  'error.ssh/no-host-key': {
    en: 'There is no host key for {algorithm}.',
    zh: '没有可用于 {algorithm} 的主机密钥。',
  },
};

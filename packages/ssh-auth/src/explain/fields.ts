import type { Catalogue, Phrase } from '@cutaway/primitives/explain';
import type { MessageName } from '../registry/message-numbers.js';

const K_S: Phrase = { en: 'The server’s host key or host certificate.', zh: '服务器的主机密钥或主机证书。' };
const signature_of_H: Phrase = {
  en: 'The signature over the exchange hash, by the host key.',
  zh: '用主机密钥对交换哈希所做的签名。',
};
const language_tag: Phrase = { en: 'The language of the text; as a rule empty.', zh: '文本的语言，通常为空。' };
const recipient_channel: Phrase = { en: 'The receiver’s number for the channel.', zh: '接收方给通道的编号。' };
const sender_channel: Phrase = { en: 'The sender’s number for the channel.', zh: '发送方给通道的编号。' };
const initial_window_size: Phrase = {
  en: 'How many bytes may be sent to the sender of this message before it grants more.',
  zh: '在本消息的发送方追加窗口之前，可以向它发送多少字节。',
};
const maximum_packet_size: Phrase = {
  en: 'How many bytes of data one packet to the sender of this message may hold.',
  zh: '发给本消息发送方的每个数据包最多能带多少字节数据。',
};
const originator_IP_address: Phrase = {
  en: 'Where the connection to be forwarded comes from.',
  zh: '被转发连接的来源地址。',
};
const originator_port: Phrase = { en: 'The port it comes from.', zh: '被转发连接的来源端口。' };
const pixels: Phrase = { en: 'The same in pixels; 0 when not known.', zh: '以像素计的同一尺寸，未知时为 0。' };
const e: Phrase = { en: 'The client’s public value, g^x mod p.', zh: '客户端的公开值 g^x mod p。' };
const f: Phrase = { en: 'The server’s public value, g^y mod p.', zh: '服务器的公开值 g^y mod p。' };
const address_to_bind: Phrase = { en: 'The address to listen on; empty for all.', zh: '要监听的地址，空表示全部。' };

const fields: Readonly<Partial<Record<MessageName, Readonly<Record<string, Phrase>>>>> = {
  SSH_MSG_DISCONNECT: {
    reason_code: { en: 'Why, as a number.', zh: '断开原因的编号。' },
    description: { en: 'Why, for people. Nothing vouches for it.', zh: '给人看的原因说明，不可尽信。' },
    language_tag,
  },
  SSH_MSG_IGNORE: { data: { en: 'Anything at all.', zh: '任意内容。' } },
  SSH_MSG_UNIMPLEMENTED: {
    packet_sequence_number: { en: 'Which packet held the unknown message.', zh: '含有未知消息的数据包序号。' },
  },
  SSH_MSG_DEBUG: {
    always_display: { en: 'Whether it should be shown even to people who did not ask.', zh: '是否无论如何都要显示。' },
    message: { en: 'The text.', zh: '文本内容。' },
    language_tag,
  },
  SSH_MSG_SERVICE_REQUEST: { service_name: { en: 'Which service.', zh: '请求的服务名。' } },
  SSH_MSG_SERVICE_ACCEPT: { service_name: { en: 'Which service.', zh: '启动的服务名。' } },
  SSH_MSG_EXT_INFO: {
    extensions: { en: 'Names with values; unknown ones are passed over.', zh: '扩展名和值，不认识的会被忽略。' },
  },
  SSH_MSG_KEXINIT: {
    cookie: {
      en: '16 random bytes, so that neither side alone decides what the exchange hash is over.',
      zh: '16 字节随机数，使任何一方都无法单独决定交换哈希的输入。',
    },
    kex_algorithms: {
      en: 'How to agree on keys. Names such as ext-info-c and kex-strict-c-v00@openssh.com only announce something.',
      zh: '密钥交换方法。ext-info-c、kex-strict-c-v00@openssh.com 这类名字只是声明支持某功能。',
    },
    server_host_key_algorithms: {
      en: 'Kinds of host key. The order may betray which hosts a client knows.',
      zh: '主机密钥的种类。排列顺序可能泄露客户端认识哪些主机。',
    },
    encryption_algorithms_client_to_server: { en: 'Ciphers for what the client sends.', zh: '客户端方向的加密算法。' },
    encryption_algorithms_server_to_client: { en: 'Ciphers for what the server sends.', zh: '服务器方向的加密算法。' },
    mac_algorithms_client_to_server: {
      en: 'Authentication codes for what the client sends.',
      zh: '客户端方向的消息认证码算法。',
    },
    mac_algorithms_server_to_client: {
      en: 'Authentication codes for what the server sends.',
      zh: '服务器方向的消息认证码算法。',
    },
    compression_algorithms_client_to_server: { en: 'Compression of what the client sends.', zh: '客户端方向的压缩。' },
    compression_algorithms_server_to_client: { en: 'Compression of what the server sends.', zh: '服务器方向的压缩。' },
    languages_client_to_server: { en: 'Languages; never used.', zh: '语言，实际上没人用。' },
    languages_server_to_client: { en: 'Languages; never used.', zh: '语言，实际上没人用。' },
    first_kex_packet_follows: {
      en: 'Whether the sender guesses the method and sends its first packet at once.',
      zh: '发送方是否已猜测方法并立即发出第一个交换包。',
    },
    reserved: { en: 'Always 0.', zh: '恒为 0。' },
  },
  SSH_MSG_NEWKEYS: {},
  SSH_MSG_KEXDH_INIT: { e },
  SSH_MSG_KEXDH_REPLY: { K_S, f, signature_of_H },
  SSH_MSG_KEX_ECDH_INIT: { Q_C: { en: 'The client’s ephemeral public key.', zh: '客户端的临时公钥。' } },
  SSH_MSG_KEX_ECDH_REPLY: {
    K_S,
    Q_S: { en: 'The server’s ephemeral public key.', zh: '服务器的临时公钥。' },
    signature_of_H,
  },
  SSH_MSG_KEX_HYBRID_INIT: {
    C_INIT: {
      en: 'The client’s ML-KEM encapsulation key (1184 bytes), then its X25519 key (32 bytes).',
      zh: '客户端的 ML-KEM 封装公钥（1184 字节），后接 X25519 公钥（32 字节）。',
    },
  },
  SSH_MSG_KEX_HYBRID_REPLY: {
    K_S,
    S_REPLY: {
      en: 'The ML-KEM ciphertext (1088 bytes), then the server’s X25519 key (32 bytes).',
      zh: 'ML-KEM 密文（1088 字节），后接服务器的 X25519 公钥（32 字节）。',
    },
    signature_of_H,
  },
  SSH_MSG_KEX_DH_GEX_REQUEST: {
    min: { en: 'The shortest modulus that will do, in bits.', zh: '可接受的最短模数位数。' },
    n: { en: 'The best length, in bits.', zh: '最希望的位数。' },
    max: { en: 'The longest that will do, in bits.', zh: '可接受的最长位数。' },
  },
  SSH_MSG_KEX_DH_GEX_GROUP: {
    p: { en: 'The modulus: must be a safe prime.', zh: '模数，必须是安全素数。' },
    g: { en: 'The generator.', zh: '生成元。' },
  },
  SSH_MSG_KEX_DH_GEX_INIT: { e },
  SSH_MSG_KEX_DH_GEX_REPLY: { K_S, f, signature_of_H },
  SSH_MSG_USERAUTH_REQUEST: {
    user_name: { en: 'Who wants to log in.', zh: '要登录的用户名。' },
    service_name: { en: 'What is to start after the login.', zh: '登录后要启动的服务。' },
    method_name: { en: 'How the user proves it.', zh: '用什么方式证明身份。' },
    method_specific_fields: { en: 'What belongs to a method that is not known here.', zh: '属于未知方法的字段。' },
    change_password: { en: 'Whether a new password is to be set.', zh: '是否要设置新密码。' },
    plaintext_password: {
      en: 'The password itself. Only the transport’s encryption hides it, and the server reads it in full.',
      zh: '密码本身。只有传输层加密在保护它，服务器能完整看到。',
    },
    plaintext_old_password: { en: 'The password that has expired.', zh: '已过期的旧密码。' },
    plaintext_new_password: { en: 'The password to be set.', zh: '要设置的新密码。' },
    have_signature: {
      en: 'Whether this is the login itself, or only the question whether the key would do.',
      zh: '是正式登录，还是只询问这把密钥是否可用。',
    },
    public_key_algorithm_name: { en: 'How the key signs.', zh: '密钥使用的签名算法。' },
    public_key_blob: { en: 'The user’s public key, or a certificate for it.', zh: '用户公钥或其证书。' },
    server_host_key: {
      en: 'The host key the user believes to log in to; the signature covers it.',
      zh: '用户认为自己正在登录的主机密钥，签名也涵盖它。',
    },
    signature: {
      en: 'Over the session identifier and everything above it in this message.',
      zh: '对会话标识和本消息中此前所有字段的签名。',
    },
    language_tag,
    submethods: {
      en: 'What the client would like to be asked; as a rule empty.',
      zh: '客户端希望使用的子方法，通常为空。',
    },
  },
  SSH_MSG_USERAUTH_FAILURE: {
    authentications_that_can_continue: { en: 'Methods that make sense now.', zh: '现在还可以尝试的方法。' },
    partial_success: {
      en: 'Whether the request itself was right, and more is needed.',
      zh: '该请求本身是否已通过、只是还需要别的认证。',
    },
  },
  SSH_MSG_USERAUTH_SUCCESS: {},
  SSH_MSG_USERAUTH_BANNER: {
    message: {
      en: 'The text. Control characters in it could deceive whoever reads it on a terminal.',
      zh: '文本内容。其中的控制字符可能误导在终端上阅读的人。',
    },
    language_tag,
  },
  SSH_MSG_USERAUTH_PK_OK: {
    public_key_algorithm_name: { en: 'As in the question.', zh: '与询问时相同。' },
    public_key_blob: { en: 'As in the question.', zh: '与询问时相同。' },
  },
  SSH_MSG_USERAUTH_PASSWD_CHANGEREQ: {
    prompt: { en: 'What to show when asking for the new password.', zh: '询问新密码时显示的提示。' },
    language_tag,
  },
  SSH_MSG_USERAUTH_INFO_REQUEST: {
    name: { en: 'A title for the questions.', zh: '问题的标题。' },
    instruction: { en: 'What the questions are about.', zh: '问题的说明。' },
    language_tag,
    prompts: {
      en: 'The questions, and whether the answers may be seen while they are typed.',
      zh: '各个问题，以及输入时是否可以回显。',
    },
  },
  SSH_MSG_USERAUTH_INFO_RESPONSE: { responses: { en: 'One answer for each question.', zh: '每个问题一个回答。' } },
  SSH_MSG_GLOBAL_REQUEST: {
    request_name: { en: 'What is wanted.', zh: '请求的名称。' },
    want_reply: { en: 'Whether an answer is wanted.', zh: '是否需要应答。' },
    request_specific_data: { en: 'What belongs to a request that is not known here.', zh: '属于未知请求的数据。' },
    address_to_bind,
    port_number_to_bind: {
      en: 'The port to listen on; 0 lets the server choose.',
      zh: '要监听的端口，0 表示由服务器选择。',
    },
    hostkeys: { en: 'Host keys of the server.', zh: '服务器的各把主机密钥。' },
  },
  SSH_MSG_REQUEST_SUCCESS: {
    response_specific_data: {
      en: 'Depends on the request: the port that was chosen, signatures, or nothing.',
      zh: '取决于请求：选定的端口、签名，或为空。',
    },
  },
  SSH_MSG_REQUEST_FAILURE: {},
  SSH_MSG_CHANNEL_OPEN: {
    channel_type: { en: 'What the channel is for.', zh: '通道的用途。' },
    sender_channel,
    initial_window_size,
    maximum_packet_size,
    channel_type_specific_data: { en: 'What belongs to a type that is not known here.', zh: '属于未知类型的数据。' },
    host_to_connect: { en: 'Where the other side is to connect.', zh: '请对方连接的主机。' },
    port_to_connect: { en: 'And to which port.', zh: '以及端口。' },
    address_that_was_connected: { en: 'The address somebody connected to.', zh: '有人连接的地址。' },
    port_that_was_connected: { en: 'The port somebody connected to.', zh: '有人连接的端口。' },
    originator_IP_address,
    originator_port,
  },
  SSH_MSG_CHANNEL_OPEN_CONFIRMATION: { recipient_channel, sender_channel, initial_window_size, maximum_packet_size },
  SSH_MSG_CHANNEL_OPEN_FAILURE: {
    recipient_channel,
    reason_code: { en: 'Why, as a number.', zh: '拒绝原因的编号。' },
    description: { en: 'Why, for people.', zh: '给人看的原因说明。' },
    language_tag,
  },
  SSH_MSG_CHANNEL_WINDOW_ADJUST: {
    recipient_channel,
    bytes_to_add: { en: 'How much the window grows.', zh: '窗口增加的字节数。' },
  },
  SSH_MSG_CHANNEL_DATA: { recipient_channel, data: { en: 'The bytes.', zh: '数据内容。' } },
  SSH_MSG_CHANNEL_EXTENDED_DATA: {
    recipient_channel,
    data_type_code: { en: '1 is standard error, the only type there is.', zh: '1 表示标准错误，也是唯一的类型。' },
    data: { en: 'The bytes.', zh: '数据内容。' },
  },
  SSH_MSG_CHANNEL_EOF: { recipient_channel },
  SSH_MSG_CHANNEL_CLOSE: { recipient_channel },
  SSH_MSG_CHANNEL_SUCCESS: { recipient_channel },
  SSH_MSG_CHANNEL_FAILURE: { recipient_channel },
  SSH_MSG_CHANNEL_REQUEST: {
    recipient_channel,
    request_type: { en: 'What is wanted.', zh: '请求的类型。' },
    want_reply: { en: 'Whether an answer is wanted.', zh: '是否需要应答。' },
    type_specific_data: { en: 'What belongs to a request that is not known here.', zh: '属于未知请求的数据。' },
    TERM: { en: 'The kind of terminal.', zh: '终端类型。' },
    terminal_width_characters: { en: 'Columns.', zh: '列数。' },
    terminal_width_columns: { en: 'Columns.', zh: '列数。' },
    terminal_height_rows: { en: 'Rows.', zh: '行数。' },
    terminal_width_pixels: pixels,
    terminal_height_pixels: pixels,
    encoded_terminal_modes: {
      en: 'Settings of the terminal: control characters, echo, speeds.',
      zh: '终端设置：控制字符、回显、速率等。',
    },
    variable_name: { en: 'The variable’s name.', zh: '环境变量名。' },
    variable_value: { en: 'Its value.', zh: '环境变量的值。' },
    command: { en: 'The command, as the user’s shell gets it.', zh: '交给用户 shell 执行的命令。' },
    subsystem_name: { en: 'Which subsystem.', zh: '子系统名。' },
    signal_name: { en: 'The signal, without SIG in front.', zh: '信号名，不带 SIG 前缀。' },
    exit_status: { en: 'What the command ended with; 0 is success.', zh: '命令的退出状态，0 表示成功。' },
    core_dumped: { en: 'Whether a core file was left behind.', zh: '是否留下了核心转储文件。' },
    error_message: { en: 'What happened, for people.', zh: '给人看的说明。' },
    language_tag,
  },
  SSH2_MSG_PING: { data: { en: 'To be sent back unchanged.', zh: '要求原样送回的数据。' } },
  SSH2_MSG_PONG: { data: { en: 'As in the ping.', zh: '与 ping 中相同。' } },
};

const others: Catalogue = {
  'field.message_number': { en: 'Which message this is.', zh: '这是哪一种消息。' },
  'field.identification string.protoversion': { en: 'The version of the protocol.', zh: '协议版本。' },
  'field.identification string.softwareversion': { en: 'The program and its version.', zh: '程序名和版本。' },
  'field.identification string.comments': { en: 'Further words of the program.', zh: '程序附加的说明。' },
  'field.binary packet.packet_length': {
    en: 'How many bytes follow, without the authentication code.',
    zh: '后面有多少字节，不含认证码。',
  },
  'field.binary packet.padding_length': { en: 'How many bytes of padding there are.', zh: '填充的字节数。' },
  'field.binary packet.payload': { en: 'The message.', zh: '消息本身。' },
  'field.binary packet.random_padding': {
    en: 'Random bytes that fill the packet up to whole blocks and hide the exact length.',
    zh: '随机填充，把数据包补足到整块，并掩盖真实长度。',
  },
  'field.binary packet.mac': {
    en: 'The authentication code: whoever changes a bit would have to compute it anew, and lacks the key.',
    zh: '认证码：改动任何一位都得重新计算它，而攻击者没有密钥。',
  },
  'field.signed data.session_identifier': {
    en: 'The exchange hash of the first key exchange.',
    zh: '首次密钥交换的交换哈希。',
  },
  'field.signed data.request': {
    en: 'The login request up to the signature.',
    zh: '登录请求，到签名之前为止。',
  },
  'field.SSH_MSG_EXT_INFO.extensions.nr_extensions': { en: 'How many there are.', zh: '扩展个数。' },
  'field.SSH_MSG_EXT_INFO.extensions.extension_name': { en: 'The extension’s name.', zh: '扩展名。' },
  'field.SSH_MSG_EXT_INFO.extensions.extension_value': {
    en: 'What it says; of server-sig-algs, the signature algorithms the server takes.',
    zh: '扩展的值。对 server-sig-algs 来说，就是服务器接受的签名算法。',
  },
  'field.SSH_MSG_USERAUTH_INFO_REQUEST.prompts.num_prompts': { en: 'How many questions.', zh: '问题个数。' },
  'field.SSH_MSG_USERAUTH_INFO_REQUEST.prompts.prompt': { en: 'The question.', zh: '问题文本。' },
  'field.SSH_MSG_USERAUTH_INFO_REQUEST.prompts.echo': {
    en: 'Whether the answer may be seen while it is typed.',
    zh: '输入时是否可以回显。',
  },
  'field.SSH_MSG_USERAUTH_INFO_RESPONSE.responses.num_responses': { en: 'How many answers.', zh: '回答个数。' },
  'field.SSH_MSG_CHANNEL_REQUEST.encoded_terminal_modes.opcode': { en: 'Which setting.', zh: '哪一项设置。' },
  'field.SSH_MSG_CHANNEL_REQUEST.encoded_terminal_modes.argument': { en: 'Its value.', zh: '设置的值。' },
};

/** What each field means: `field.<message>.<path>` with indexes left out; `field.message_number` for all messages. */
export const fieldPhrases: Catalogue = {
  ...others,
  ...Object.fromEntries(
    Object.entries(fields).flatMap(([message, phrases]) =>
      Object.entries(phrases).map(([name, phrase]) => [`field.${message}.${name}`, phrase]),
    ),
  ),
};

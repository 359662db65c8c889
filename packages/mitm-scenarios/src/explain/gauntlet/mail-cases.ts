import type { Catalogue } from '@cutaway/primitives/explain';

type Sentence = { readonly en: string; readonly zh: string };

/** What is told of a case in each of the three protocols, which differ in names alone. */
const TOLD: Readonly<Record<string, { readonly title: Sentence; readonly lesson: Sentence }>> = {
  starttls: {
    title: { en: 'Honest server with STARTTLS', zh: '支持 STARTTLS 的正常服务器' },
    lesson: {
      en: 'The connection begins in the clear and turns to TLS before the password. A client that sends the password at once gives it to whoever listens.',
      zh: '连接先以明文开始，在发送密码之前升级为 TLS。直接发送密码的客户端，等于把它交给每个窃听者。',
    },
  },
  'starttls-stripped': {
    title: { en: 'STARTTLS stripped', zh: 'STARTTLS 被剥离' },
    lesson: {
      en: 'Somebody on the way took STARTTLS out of the list of what the server can do. Who then goes on without TLS has only asked for protection, not insisted on it.',
      zh: '中间人把 STARTTLS 从服务器能力列表里删掉了。这时不加密也继续的客户端，只是“希望”有保护，并没有坚持。',
    },
  },
  'starttls-refused': {
    title: { en: 'STARTTLS answered with no', zh: 'STARTTLS 被拒绝' },
    lesson: {
      en: 'The server lists STARTTLS and says no when it is asked: the answer was not looked at if the password follows.',
      zh: '服务器列出了 STARTTLS，真正请求时却回答“不行”。如果密码照样发来，说明客户端没有看应答。',
    },
  },
  'starttls-cut': {
    title: { en: 'Connection cut after STARTTLS', zh: 'STARTTLS 之后连接被切断' },
    lesson: {
      en: 'The server agrees to TLS, and the connection breaks off. A client that tries again without TLS can be made to do so by anybody.',
      zh: '服务器同意升级，随后连接中断。若客户端改用明文重试，任何人都能逼它这样做。',
    },
  },
  'answer-injected': {
    title: { en: 'Answer slipped in before TLS', zh: '在 TLS 之前塞入应答' },
    lesson: {
      en: 'Behind the go-ahead, in the same packet and in the clear, comes the answer to the next command. A client that does not empty its buffer takes it for protected.',
      zh: '在同意升级的应答之后，同一个数据包里还以明文夹带了下一条命令的应答。不清空缓冲区的客户端会把它当成受 TLS 保护的内容。',
    },
  },
  preauth: {
    title: { en: 'Greeted as if logged in (PREAUTH)', zh: '以 PREAUTH 问候（假装已登录）' },
    lesson: {
      en: 'After PREAUTH the protocol knows no STARTTLS any more. A client that then goes on shows its mail to whoever is in between.',
      zh: '收到 PREAUTH 之后协议不再允许 STARTTLS。此时仍继续的客户端，会把邮件暴露给中间人。',
    },
  },
  'untrusted-root': {
    title: { en: 'Root that nobody installed, behind STARTTLS', zh: 'STARTTLS 之后：未受信任的根证书' },
    lesson: {
      en: 'TLS is on, with a server whose certificate leads to no trusted root. Libraries that verify by default on port 443 often do not here.',
      zh: 'TLS 已建立，但证书链不通向任何受信任的根。许多库对 HTTPS 默认验证证书，对 STARTTLS 却不验证。',
    },
  },
  'wrong-host': {
    title: { en: 'Certificate of another host, behind STARTTLS', zh: 'STARTTLS 之后：别的主机的证书' },
    lesson: {
      en: 'The certificate is genuine, and somebody else’s.',
      zh: '证书是真的，只不过属于别人。',
    },
  },
  expired: {
    title: { en: 'Expired certificate, behind STARTTLS', zh: 'STARTTLS 之后：过期的证书' },
    lesson: { en: 'The server’s certificate ended yesterday.', zh: '服务器证书昨天已过期。' },
  },
};

const PROTOCOLS = ['smtp', 'imap', 'pop3'] as const;

/** `case.<id>.title` and `case.<id>.lesson` of the mail cases, their group and their stages. */
export const mailCasePhrases: Catalogue = {
  'group.starttls': { en: 'STARTTLS', zh: 'STARTTLS' },
  'observed.sent-in-the-clear': {
    en: 'The client sent it without TLS: {kind}.',
    zh: '客户端在没有 TLS 的情况下发送了：{kind}。',
  },
  'observed.injected-answer-taken': {
    en: 'Inside of TLS the client went on before anything was answered there.',
    zh: '在 TLS 内部尚无任何应答时，客户端就继续了下去。',
  },
  'observed.command-in-the-clear': {
    en: 'The client gave commands without TLS.',
    zh: '客户端在没有 TLS 的情况下发出了命令。',
  },
  ...Object.fromEntries(
    PROTOCOLS.flatMap((protocol) =>
      Object.entries(TOLD)
        .filter(([name]) => name !== 'preauth' || protocol === 'imap')
        .flatMap(([name, { title, lesson }]) => {
          const inProtocol = protocol.toUpperCase();
          return [
            [`case.${protocol}-${name}.title`, { en: `${inProtocol}: ${title.en}`, zh: `${inProtocol}：${title.zh}` }],
            [`case.${protocol}-${name}.lesson`, lesson],
          ] as const;
        }),
    ),
  ),
  ...Object.fromEntries(
    PROTOCOLS.flatMap((protocol) =>
      Object.entries({
        none: { en: 'no connection', zh: '没有连接' },
        connected: { en: 'connected, said nothing', zh: '已连接，什么也没说' },
        hello: { en: 'sent commands in the clear', zh: '发送了明文命令' },
        starttls: { en: 'asked for TLS', zh: '请求了 TLS' },
        handshake: { en: 'completed the handshake', zh: '完成了握手' },
        'application-data': { en: 'logged in inside of TLS', zh: '在 TLS 内登录' },
        'answer-shown': { en: 'showed the answer', zh: '显示了应答' },
      }).map(([stage, sentence]) => [`stage.${protocol}.${stage}`, sentence] as const),
    ),
  ),
};

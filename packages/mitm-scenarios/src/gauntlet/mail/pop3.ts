import type { MailDialogue, MailSession } from './dialogue.js';

const capabilities = ({ defect, secure }: MailSession): string =>
  `+OK\r\n${secure || defect === 'stripped' ? '' : 'STLS\r\n'}USER\r\nSASL PLAIN LOGIN\r\n.\r\n`;

/** POP3 (RFC 1939, RFC 2449, RFC 2595 §4, RFC 5034). */
export const pop3: MailDialogue = {
  greet: ({ say }) => say('+OK localhost ready\r\n'),
  command: (line, session) => {
    const { say, ask, answer, defect, secure } = session;
    const [verb = '', argument = '', initial = ''] = line.split(' ');
    const ok = (): void => say('+OK\r\n');
    switch (verb.toUpperCase()) {
      case 'CAPA':
        return say(capabilities(session));
      case 'STLS':
        if (secure || defect === 'stripped') return say('-ERR not known\r\n');
        if (defect === 'refused') return say('-ERR not at the moment\r\n');
        return session.startTls('+OK go ahead\r\n', capabilities({ ...session, secure: true }));
      case 'AUTH':
        if (initial !== '') return ok();
        if (argument.toUpperCase() === 'LOGIN') return ask('+ VXNlcm5hbWU6\r\n', () => ask('+ UGFzc3dvcmQ6\r\n', ok));
        return ask('+ \r\n', ok);
      case 'STAT':
        return say('+OK 0 0\r\n');
      case 'LIST':
      case 'UIDL':
        return say(`+OK\r\n1 ${answer}\r\n.\r\n`);
      case 'RETR':
      case 'TOP':
        return say(`+OK\r\nSubject: gauntlet\r\n\r\n${answer}\r\n.\r\n`);
      case 'QUIT':
        return session.bye('+OK bye\r\n');
      default:
        return ok();
    }
  },
};

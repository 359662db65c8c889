import type { MailDialogue, MailSession } from './dialogue.js';

/** What EHLO is answered with (RFC 5321 §4.1.1.1, RFC 3207 §4). */
function extensions({ defect, secure }: MailSession): string {
  const names = ['localhost', ...(secure || defect === 'stripped' ? [] : ['STARTTLS']), 'AUTH PLAIN LOGIN'];
  return names.map((name, index) => `250${index === names.length - 1 ? ' ' : '-'}${name}\r\n`).join('');
}

/** SMTP submission (RFC 5321, RFC 3207, RFC 4954). */
export const smtp: MailDialogue = {
  greet: ({ say }) => say('220 localhost ESMTP\r\n'),
  command: (line, session) => {
    const { say, ask, answer, defect, secure } = session;
    const [verb = '', argument = '', initial = ''] = line.split(' ');
    const accepted = (): void => say('235 2.7.0 accepted\r\n');
    switch (verb.toUpperCase()) {
      case 'EHLO':
        return say(extensions(session));
      case 'HELO':
        return say('250 localhost\r\n');
      case 'STARTTLS':
        if (secure || defect === 'stripped') return say('502 5.5.1 not known\r\n');
        if (defect === 'refused') return say('454 4.7.0 not at the moment\r\n');
        return session.startTls('220 2.0.0 go ahead\r\n', extensions({ ...session, secure: true }));
      case 'AUTH':
        if (argument.toUpperCase() === 'PLAIN') {
          return initial === '' ? ask('334 \r\n', accepted) : accepted();
        }
        if (argument.toUpperCase() === 'LOGIN') {
          const password = (): void => ask('334 UGFzc3dvcmQ6\r\n', accepted);
          return initial === '' ? ask('334 VXNlcm5hbWU6\r\n', password) : password();
        }
        return say('504 5.5.4 not known\r\n');
      case 'DATA': {
        const text = (part: string): void => {
          if (part === '.') say(`250 2.0.0 ${answer}\r\n`);
          else ask('', text);
        };
        return ask('354 go on\r\n', text);
      }
      case 'HELP':
        return say(`214 ${answer}\r\n`);
      case 'QUIT':
        return session.bye('221 2.0.0 bye\r\n');
      default:
        return say('250 2.0.0 done\r\n');
    }
  },
};

import type { MailDialogue, MailSession } from './dialogue.js';

const capabilities = ({ defect, secure }: MailSession): string =>
  `* CAPABILITY IMAP4rev1${secure || defect === 'stripped' || defect === 'preauth' ? '' : ' STARTTLS'} SASL-IR AUTH=PLAIN AUTH=LOGIN\r\n`;

/** A string on the next line, announced by its length (RFC 9051 §4.3). */
const LITERAL = /\{\d+\}$/;

/** The tag that a client which counts uses next: `A001` and `A002`. */
function following(tag: string): string {
  const [, word = '', number = ''] = /^(.*?)(\d+)$/.exec(tag) ?? [];
  return `${word}${String(Number(number) + 1).padStart(number.length, '0')}`;
}

/** IMAP (RFC 9051 §6.2.1; RFC 3501 in what clients send). */
export const imap: MailDialogue = {
  greet: ({ say, defect }) => say(`* ${defect === 'preauth' ? 'PREAUTH' : 'OK'} localhost ready\r\n`),
  command: (line, session) => {
    const { say, ask, answer, defect, secure } = session;
    if (LITERAL.test(line)) return ask('+ go on\r\n', (rest) => imap.command(line.replace(LITERAL, rest), session));
    const [tag = '', verb = '', argument = '', initial = ''] = line.split(' ');
    const done = (text = ''): void => say(`${text}${tag} OK done\r\n`);
    switch (verb.toUpperCase()) {
      case 'CAPABILITY':
        return done(capabilities(session));
      case 'STARTTLS': {
        if (secure || defect === 'stripped' || defect === 'preauth') return say(`${tag} BAD not known\r\n`);
        if (defect === 'refused') return say(`${tag} NO not at the moment\r\n`);
        const next = `${capabilities({ ...session, secure: true })}${following(tag)} OK done\r\n`;
        return session.startTls(`${tag} OK go ahead\r\n`, next);
      }
      case 'AUTHENTICATE':
        if (initial !== '') return done();
        if (argument.toUpperCase() === 'LOGIN') {
          return ask('+ VXNlcm5hbWU6\r\n', () => ask('+ UGFzc3dvcmQ6\r\n', () => done()));
        }
        return ask('+ \r\n', () => done());
      case 'LIST':
        return done(`* LIST () "/" "${answer}"\r\n`);
      case 'SELECT':
      case 'EXAMINE':
        return done(`* FLAGS ()\r\n* 0 EXISTS\r\n* OK [UIDVALIDITY 1] ${answer}\r\n`);
      case 'LOGOUT':
        return session.bye(`* BYE\r\n${tag} OK done\r\n`);
      default:
        return done();
    }
  },
};

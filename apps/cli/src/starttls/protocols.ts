import type { Socket } from 'node:net';
import { StartTlsFailure } from './failure.js';
import type { LineReader } from './line-reader.js';

/** Talks until the server is about to begin TLS. */
type Dialogue = (reader: LineReader, socket: Socket) => Promise<void>;

/** A reply of SMTP: all its lines (RFC 5321 §4.2). @throws {StartTlsFailure} unless its code is the one that is wanted. */
async function smtpReply(reader: LineReader, wanted: string, problem: 'unexpected' | 'refused'): Promise<string[]> {
  const lines: string[] = [];
  for (;;) {
    const line = await reader.line();
    if (!/^\d{3}(?:[ -]|$)/.test(line)) throw new StartTlsFailure('unexpected', line);
    lines.push(line.slice(4));
    if (line[3] === '-') continue;
    if (!line.startsWith(wanted)) throw new StartTlsFailure(problem, line);
    return lines;
  }
}

/** RFC 3207 §4. */
const smtp: Dialogue = async (reader, socket) => {
  await smtpReply(reader, '220', 'unexpected');
  socket.write('EHLO localhost\r\n');
  const extensions = await smtpReply(reader, '250', 'unexpected');
  if (!extensions.some((line) => /^STARTTLS\b/i.test(line))) throw new StartTlsFailure('not-offered');
  socket.write('STARTTLS\r\n');
  await smtpReply(reader, '220', 'refused');
};

/** The untagged lines up to the answer with a tag, and that answer (RFC 9051 §2.2.2). */
async function imapAnswer(
  reader: LineReader,
  tag: string,
): Promise<{ readonly untagged: string[]; readonly answer: string }> {
  const untagged: string[] = [];
  for (;;) {
    const line = await reader.line();
    if (line.startsWith(`${tag} `)) return { untagged, answer: line };
    if (!line.startsWith('* ')) throw new StartTlsFailure('unexpected', line);
    untagged.push(line);
  }
}

/** RFC 9051 §6.2.1. */
const imap: Dialogue = async (reader, socket) => {
  const greeting = await reader.line();
  if (/^\* PREAUTH\b/i.test(greeting)) throw new StartTlsFailure('preauth', greeting);
  if (!/^\* OK\b/i.test(greeting)) throw new StartTlsFailure('unexpected', greeting);
  socket.write('a CAPABILITY\r\n');
  const { untagged } = await imapAnswer(reader, 'a');
  const capabilities = untagged.filter((line) => /^\* CAPABILITY /i.test(line)).flatMap((line) => line.split(' '));
  if (!capabilities.some((name) => /^STARTTLS$/i.test(name))) throw new StartTlsFailure('not-offered');
  socket.write('b STARTTLS\r\n');
  const { answer } = await imapAnswer(reader, 'b');
  if (!/^b OK\b/i.test(answer)) throw new StartTlsFailure('refused', answer);
};

/** RFC 2595 §4. */
const pop3: Dialogue = async (reader, socket) => {
  const greeting = await reader.line();
  if (!greeting.startsWith('+OK')) throw new StartTlsFailure('unexpected', greeting);
  socket.write('CAPA\r\n');
  const status = await reader.line();
  // Without CAPA (RFC 2449) there is no way to know but to ask.
  if (status.startsWith('+OK')) {
    const capabilities: string[] = [];
    for (let line = await reader.line(); line !== '.'; line = await reader.line()) capabilities.push(line);
    if (!capabilities.some((name) => /^STLS$/i.test(name))) throw new StartTlsFailure('not-offered');
  }
  socket.write('STLS\r\n');
  const answer = await reader.line();
  if (!answer.startsWith('+OK')) throw new StartTlsFailure('refused', answer);
};

/** SSLRequest of PostgreSQL's protocol 3: length and a number that no version has. The answer is one byte. */
const postgres: Dialogue = async (reader, socket) => {
  socket.write(Uint8Array.of(0, 0, 0, 8, 4, 210, 22, 47));
  const answer = await reader.character();
  if (answer === 'N') throw new StartTlsFailure('not-offered');
  if (answer !== 'S') throw new StartTlsFailure('unexpected', answer);
};

/** Protocols that begin in the clear and turn to TLS on demand. */
export const START_TLS_PROTOCOLS = ['smtp', 'imap', 'pop3', 'postgres'] as const;

export type StartTlsProtocol = (typeof START_TLS_PROTOCOLS)[number];

export const dialogues: Readonly<Record<StartTlsProtocol, Dialogue>> = { smtp, imap, pop3, postgres };

/** What is asked inside TLS, where there is something harmless to ask: the answer shows that the server is there. */
export const farewells: Readonly<Record<StartTlsProtocol, string>> = {
  smtp: 'EHLO localhost\r\nQUIT\r\n',
  imap: 'a CAPABILITY\r\nb LOGOUT\r\n',
  pop3: 'CAPA\r\nQUIT\r\n',
  postgres: '',
};

/** Where each listens usually. */
export const startTlsPorts: Readonly<Record<StartTlsProtocol, number>> = {
  smtp: 25,
  imap: 143,
  pop3: 110,
  postgres: 5432,
};

/** The mail protocols that begin in the clear and turn to TLS on request. */
export type MailProtocol = 'smtp' | 'imap' | 'pop3';

/** What a mail server does wrong before TLS, apart from nothing. */
export type StartTlsDefect =
  /** Neither lists STARTTLS nor knows it. */
  | 'stripped'
  /** Lists it, and answers no when it is asked for. */
  | 'refused'
  /** Says yes, and hangs up before the handshake. */
  | 'cut'
  /** Sends, with its yes, the answer to a command that the client has yet to send inside of TLS. */
  | 'injected'
  /** Greets as if the client were logged in already, so that STARTTLS is out of place (IMAP). */
  | 'preauth';

/** What one connection has come to. */
export interface MailSession {
  readonly defect: StartTlsDefect | undefined;
  /** Whether TLS is on. */
  readonly secure: boolean;
  /** What an honest answer shows, so that one can tell that it was shown. */
  readonly answer: string;
  say(text: string): void;
  /** Says yes to STARTTLS; then the handshake begins. */
  startTls(yes: string, injected: string): void;
  /** Takes the next line as the rest of this command. */
  ask(prompt: string, then: (line: string) => void): void;
  /** Says goodbye. */
  bye(text: string): void;
}

/** A mail protocol as a server speaks it: lines in, lines out, each with CRLF. */
export interface MailDialogue {
  greet(session: MailSession): void;
  /** @param line without CRLF */
  command(line: string, session: MailSession): void;
}

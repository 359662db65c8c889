import type { MailProtocol } from './mail/dialogue.js';

/** The protocols that clients are tried with. */
export type ClientProtocol = 'tls' | 'ssh' | MailProtocol;

/**
 * How far a client went with a server. `handshake` is a verified Finished; `application-data` is data that carries the
 * nonce the client was told to send; `answer-shown` is the server's own nonce in what the client printed.
 */
export type TlsStage = 'none' | 'connected' | 'hello' | 'handshake' | 'application-data' | 'answer-shown';

/**
 * `userauth` is the request for that service under the new keys, which a client sends only to a host it takes for the
 * right one; `credential` is a password, an answer or a signature; `exec` is the command.
 */
export type SshStage =
  | 'none'
  | 'connected'
  | 'hello'
  | 'key-exchange'
  | 'userauth'
  | 'credential'
  | 'exec'
  | 'answer-shown';

/** `hello` is the first command; `application-data` is the password or the nonce inside of TLS. */
export type MailStage = TlsStage | 'starttls';

/** How far a client came, of any protocol. */
export type Stage = TlsStage | SshStage | MailStage;

const mail: readonly MailStage[] = [
  'none',
  'connected',
  'hello',
  'starttls',
  'handshake',
  'application-data',
  'answer-shown',
];

/** The stages in order. All but the last are seen at the server. */
export const stages: Readonly<Record<ClientProtocol, readonly Stage[]>> = {
  tls: ['none', 'connected', 'hello', 'handshake', 'application-data', 'answer-shown'],
  ssh: ['none', 'connected', 'hello', 'key-exchange', 'userauth', 'credential', 'exec', 'answer-shown'],
  smtp: mail,
  imap: mail,
  pop3: mail,
};

/** Whether `stage` is `goal` or further. */
export function reached(protocol: ClientProtocol, stage: Stage, goal: Stage): boolean {
  const order = stages[protocol];
  return order.indexOf(stage) >= order.indexOf(goal);
}

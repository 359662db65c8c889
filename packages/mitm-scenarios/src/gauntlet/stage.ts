import type { MailProtocol } from './mail/dialogue.js';

/** Mail: `hello` is the first command, `application-data` the password or the nonce inside of TLS. */
const mail = ['none', 'connected', 'hello', 'starttls', 'handshake', 'application-data', 'answer-shown'] as const;

/** The protocols that clients are tried with. */
export type ClientProtocol = 'tls' | 'ssh' | MailProtocol;

/**
 * How far a client went with a server, in order. All but the last are seen at the server.
 *
 * TLS: `handshake` is a verified Finished; `application-data` is data that carries the nonce the client was told to
 * send; `answer-shown` is the server's own nonce in what the client printed.
 *
 * SSH: `userauth` is the request for that service under the new keys, which a client sends only to a host it takes for
 * the right one; `credential` is a password, an answer or a signature; `exec` is the command.
 */
export const stages = {
  tls: ['none', 'connected', 'hello', 'handshake', 'application-data', 'answer-shown'],
  ssh: ['none', 'connected', 'hello', 'key-exchange', 'userauth', 'credential', 'exec', 'answer-shown'],
  smtp: mail,
  imap: mail,
  pop3: mail,
} as const;

export type TlsStage = (typeof stages.tls)[number];
export type SshStage = (typeof stages.ssh)[number];
export type MailStage = (typeof mail)[number];
export type Stage = TlsStage | SshStage | MailStage;

/** Whether `stage` is `goal` or further. */
export function reached(protocol: ClientProtocol, stage: Stage, goal: Stage): boolean {
  const order: readonly Stage[] = stages[protocol];
  return order.indexOf(stage) >= order.indexOf(goal);
}

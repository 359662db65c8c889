import { type Flow, perform } from '../../transport/flow.js';
import type { PasswordAuthentication } from '../authentication.js';
import { UserauthPasswdChangereq } from '../messages/userauth-passwd-changereq.js';
import { UserauthRequestPassword, UserauthRequestPasswordChange } from '../messages/userauth-request-password.js';
import type { Answer, UserauthClient } from './attempt.js';

/** How often a password is asked for, as in OpenSSH (NumberOfPasswordPrompts). */
const MAXIMUM_ATTEMPTS = 3;

/** How often the server may ask for a new password. */
const MAXIMUM_CHANGES = 3;

/** Password authentication (RFC 4252 §8). @returns `undefined` when there was no password to be had. */
export function* passwordAuthentication(
  client: UserauthClient,
  { password, changePassword }: PasswordAuthentication,
): Flow<Answer | undefined> {
  const attempts = typeof password === 'string' ? 1 : MAXIMUM_ATTEMPTS;
  let answer: Answer | undefined;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const plaintext_password = typeof password === 'string' ? password : yield* perform(() => password(attempt));
    if (plaintext_password === undefined) return answer;
    client.begin('password');
    client.transport.send(UserauthRequestPassword, {
      ...client.header,
      method_name: 'password',
      change_password: false,
      plaintext_password,
    });
    client.proven = true;
    answer = yield* client.answer();
    if (answer.kind === 'method') answer = yield* change(client, answer, plaintext_password, changePassword);
    if (answer?.kind !== 'failure' || answer.partialSuccess || !answer.canContinue.includes('password')) return answer;
  }
  return answer;
}

/** The password has expired: sends a new one, as long as the server asks for one. */
function* change(
  client: UserauthClient,
  first: Extract<Answer, { kind: 'method' }>,
  plaintext_old_password: string,
  changePassword: PasswordAuthentication['changePassword'],
): Flow<Answer | undefined> {
  let answer: Answer = first;
  for (let changes = 0; changes < MAXIMUM_CHANGES && answer.kind === 'method'; changes++) {
    const { packet } = answer;
    if (packet.number !== UserauthPasswdChangereq.number) throw client.unexpected(packet, UserauthPasswdChangereq.name);
    const { prompt } = client.transport.decode(UserauthPasswdChangereq, packet).value;
    const plaintext_new_password =
      changePassword === undefined ? undefined : yield* perform(() => changePassword(prompt));
    if (plaintext_new_password === undefined) return undefined;
    client.transport.send(UserauthRequestPasswordChange, {
      ...client.header,
      method_name: 'password',
      change_password: true,
      plaintext_old_password,
      plaintext_new_password,
    });
    answer = yield* client.answer();
  }
  return answer.kind === 'method' ? undefined : answer;
}

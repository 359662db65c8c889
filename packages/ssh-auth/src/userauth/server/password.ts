import { decode } from '@cutaway/primitives/wire';
import { type Flow, perform } from '../../transport/flow.js';
import type { Transport } from '../../transport/transport.js';
import { UserauthPasswdChangereq } from '../messages/userauth-passwd-changereq.js';
import { UserauthRequest } from '../messages/userauth-request.js';
import { UserauthRequestPassword, UserauthRequestPasswordChange } from '../messages/userauth-request-password.js';
import { type Attempt, FAILURE, type Result } from './attempt.js';
import type { ServerAuthentication } from './options.js';

/** Password authentication (RFC 4252 §8). */
export function* servePassword(
  transport: Transport,
  { user_name, packet }: Attempt,
  check: NonNullable<ServerAuthentication['password']>,
): Flow<Result> {
  const { method_specific_fields } = decode(UserauthRequest.codec, packet.payload);
  const answer = yield* method_specific_fields[0] === 0
    ? checkPassword(transport, packet, (password) => check(user_name, password))
    : checkChange(transport, packet, (password, newPassword) => check(user_name, password, newPassword));
  if (typeof answer === 'boolean') return answer ? { kind: 'success' } : FAILURE;
  transport.send(UserauthPasswdChangereq, { prompt: answer.change, language_tag: '' });
  return { kind: 'asked' };
}

type Check = ReturnType<NonNullable<ServerAuthentication['password']>>;

function* checkPassword(
  transport: Transport,
  packet: Attempt['packet'],
  check: (password: string) => Check,
): Flow<Awaited<Check>> {
  const { plaintext_password } = transport.decode(UserauthRequestPassword, packet).value;
  return yield* perform(() => check(plaintext_password));
}

function* checkChange(
  transport: Transport,
  packet: Attempt['packet'],
  check: (password: string, newPassword: string) => Check,
): Flow<Awaited<Check>> {
  const request = transport.decode(UserauthRequestPasswordChange, packet).value;
  return yield* perform(() => check(request.plaintext_old_password, request.plaintext_new_password));
}

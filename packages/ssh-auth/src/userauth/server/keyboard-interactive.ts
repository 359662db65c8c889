import { type Flow, perform } from '../../transport/flow.js';
import type { Transport } from '../../transport/transport.js';
import { UserauthInfoRequest } from '../messages/userauth-info-request.js';
import { UserauthInfoResponse } from '../messages/userauth-info-response.js';
import { UserauthRequest } from '../messages/userauth-request.js';
import { UserauthRequestKeyboardInteractive } from '../messages/userauth-request-keyboard-interactive.js';
import { type Attempt, FAILURE, nextMessage, type Result } from './attempt.js';
import type { ServerAuthentication } from './options.js';

/** Keyboard-interactive authentication (RFC 4256). */
export function* serveKeyboardInteractive(
  transport: Transport,
  { user_name, packet }: Attempt,
  check: NonNullable<ServerAuthentication['keyboardInteractive']>,
): Flow<Result> {
  transport.decode(UserauthRequestKeyboardInteractive, packet);
  const answers: (readonly string[])[] = [];
  for (;;) {
    const next = yield* perform(() => check(user_name, answers));
    if (typeof next === 'boolean') return next ? { kind: 'success' } : FAILURE;
    const { name = '', instruction = '', prompts } = next;
    transport.send(UserauthInfoRequest, { name, instruction, language_tag: '', prompts: [...prompts] });
    const answer = yield* nextMessage(transport);
    // A new request gives this one up (RFC 4256 §3.1).
    if (answer.number === UserauthRequest.number) return { kind: 'again', packet: answer };
    if (answer.number !== UserauthInfoResponse.number) throw transport.unexpected(answer, [UserauthInfoResponse.name]);
    const { responses } = transport.decode(UserauthInfoResponse, answer).value;
    if (responses.length !== prompts.length) return FAILURE;
    answers.push(responses);
  }
}

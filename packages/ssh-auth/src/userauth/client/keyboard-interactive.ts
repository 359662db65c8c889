import { SshProtocolError } from '../../errors/protocol.js';
import { type Flow, perform } from '../../transport/flow.js';
import type { KeyboardInteractiveAuthentication } from '../authentication.js';
import { UserauthInfoRequest } from '../messages/userauth-info-request.js';
import { UserauthInfoResponse } from '../messages/userauth-info-response.js';
import { UserauthRequestKeyboardInteractive } from '../messages/userauth-request-keyboard-interactive.js';
import type { Answer, UserauthClient } from './attempt.js';

const MAXIMUM_ATTEMPTS = 3;

/** Rounds of questions in one attempt. */
const MAXIMUM_ROUNDS = 32;

/** Keyboard-interactive authentication (RFC 4256). @returns `undefined` when nobody answered. */
export function* keyboardInteractiveAuthentication(
  client: UserauthClient,
  { respond }: KeyboardInteractiveAuthentication,
): Flow<Answer | undefined> {
  for (let attempt = 0; ; attempt++) {
    client.begin('keyboard-interactive');
    client.transport.send(UserauthRequestKeyboardInteractive, {
      ...client.header,
      method_name: 'keyboard-interactive',
      language_tag: '',
      submethods: '',
    });
    const answer = yield* answerQuestions(client, attempt, respond);
    const again = answer?.kind === 'failure' && !answer.partialSuccess;
    if (!again || attempt + 1 >= MAXIMUM_ATTEMPTS || !answer.canContinue.includes('keyboard-interactive'))
      return answer;
  }
}

function* answerQuestions(
  client: UserauthClient,
  attempt: number,
  respond: KeyboardInteractiveAuthentication['respond'],
): Flow<Answer | undefined> {
  const { transport } = client;
  for (let round = 0; round < MAXIMUM_ROUNDS; round++) {
    const answer = yield* client.answer();
    if (answer.kind !== 'method') return answer;
    const { packet } = answer;
    if (packet.number !== UserauthInfoRequest.number) throw client.unexpected(packet, UserauthInfoRequest.name);
    const request = transport.decode(UserauthInfoRequest, packet).value;
    // A message without questions is only shown, and answered without answers (RFC 4256 §3.2).
    const responses = yield* perform(() => respond(request, attempt));
    if (responses === undefined) return undefined;
    if (responses.length !== request.prompts.length) {
      throw new SshProtocolError('ssh/operation-failed', {
        expected: request.prompts.length,
        actual: responses.length,
      });
    }
    transport.send(UserauthInfoResponse, { responses: [...responses] });
    if (responses.length > 0) client.proven = true;
  }
  throw new SshProtocolError('ssh/messages-without-progress', { maximum: MAXIMUM_ROUNDS });
}

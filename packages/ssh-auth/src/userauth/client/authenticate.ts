import { SshProtocolError } from '../../errors/protocol.js';
import { type Flow, perform } from '../../transport/flow.js';
import { ServiceAccept } from '../../transport/messages/service-accept.js';
import { ServiceRequest } from '../../transport/messages/service-request.js';
import type { Transport } from '../../transport/transport.js';
import type { Authentication, AuthenticationMethods } from '../authentication.js';
import { UserauthRequestNone } from '../messages/userauth-request-none.js';
import { type Answer, UserauthClient } from './attempt.js';
import { keyboardInteractiveAuthentication } from './keyboard-interactive.js';
import { passwordAuthentication } from './password.js';
import { publickeyAuthentication } from './publickey.js';

/** How a client logs in. */
export interface ClientAuthentication {
  readonly userName: string;
  /** Tried in this order, as far as the server lets them be tried. */
  readonly authentication: AuthenticationMethods;
  /** The signature algorithms that user keys may be used with. */
  readonly signatureAlgorithms: readonly string[];
  /** Whether a server may let a user in who proved nothing. */
  readonly acceptUnproven: boolean;
  /** Whether the server's host key was taken although it is not the host's; asked once it is known. */
  readonly restricted: () => boolean;
  readonly onBanner: (message: string) => void;
}

/** What a machine in the middle could use at the real server. A signature it cannot: it is bound to the session. */
const REUSABLE: readonly Authentication['method'][] = ['password', 'keyboard-interactive'];

/** Starts user authentication and goes through the methods until the server is satisfied (RFC 4252 §4, §5). */
export function* authenticate(transport: Transport, options: ClientAuthentication): Flow {
  yield* requestService(transport, 'ssh-userauth');
  const client = new UserauthClient(transport, options);
  client.begin('none');
  transport.send(UserauthRequestNone, { ...client.header, method_name: 'none' });
  let answer: Answer | undefined = yield* client.answer();
  const { authentication } = options;
  const { serverHostKey: hostKey, sessionIdentifier, hostKeySignature: signature } = transport;
  let left =
    typeof authentication === 'function'
      ? yield* perform(() => authentication({ hostKey, sessionIdentifier, signature }))
      : authentication;
  if (options.restricted()) left = left.filter(({ method }) => !REUSABLE.includes(method));
  let untried = left;
  const tried: string[] = [];
  let canContinue: readonly string[] = [];
  while (answer?.kind !== 'success') {
    if (answer?.kind === 'method') throw client.unexpected(answer.packet);
    if (answer !== undefined) canContinue = answer.canContinue;
    const next = untried.find(({ method }) => canContinue.includes(method));
    traceMethod(transport, canContinue, untried, next);
    if (next === undefined) {
      throw new SshProtocolError('ssh/authentication-failed', {
        user: options.userName,
        canContinue,
        // What the server takes was asked by trying `none` (RFC 4252 §5.2).
        tried: tried.length > 0 ? tried : ['none'],
      });
    }
    untried = untried.filter((one) => one !== next);
    tried.push(next.method);
    answer = yield* attempt(client, next, options);
    // What was right is not needed again; what was wrong before may be wanted now.
    if (answer?.kind === 'failure' && answer.partialSuccess) {
      left = left.filter((one) => one !== next);
      untried = left;
    }
  }
  transport.authenticated = true;
}

function* attempt(
  client: UserauthClient,
  authentication: Authentication,
  { signatureAlgorithms }: ClientAuthentication,
): Flow<Answer | undefined> {
  switch (authentication.method) {
    case 'password':
      return yield* passwordAuthentication(client, authentication);
    case 'publickey':
      return yield* publickeyAuthentication(client, authentication, signatureAlgorithms);
    case 'keyboard-interactive':
      return yield* keyboardInteractiveAuthentication(client, authentication);
  }
}

/** Asks for a service (RFC 4253 §10). */
function* requestService(transport: Transport, service_name: string): Flow {
  transport.send(ServiceRequest, { service_name });
  const packet = yield* transport.message();
  if (packet.number !== ServiceAccept.number) throw transport.unexpected(packet, [ServiceAccept.name]);
  const { value, id } = transport.decode(ServiceAccept, packet);
  const same = value.service_name === service_name;
  transport.require('service_accept', same, 'ssh/service-not-available', () => ({
    context: { expected: service_name, actual: value.service_name },
    subject: { message: id, path: 'service_name' },
  }));
}

function traceMethod(
  { settings }: Transport,
  accepted: readonly string[],
  offered: readonly Authentication[],
  next: Authentication | undefined,
): void {
  settings.tracer?.choice({
    name: 'method_name',
    offered: offered.map(({ method }) => method),
    accepted,
    chosen: next?.method ?? null,
    reason: next === undefined ? 'none_in_common' : 'first_of_client',
    rule: 'RFC 4252 §5.1',
  });
}

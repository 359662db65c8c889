import { SshProtocolError } from '../../errors/protocol.js';
import { type Flow, perform } from '../../transport/flow.js';
import { ServiceAccept } from '../../transport/messages/service-accept.js';
import { ServiceRequest } from '../../transport/messages/service-request.js';
import type { Packet } from '../../transport/packet.js';
import type { Transport } from '../../transport/transport.js';
import { UserauthBanner } from '../messages/userauth-banner.js';
import { UserauthFailure } from '../messages/userauth-failure.js';
import { UserauthRequest } from '../messages/userauth-request.js';
import { HOSTBOUND_METHOD } from '../messages/userauth-request-publickey-hostbound.js';
import { UserauthSuccess } from '../messages/userauth-success.js';
import { type Attempt, FAILURE, nextMessage, type Result } from './attempt.js';
import { serveKeyboardInteractive } from './keyboard-interactive.js';
import type { Login, OfferedKey, ServerAuthentication, ServerMethodName } from './options.js';
import { servePassword } from './password.js';
import { type PublickeyPolicy, servePublickey } from './publickey.js';

const MAXIMUM_ATTEMPTS = 6;

/** Questions about keys that may be asked: so many that no honest client runs out, so few that nobody goes on for ever. */
const MAXIMUM_QUESTIONS = 256;

/** Lets a user prove who they are, by one method or several (RFC 4252 §5). */
export function* serveAuthentication(
  transport: Transport,
  authentication: ServerAuthentication,
  publickey: Omit<PublickeyPolicy, 'check'>,
): Flow<Login> {
  yield* acceptService(transport);
  const { banner, maximumAttempts = MAXIMUM_ATTEMPTS } = authentication;
  if (banner !== undefined) transport.send(UserauthBanner, { message: banner, language_tag: '' });
  const methods: ServerMethodName[] = [];
  let userName: string | undefined;
  let key: OfferedKey | undefined;
  let failures = 0;
  let questions = 0;
  let packet = yield* nextMessage(transport);
  for (;;) {
    const attempt = readAttempt(transport, packet, userName);
    userName = attempt.user_name;
    const method = methodOf(attempt);
    const result: Result =
      method !== undefined && canContinue(authentication, methods).includes(method)
        ? yield* serveMethod(transport, attempt, method, authentication, publickey)
        : FAILURE;
    switch (result.kind) {
      case 'success': {
        methods.push(method as ServerMethodName);
        key = result.key ?? key;
        const left = canContinue(authentication, methods);
        if (isEnough(authentication, methods)) {
          transport.authenticated = true;
          transport.send(UserauthSuccess, {});
          return { userName, methods, ...(key === undefined ? {} : { key }) };
        }
        transport.send(UserauthFailure, { authentications_that_can_continue: left, partial_success: true });
        break;
      }
      case 'failure':
        if (method !== 'none' && ++failures >= maximumAttempts) {
          throw new SshProtocolError('ssh/too-many-authentication-attempts', { maximum: maximumAttempts });
        }
        transport.send(UserauthFailure, {
          authentications_that_can_continue: canContinue(authentication, methods).filter((name) => name !== 'none'),
          partial_success: false,
        });
        break;
    }
    if (++questions > MAXIMUM_QUESTIONS) {
      throw new SshProtocolError('ssh/messages-without-progress', { maximum: MAXIMUM_QUESTIONS });
    }
    packet = result.kind === 'again' ? result.packet : yield* nextMessage(transport);
  }
}

function* acceptService(transport: Transport): Flow {
  const packet = yield* transport.message();
  if (packet.number !== ServiceRequest.number) throw transport.unexpected(packet, [ServiceRequest.name]);
  const { service_name } = transport.decode(ServiceRequest, packet).value;
  if (service_name !== 'ssh-userauth') {
    throw new SshProtocolError('ssh/service-not-available', { expected: 'ssh-userauth', actual: service_name });
  }
  transport.send(ServiceAccept, { service_name });
}

/** A request for this connection's service, by the user who began (RFC 4252 §5). */
function readAttempt(transport: Transport, packet: Packet, userName: string | undefined): Attempt {
  if (packet.number !== UserauthRequest.number) throw transport.unexpected(packet, [UserauthRequest.name]);
  const { user_name, service_name, method_name } = transport.decode(UserauthRequest, packet).value;
  if (service_name !== 'ssh-connection') {
    throw new SshProtocolError('ssh/service-not-available', { expected: 'ssh-connection', actual: service_name });
  }
  if (userName !== undefined && userName !== user_name) {
    throw new SshProtocolError('ssh/user-changed', { expected: userName, actual: user_name });
  }
  if (transport.trace !== undefined) transport.trace.context = { ...transport.trace.context, userauth: method_name };
  return { packet, user_name, service_name, method_name };
}

function methodOf({ method_name }: Attempt): ServerMethodName | undefined {
  const name = method_name === HOSTBOUND_METHOD ? 'publickey' : method_name;
  return (['none', 'password', 'publickey', 'keyboard-interactive'] as const).find((method) => method === name);
}

function* serveMethod(
  transport: Transport,
  attempt: Attempt,
  method: ServerMethodName,
  { none, password, publickey: check, keyboardInteractive }: ServerAuthentication,
  publickey: Omit<PublickeyPolicy, 'check'>,
): Flow<Result> {
  if (method === 'none' && none !== undefined) {
    return (yield* perform(() => none(attempt.user_name))) ? { kind: 'success' } : FAILURE;
  }
  if (method === 'password' && password !== undefined) return yield* servePassword(transport, attempt, password);
  if (method === 'publickey' && check !== undefined) {
    return yield* servePublickey(transport, attempt, { ...publickey, check });
  }
  if (method === 'keyboard-interactive' && keyboardInteractive !== undefined) {
    return yield* serveKeyboardInteractive(transport, attempt, keyboardInteractive);
  }
  return FAILURE;
}

/** The methods that make sense after those that were gone through. */
function canContinue(authentication: ServerAuthentication, done: readonly ServerMethodName[]): ServerMethodName[] {
  const { none, password, publickey, keyboardInteractive, required } = authentication;
  const given: Record<ServerMethodName, unknown> = {
    none,
    publickey,
    'keyboard-interactive': keyboardInteractive,
    password,
  };
  const names = (Object.keys(given) as ServerMethodName[]).filter((name) => given[name] !== undefined);
  if (required === undefined) return names;
  const next = required.filter((sequence) => begins(sequence, done)).map((sequence) => sequence[done.length]);
  return names.filter((name) => next.includes(name));
}

function isEnough({ required }: ServerAuthentication, done: readonly ServerMethodName[]): boolean {
  return (
    required === undefined || required.some((sequence) => sequence.length === done.length && begins(sequence, done))
  );
}

function begins(sequence: readonly ServerMethodName[], done: readonly ServerMethodName[]): boolean {
  return done.every((name, index) => sequence[index] === name);
}

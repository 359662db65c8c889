import type { Handshake, MessageFlow } from '../connection/message-flow.js';
import { ClientHello } from '../messages/client-hello.js';
import { TLS_1_0, TLS_1_1, TLS_1_2, TLS_1_3 } from '../registry/protocol-version.js';
import type { ServerContext } from '../server-context.js';
import { type ReceivedClientHello, readClientHello } from './received-client-hello.js';
import type { Binding12 } from './renegotiation12.js';
import { chooseVersion } from './server-choices.js';
import type { ServerSettings } from './server-settings.js';
import { serverConnection12 } from './server12-renegotiation.js';
import { serverHandshake13 } from './server13.js';

/** What the handshake of a version goes on from. */
export interface ServerStart {
  readonly hello: ReceivedClientHello;
  readonly context: ServerContext;
  readonly version: number;
  /** The handshake before this one on the same connection. */
  readonly binding?: Binding12;
}

type ServerHandshake = (flow: MessageFlow, settings: ServerSettings, start: ServerStart) => Handshake;

/** The rest of the handshake for each version that is spoken. */
const HANDSHAKES: ReadonlyMap<number, ServerHandshake> = new Map([
  [TLS_1_3, serverHandshake13],
  [TLS_1_2, serverConnection12],
  [TLS_1_1, serverConnection12],
  [TLS_1_0, serverConnection12],
]);

/** The server's side, up to the version; the rest is the version's. */
export function* serverHandshake(flow: MessageFlow, settings: ServerSettings): Handshake {
  flow.writer.version = TLS_1_2;
  // The answer to a HelloRetryRequest of another connection may come behind a ChangeCipherSpec (RFC 8446 D.4).
  flow.ignoreChangeCipherSpec = settings.helloRetryCookies !== undefined;
  const hello = readClientHello(flow, yield* flow.receive(ClientHello));
  flow.ignoreChangeCipherSpec = false;
  const version = chooseVersion(flow, settings, hello, [...HANDSHAKES.keys()]);
  flow.context = { version };
  flow.writer.version = Math.min(version, TLS_1_2);
  const context = yield* selectContext(flow, settings, hello);
  yield* (HANDSHAKES.get(version) as ServerHandshake)(flow, settings, { hello, context, version });
}

/** What we are under the name the client asks for (RFC 6066 §3). */
function* selectContext(
  flow: MessageFlow,
  settings: ServerSettings,
  hello: ReceivedClientHello,
): Handshake<ServerContext> {
  const selected = yield* flow.perform(() => settings.selectContext(hello));
  if (settings.requireKnownName) {
    flow.require('known_name', selected !== undefined, 'tls/unrecognized-name', () => ({
      context: { name: hello.serverName ?? '' },
      subject: { message: hello.id, path: 'extensions' },
    }));
  }
  return selected ?? settings.context;
}

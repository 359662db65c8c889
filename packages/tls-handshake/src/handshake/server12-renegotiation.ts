import type { ClientAuthentication } from '../authentication/client-authentication.js';
import type { Handshake, MessageFlow } from '../connection/message-flow.js';
import { ClientHello } from '../messages/client-hello.js';
import { HelloRequest } from '../messages/hello-request.js';
import { AlertDescription, AlertLevel } from '../registry/alert.js';
import { readClientHello } from './received-client-hello.js';
import type { ServerStart } from './server.js';
import { chooseVersion } from './server-choices.js';
import type { ServerSettings } from './server-settings.js';
import { serverHandshake12 } from './server12.js';

/**
 * The server's side of TLS 1.2 and before: the handshake, and what is done about every later ClientHello. That is a
 * warning (RFC 5746 §4.2), or, in `./lab`, another handshake, bound to the one before (RFC 5746 §3.7).
 */
export function* serverConnection12(flow: MessageFlow, settings: ServerSettings, start: ServerStart): Handshake {
  const { version, context } = start;
  const { allowRenegotiation } = settings.policy;
  let binding = yield* serverHandshake12(flow, settings, start);
  let clientAuthentication: ClientAuthentication | undefined;
  if (allowRenegotiation) {
    flow.renegotiate = () => {
      flow.send(HelloRequest, {});
      flow.flush();
    };
    // What servers did before TLS 1.3 that asked for a certificate only when a page of theirs wanted one.
    flow.requestCertificate = (authentication) => {
      clientAuthentication = authentication;
      flow.renegotiate?.();
      return true;
    };
  }
  for (;;) {
    // The next ClientHello is the first message of the next transcript.
    flow.transcribing = allowRenegotiation;
    const message = yield* flow.receive(ClientHello);
    flow.limitHelloRequests();
    if (!allowRenegotiation) {
      flow.sendAlert(AlertLevel.of.warning, AlertDescription.of.no_renegotiation_RESERVED);
      continue;
    }
    const again: ServerSettings = { ...settings, policy: settings.policy.limitedTo(version) };
    const hello = readClientHello(flow, message);
    chooseVersion(flow, again, hello, [version]);
    const asking = clientAuthentication === undefined ? context : { ...context, clientAuthentication };
    binding = yield* serverHandshake12(flow, again, { hello, context: asking, version, binding });
    flow.emit({ type: 'renegotiated' });
  }
}

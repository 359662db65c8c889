import type { Handshake, MessageFlow } from '../connection/message-flow.js';
import type { Sent } from '../connection/outgoing-messages.js';
import { ClientHello } from '../messages/client-hello.js';
import { HelloRequest } from '../messages/hello-request.js';
import { ServerHello } from '../messages/server-hello.js';
import { AlertDescription, AlertLevel } from '../registry/alert.js';
import { type ClientOffer, makeClientOffer } from './client-hello.js';
import type { ClientSettings } from './client-settings.js';
import { negotiatedVersion } from './client-version.js';
import { clientHandshake12 } from './client12.js';
import { type Binding12, renegotiatedByClient } from './renegotiation12.js';

/**
 * What a client does when the handshake is complete: answers every HelloRequest by a warning (RFC 5746 §4.2), or, in
 * `./lab`, by another handshake, bound to the one before (RFC 5246 §7.4.1.1, RFC 5746 §3.5).
 */
export function* clientRenegotiation12(
  flow: MessageFlow,
  settings: ClientSettings,
  version: number,
  first: Binding12,
): Handshake {
  const { allowRenegotiation } = settings.policy;
  let binding = first;
  let started: { readonly again: ClientSettings; readonly offer: ClientOffer; readonly clientHello: Sent } | undefined;
  const start = (): void => {
    if (started !== undefined) return;
    flow.transcribing = true;
    const policy = settings.policy.limitedTo(version);
    const again = { ...settings, policy, session: undefined, externalPsks: [], earlyData: undefined };
    const offer = makeClientOffer(flow, again, {
      random: flow.altered('client_random', flow.random(32)),
      sessionId: new Uint8Array(0),
      session12: undefined,
      shares: [],
      psks: [],
      earlyData: false,
      verifyData: renegotiatedByClient(binding),
      grease: 0,
    });
    started = { again, offer, clientHello: flow.send(ClientHello, offer.hello) };
  };
  if (allowRenegotiation) {
    flow.renegotiate = () => {
      start();
      flow.flush();
    };
  }
  for (;;) {
    const wish = yield* flow.receiveOptional(HelloRequest);
    if (wish !== undefined) {
      flow.limitHelloRequests();
      if (allowRenegotiation) start();
      else flow.sendAlert(AlertLevel.of.warning, AlertDescription.of.no_renegotiation_RESERVED);
      continue;
    }
    if (started === undefined) yield* flow.receiveNothing();
    const serverHello = yield* flow.receive(ServerHello);
    const { again, offer, clientHello } = started as NonNullable<typeof started>;
    negotiatedVersion(flow, offer, serverHello);
    binding = yield* clientHandshake12(flow, again, { offer, clientHello, serverHello, version, binding });
    started = undefined;
    flow.emit({ type: 'renegotiated' });
  }
}

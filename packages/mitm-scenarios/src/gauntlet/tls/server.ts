import { concat, utf8 } from '@cutaway/primitives/bytes';
import type { Conversation, Link, Serve } from '../link.js';
import type { Material } from '../material.js';
import type { Witness } from '../witness.js';
import { TlsEndpoint, type TlsEndpointSetup } from './endpoint.js';

/** Answers a request, over TLS or in the clear. */
export type Respond = (answer: string, out: Pick<TlsEndpoint, 'send' | 'close'>, link: Link, request: string) => void;

/** How an HTTPS server of the gauntlet differs from an honest one. */
export interface TlsServerSetup extends TlsEndpointSetup {
  readonly respond?: Respond;
}

/** The longest request that is kept while its nonce is looked for. */
const MAXIMUM_REQUEST = 16_384;

/** An HTTP answer with a length, whole, and goodbye. */
export const respondWhole: Respond = (answer, out, link) => {
  const body = `${answer}\n`;
  out.send(
    utf8(
      `HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
    ),
  );
  out.close();
  link.end();
};

/** A TLS server that answers a request which carries the client's nonce with its own. */
export function tlsServe(material: Material, setup: TlsServerSetup): Serve {
  return (link, witness) => converse(material, setup, link, witness);
}

function converse(material: Material, setup: TlsServerSetup, link: Link, witness: Witness): Conversation {
  let request: Uint8Array = new Uint8Array(0);
  let answered = false;
  const answer = (): void => {
    const respond = setup.respond ?? respondWhole;
    respond(witness.serverNonce, endpoint, link, new TextDecoder().decode(request));
  };
  const endpoint = new TlsEndpoint(material, setup, link, witness, {
    data: (bytes) => {
      request = concat(request, bytes).subarray(-MAXIMUM_REQUEST);
      if (answered || !isAnswerable(request, witness)) return;
      answered = true;
      witness.reach('application-data');
      if (setup.renegotiates !== true || !endpoint.renegotiate()) answer();
    },
    renegotiated: answer,
  });
  return endpoint;
}

/** Whether a request carries the nonce, and is whole as far as HTTP goes. */
export function isAnswerable(request: Uint8Array, { clientNonce }: Witness): boolean {
  const text = new TextDecoder().decode(request);
  return text.includes(clientNonce);
}

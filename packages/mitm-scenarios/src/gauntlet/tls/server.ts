import { concat, utf8 } from '@cutaway/primitives/bytes';
import type { TraceEvent } from '@cutaway/primitives/trace';
import type { Field } from '@cutaway/primitives/wire';
import type { Credential, TlsServer, TlsServerOptions } from '@cutaway/tls-handshake';
import { type Faults, faultyServer, type OutgoingMessage } from '@cutaway/tls-handshake/lab';
import type { Conversation, Link, Serve } from '../link.js';
import type { Material } from '../material.js';
import type { Offer, Witness } from '../witness.js';

/** Answers a request, over TLS or in the clear. */
export type Respond = (answer: string, out: Pick<TlsServer, 'send' | 'close'>, link: Link, request: string) => void;

/** How a TLS server of the gauntlet differs from an honest one. */
export interface TlsServerSetup {
  readonly credentials: readonly Credential[];
  readonly options?: Partial<TlsServerOptions>;
  /** Certificates to send in place of the credential's, DER, however malformed; the key is still the credential's. */
  readonly certificates?: readonly Uint8Array[] | undefined;
  /** Made anew for each connection. */
  readonly faults?: () => Faults;
  readonly respond?: Respond;
  /** Shakes hands again before it answers; the policy must allow it. */
  readonly renegotiates?: boolean;
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

function converse({ crypto, random }: Material, setup: TlsServerSetup, link: Link, witness: Witness): Conversation {
  const server = faultyServer(
    {
      crypto,
      random,
      credentials: setup.credentials,
      applicationProtocols: ['http/1.1'],
      trace: (event) => {
        witness.record(event);
        if (event.kind === 'message' && event.name === 'ServerHello') said = true;
        // Clients that will not shake hands again say so by a warning, and wait.
        if (setup.renegotiates === true && isRefusal(event)) link.end();
        if (event.kind === 'end' && event.by === 'local' && event.error !== undefined && !said) {
          // Refusals mean nothing when the attack was never sent.
          witness.observe('server-ended', { code: event.error });
        }
        const offer = offerOf(event);
        if (offer === undefined) return;
        hellos++;
        if (hellos === 2 || hellos === 3) witness.observe(`client-hello-${hellos}`);
        witness.offer ??= offer;
        witness.reach('hello');
      },
      ...setup.options,
    },
    showing(setup.certificates, setup.faults?.() ?? {}),
  );
  let said = false;
  let hellos = 0;
  let request: Uint8Array = new Uint8Array(0);
  let answered = false;

  const flush = (): void => {
    const bytes = server.output();
    if (bytes.length > 0) link.send(bytes);
  };
  const answer = (): void => {
    (setup.respond ?? respondWhole)(
      witness.serverNonce,
      {
        send: (bytes) => {
          // What came right behind the request may have ended the connection.
          if (!server.writable) return;
          server.send(bytes);
          flush();
        },
        close: () => {
          server.close();
          flush();
        },
      } as Pick<TlsServer, 'send' | 'close'>,
      link,
      new TextDecoder().decode(request),
    );
  };
  const pump = (): void => {
    flush();
    for (const event of server.events()) {
      switch (event.type) {
        case 'connected':
          witness.reach('handshake');
          break;
        case 'data':
          request = concat(request, event.data).subarray(-MAXIMUM_REQUEST);
          if (answered || !isAnswerable(request, witness)) break;
          answered = true;
          witness.reach('application-data');
          if (setup.renegotiates === true && server.writable) {
            server.renegotiate();
            break;
          }
          answer();
          break;
        case 'renegotiated':
          answer();
          break;
        case 'end':
        case 'error':
          flush();
          link.end();
          break;
      }
    }
    flush();
    void server.pending?.then(pump);
  };
  return {
    receive: (bytes) => {
      server.receive(bytes);
      pump();
    },
    ended: () => {
      server.receiveEnd();
      pump();
    },
  };
}

function isRefusal(event: TraceEvent): boolean {
  const alert = event.kind === 'message' && event.direction === 'received' && event.name === 'Alert';
  return alert && event.bytes.endsWith(NO_RENEGOTIATION);
}

/** The same faults, with other certificates in the Certificate message. */
function showing(certificates: readonly Uint8Array[] | undefined, faults: Faults): Faults {
  if (certificates === undefined) return faults;
  const message = faults.message?.bind(faults) ?? ((one: OutgoingMessage) => [one]);
  return {
    ...faults,
    message: (one) =>
      message(one).map((sent) =>
        sent.name === 'Certificate' ? { ...sent, bytes: certificateMessage(sent.bytes, certificates) } : sent,
      ),
  };
}

const CERTIFICATE = 11;
/** Of `no_renegotiation`, hexadecimal. */
const NO_RENEGOTIATION = '64';

/** A Certificate message of the same version as another (RFC 8446 §4.4.2, RFC 5246 §7.4.2). */
export function certificateMessage(like: Uint8Array, certificates: readonly Uint8Array[]): Uint8Array {
  const list = like.subarray(4, 7);
  const isTls12 = like.length === 7 + (((list[0] ?? 0) << 16) | ((list[1] ?? 0) << 8) | (list[2] ?? 0));
  const entries = certificates.map((der) => concat(vec24(der), isTls12 ? new Uint8Array(0) : Uint8Array.of(0, 0)));
  const body = concat(isTls12 ? new Uint8Array(0) : Uint8Array.of(0), vec24(concat(...entries)));
  return concat(Uint8Array.of(CERTIFICATE), vec24(body));
}

function vec24(bytes: Uint8Array): Uint8Array {
  return concat(Uint8Array.of(bytes.length >> 16, bytes.length >> 8, bytes.length), bytes);
}

/** Whether a request carries the nonce, and is whole as far as HTTP goes. */
export function isAnswerable(request: Uint8Array, { clientNonce }: Witness): boolean {
  const text = new TextDecoder().decode(request);
  return text.includes(clientNonce);
}

/** The lists of a ClientHello, by the names the specifications give them. */
function offerOf(event: TraceEvent): Offer | undefined {
  if (event.kind !== 'message' || event.direction !== 'received' || event.name !== 'ClientHello') return undefined;
  const lists: Record<string, string[]> = {};
  const collect = ({ name, children = [] }: Field): void => {
    if (LISTS.has(name)) lists[name] = children.map(({ label, value }) => label ?? String(value));
    else for (const child of children) collect(child);
  };
  collect(event.fields);
  return lists;
}

const LISTS: ReadonlySet<string> = new Set([
  'cipher_suites',
  'versions',
  'named_group_list',
  'supported_signature_algorithms',
]);

import { concat } from '@cutaway/primitives/bytes';
import type { TraceEvent } from '@cutaway/primitives/trace';
import type { Field } from '@cutaway/primitives/wire';
import type { Credential, TlsServer, TlsServerOptions } from '@cutaway/tls-handshake';
import { type Faults, faultyServer, type OutgoingMessage } from '@cutaway/tls-handshake/lab';
import type { Conversation, Link } from '../link.js';
import type { Material } from '../material.js';
import type { Offer, Witness } from '../witness.js';

/** How TLS itself differs from an honest server's, whatever is spoken inside. */
export interface TlsEndpointSetup {
  readonly credentials: readonly Credential[];
  readonly options?: Partial<TlsServerOptions>;
  /** Certificates to send in place of the credential's, DER, however malformed; the key is still the credential's. */
  readonly certificates?: readonly Uint8Array[] | undefined;
  /** Sees each event of the server's trace. */
  readonly watch?: (event: TraceEvent, witness: Witness) => void;
  /** Made anew for each connection. */
  readonly faults?: () => Faults;
  /** Shakes hands again before it answers; the policy must allow it. */
  readonly renegotiates?: boolean;
}

/** What is spoken inside of TLS. */
export interface Inside {
  data(bytes: Uint8Array): void;
  connected?(): void;
  renegotiated?(): void;
}

/** The TLS end of one connection, watched by a witness. */
export class TlsEndpoint implements Conversation {
  private readonly server: TlsServer;
  private readonly link: Link;
  private readonly witness: Witness;
  private readonly inside: Inside;

  constructor({ crypto, injected }: Material, setup: TlsEndpointSetup, link: Link, witness: Witness, inside: Inside) {
    this.link = link;
    this.witness = witness;
    this.inside = inside;
    let said = false;
    let hellos = 0;
    this.server = faultyServer(
      {
        crypto,
        ...injected,
        credentials: setup.credentials,
        applicationProtocols: ['http/1.1'],
        trace: (event) => {
          witness.record(event);
          setup.watch?.(event, witness);
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
  }

  /** Sends nothing once what came right behind a request has ended the connection. */
  send(bytes: Uint8Array): void {
    if (!this.server.writable) return;
    this.server.send(bytes);
    this.flush();
  }

  close(): void {
    this.server.close();
    this.flush();
  }

  /** Whether the handshake was begun again. */
  renegotiate(): boolean {
    if (!this.server.writable) return false;
    this.server.renegotiate();
    return true;
  }

  receive(bytes: Uint8Array): void {
    this.server.receive(bytes);
    this.pump();
  }

  ended(): void {
    this.server.receiveEnd();
    this.pump();
  }

  private flush(): void {
    const bytes = this.server.output();
    if (bytes.length > 0) this.link.send(bytes);
  }

  private pump(): void {
    this.flush();
    for (const event of this.server.events()) {
      switch (event.type) {
        case 'connected':
          this.witness.reach('handshake');
          this.inside.connected?.();
          break;
        case 'data':
          this.inside.data(event.data);
          break;
        case 'renegotiated':
          this.inside.renegotiated?.();
          break;
        case 'end':
        case 'error':
          this.flush();
          this.link.end();
          break;
      }
    }
    this.flush();
    void this.server.pending?.then(() => this.pump());
  }
}

/** Of `no_renegotiation`, hexadecimal. */
const NO_RENEGOTIATION = '64';

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

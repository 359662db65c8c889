import type { Talk } from '../lab/bank.js';
import type { Lab } from '../lab/lab.js';
import type { Party } from '../network/party.js';
import type { Program } from '../network/program.js';
import type { Protocol } from '../protocols/protocol.js';

/** Whose name and keys a server shows, and who vouches for them. An attacker has all but `genuine`. */
export type Identity =
  /** The server's own. */
  | 'genuine'
  /** The server's name with the attacker's key; where somebody must vouch, the attacker's own root does. */
  | 'attacker'
  /** The attacker's own domain and key, vouched for by the real authority. */
  | 'other-domain'
  /** The server's certificate with the key replaced, and everything repaired that needs no secret. */
  | 'modified'
  /** The server's name with the attacker's key, vouched for by a made-up authority that bears the real one's name. */
  | 'forged-issuer'
  /** A certificate for the server's name and the attacker's key, really issued by the real authority, years ago. */
  | 'expired';

/** What a design has, so that an attacker knows whether it can be tried at all. */
export interface RungTraits {
  /** A key crosses the wire on which the secrecy of the session rests. */
  readonly keyOnTheWire: boolean;
  /** The server has a secret that outlives the session. */
  readonly longLivedKey: boolean;
  /** The session has a key of its own. */
  readonly sessionKey: boolean;
  /** How the server's name and key are tied together. */
  readonly certificate: 'none' | 'unsigned' | 'signed';
  /** Client and server agree on versions or algorithms first. */
  readonly negotiation: boolean;
}

/** What was done to the client's computer beforehand. */
export interface Computer {
  /** The attacker's root is among the trusted ones. */
  readonly rogueRoot: boolean;
}

/** Gives what a client wants to send. */
export type Ask = () => Program<Uint8Array>;

/** Does what a request asks for and gives the answer. */
export type Serve = (request: Uint8Array) => Program<Uint8Array>;

/**
 * A design, as two programs. They are public: an attacker runs them too, with what it has.
 *
 * @typeParam ClientHas what a client has before the first packet
 * @typeParam ServerHas what a server has before the first packet
 */
export interface Rung<ClientHas = unknown, ServerHas = unknown> {
  readonly id: string;
  readonly traits: RungTraits;
  /** What client and server talk about: an order, unless given. */
  readonly talk?: Talk;
  readonly protocol: Protocol;
  equipClient(lab: Lab, who: 'genuine' | 'attacker', computer: Computer): ClientHas;
  /** Identities that rest on certificates are asked for only where the traits name certificates. */
  equipServer(lab: Lab, identity: Identity): ServerHas;
  /** Keys that the server rests on and does not have itself: they are on another machine. */
  elsewhere?(lab: Lab): unknown;
  /** One request and its answer, which is returned. */
  client(party: Party, has: ClientHas, ask: Ask): Program<Uint8Array>;
  /** Serves one request. */
  server(party: Party, has: ServerHas, serve: Serve): Program<void>;
}

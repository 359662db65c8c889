import type { Serve } from './link.js';
import type { Material } from './material.js';
import type { Severity } from './severity.js';
import type { ClientProtocol, Stage } from './stage.js';
import type { Offer, Witness } from './witness.js';

/** What can be looked at when the client has ended. */
export interface Aftermath {
  readonly witness: Witness;
  /** What the client printed. */
  readonly printed: string;
  /** What it ended with; `undefined` when it was ended by a signal. */
  readonly status: number | undefined;
  /** SSH: the client's `known_hosts` as it left it. */
  readonly knownHosts: string;
}

/** A server, and what the client is told to trust in. */
export interface Scene {
  readonly serve: Serve;
  /** Looks for what shows only when the client has ended. */
  readonly aftermath?: (aftermath: Aftermath) => void;
  /** The name or address the client is sent to; the material's host for TLS and address for SSH unless given. */
  readonly host?: string;
  /** TLS: the server is also a proxy, which the client is told of as `https_proxy` in its environment. */
  readonly behindProxy?: boolean;
  /** TLS: the certification authorities the client is given, DER. */
  readonly trusted?: readonly Uint8Array[];
  /** SSH: the client's `known_hosts`. */
  readonly knownHosts?: (host: string, port: number) => string;
}

/** One thing that a client must withstand, or must accept. */
export interface HostileCase {
  readonly id: string;
  readonly protocol: ClientProtocol;
  /** Cases that are told together: `certificate`, `name`, `protocol`, `host-key` … */
  readonly group: string;
  readonly severity: Severity;
  /** What forbids it: `RFC 5280 §6.1.3`. */
  readonly rules: readonly string[];
  readonly cve?: readonly string[];
  /** Numbers of the Common Weakness Enumeration. */
  readonly cwe?: readonly number[];
  /**
   * The stage that no client may reach under attack, and that it must reach with the twin. For a control: the stage it
   * must reach.
   */
  readonly goal: Stage;
  /** Where in what the server sends the defect is: a message, and a field in it. */
  readonly where?: { readonly message: string; readonly field?: string };
  /** Under attack the server falls silent: to wait for it is as good as to refuse. */
  readonly silence?: boolean;
  /** The defect is in the server's first words: who leaves after hearing them, without a word, has refused. */
  readonly inGreeting?: boolean;
  /** An observation that makes the fall, for attacks that come only after the goal was honestly reached. */
  readonly fallShows?: string;
  /** An observation that is a fall whichever server it is made at, the twin included. */
  readonly harm?: string;
  /** What the client must have offered, without which the attack does not exist for it. */
  readonly offered?: (offer: Offer) => boolean;
  /** The attack; absent for a control, which is a twin alone. */
  readonly attack?: (material: Material) => Scene;
  /** The same without the defect. */
  readonly twin: (material: Material) => Scene;
}

/** A case in which the client must accept. */
export const isControl = ({ attack }: HostileCase): boolean => attack === undefined;

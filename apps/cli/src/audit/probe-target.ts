import type { StartTlsProtocol } from '../starttls/protocols.js';

/** Whom to ask. */
export interface ProbeTarget {
  readonly host: string;
  readonly port: number;
  /** The name to ask for and to verify; DNS names are sent. */
  readonly serverName: string;
  /** Milliseconds for each connection. */
  readonly timeout: number;
  /** Called with every connection that is opened: an audit takes dozens. */
  readonly onConnection?: () => void;
  /** What is spoken before TLS, if anything. */
  readonly startTls?: StartTlsProtocol;
}

/** A server that could not be asked. */
export class ProbeFailure extends Error {
  readonly target: { readonly host: string; readonly port: number };
  /** The system's code, or that of an error of a package. */
  readonly reason: string;

  constructor(target: { readonly host: string; readonly port: number }, reason: string, cause?: unknown) {
    super(`${target.host}:${target.port}: ${reason}`, { cause });
    this.target = { host: target.host, port: target.port };
    this.reason = reason;
  }
}

import type { ClientAuthentication } from './authentication/client-authentication.js';
import type { Credential } from './authentication/credential.js';

/** What a server is under one name. */
export interface ServerContext {
  /**
   * Certificates with their keys, the preferred first. Taken is the first one for the client's name whose key can make
   * a signature the client takes; without one for the name, the first whose key can.
   */
  readonly credentials: readonly Credential[];
  /** Application protocols, the preferred first; those of the server unless given. */
  readonly applicationProtocols?: readonly string[];
  /** Ask clients who they are; as the server does unless given. */
  readonly clientAuthentication?: ClientAuthentication;
}

/** What a ClientHello says that a context can be chosen by. */
export interface ClientHelloInfo {
  /** In lower case; absent when the client sent none, or an IP address. */
  readonly serverName: string | undefined;
  readonly applicationProtocols: readonly string[];
  /** Numbers as in the registries, in the client's order. */
  readonly versions: readonly number[];
  readonly cipherSuites: readonly number[];
  readonly groups: readonly number[];
  readonly signatureSchemes: readonly number[];
}

/**
 * The context for a name.
 *
 * @param contexts by names in lower case; `*.example.org` stands for exactly one label (RFC 9525 §6.3).
 */
export function contextFor(
  contexts: Readonly<Record<string, ServerContext>>,
  serverName: string | undefined,
): ServerContext | undefined {
  if (serverName === undefined) return undefined;
  const wildcard = `*${serverName.slice(serverName.indexOf('.'))}`;
  for (const name of [serverName, ...(serverName.includes('.') ? [wildcard] : [])]) {
    if (Object.hasOwn(contexts, name)) return contexts[name];
  }
  return undefined;
}

import { nodeCrypto } from '@cutaway/primitives/node';
import {
  type Credential,
  definePolicy,
  type Policy,
  type PolicyParameters,
  supported,
  TlsClient,
  type TlsClientOptions,
  TlsServer,
  type TlsServerOptions,
} from '../src/index.js';
import { type Identity, issue, makeRoot } from './authority.js';
import { join, type Pair } from './in-memory.js';
import type { Flight } from './recording.js';

/** What every pair of a test file trusts, and who its servers are unless told otherwise. */
export const root: Identity = makeRoot('pair');
export const server: Identity = issue(root, 'server', { type: 'EC', curve: 'P-256' });
export const person: Identity = issue(root, 'person', { type: 'EC', curve: 'P-256' }, { purposes: ['client'] });

export function credential({ certificate, privateKey }: Identity): Credential {
  return { certificates: [certificate.bytes], privateKey };
}

/** A policy of TLS 1.3 with all that is supported, but for what is said. */
export function only(part: Partial<PolicyParameters> = {}): Policy {
  return definePolicy({ ...supported, name: 'one', versions: ['TLS 1.3'], ...part });
}

/**
 * A client and a server that trust each other, and have talked until nobody has more to say.
 *
 * @param flights receives what each side sends.
 */
export function pair(
  client: Partial<TlsClientOptions> = {},
  options: Partial<TlsServerOptions> = {},
  flights: Flight[] = [],
): Promise<Pair> {
  return join(
    new TlsClient({ serverName: 'localhost', anchors: [root.certificate], crypto: nodeCrypto, ...client }),
    new TlsServer({ credentials: [credential(server)], crypto: nodeCrypto, ...options }),
    flights,
  );
}

/** Why each side failed. */
export function errors({ client, server: other }: Pair): (string | undefined)[] {
  return [client.error?.code, other.error?.code];
}

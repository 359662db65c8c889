import type { Socket } from 'node:net';
import { firstBytes } from '../first-bytes.js';
import { type SeenClientHello, seeClientHello } from './client-hello.js';

/** What a connection begins with. */
export type Beginning = SeenClientHello | 'not-tls' | 'server-spoke-first';

/**
 * Waits for the ClientHello, or for a server that speaks first, and leaves every byte where it is.
 *
 * @throws {ScenarioError} `mitm/client-silent`, `mitm/client-gone`.
 */
export async function beginning(client: Socket, server: Socket, timeout: number): Promise<Beginning> {
  const spoken = new AbortController();
  const serverFirst = firstBytes(server, timeout, () => 'server-spoke-first' as const, spoken.signal);
  const clientFirst = firstBytes(client, timeout, seeClientHello, spoken.signal);
  try {
    return await Promise.race([clientFirst, serverFirst]);
  } finally {
    spoken.abort();
    await Promise.allSettled([serverFirst, clientFirst]);
  }
}

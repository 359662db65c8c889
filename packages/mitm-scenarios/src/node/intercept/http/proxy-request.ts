import type { Socket } from 'node:net';
import { ScenarioError } from '../../../errors.js';
import { firstBytes } from '../first-bytes.js';
import type { Address } from '../listener.js';
import { endOfHead, parseHead } from './message-decoder.js';

const MAX_HEAD = 16_384;
const TARGET = /^CONNECT (?:\[([0-9a-fA-F:.]+)\]|([^\s:/?#@[\]]+)):(\d{1,5}) HTTP\/1\.[01]$/;
const NOT_CONNECT =
  'HTTP/1.1 405 Method Not Allowed\r\nAllow: CONNECT\r\nContent-Length: 0\r\nConnection: close\r\n\r\n';

/**
 * Reads the request for a tunnel that a client begins with (RFC 9110 §9.3.6), and leaves what comes behind it.
 *
 * @param asked is shown the bytes of the request.
 * @throws {ScenarioError} `mitm/not-connect`, which the client is told too; `mitm/client-gone`, `mitm/client-silent`.
 */
export async function readProxyRequest(
  client: Socket,
  timeout: number,
  asked: (head: Uint8Array) => void,
): Promise<Address> {
  const length = await firstBytes(
    client,
    timeout,
    (bytes) => endOfHead(bytes) ?? (bytes.length > MAX_HEAD ? 0 : undefined),
  );
  const bytes = length === 0 ? Buffer.alloc(0) : (client.read(length) as Buffer);
  asked(bytes);
  const head = parseHead(bytes.toString('latin1'));
  const [, address, name, port] = TARGET.exec(head?.startLine ?? '') ?? [];
  const host = address ?? name;
  if (host === undefined || !(Number(port) >= 1 && Number(port) <= 65_535)) {
    client.end(NOT_CONNECT);
    client.resume();
    throw new ScenarioError('mitm/not-connect', { request: head?.startLine ?? '' }, 'RFC 9110 §9.3.6');
  }
  return { host, port: Number(port) };
}

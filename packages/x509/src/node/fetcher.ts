import { lookup } from 'node:dns/promises';
import { type IncomingMessage, request } from 'node:http';
import { BlockList, isIP } from 'node:net';
import { X509Error } from '../errors.js';
import type { Fetcher } from '../revocation/fetch.js';

/** Bounds on what is fetched. */
export interface FetcherOptions {
  /** Milliseconds for one answer: 5000 unless given. */
  readonly timeout?: number;
  /** Bytes of one answer: 10 MiB unless given, as some CRLs are large. */
  readonly maximumLength?: number;
  /** Redirects followed: 3 unless given. */
  readonly maximumRedirects?: number;
  /**
   * Lets certificates send this program to addresses of its own computer and network; no unless given, because whoever
   * writes a certificate chooses the address.
   */
  readonly allowPrivateAddresses?: boolean;
}

const privateAddresses = new BlockList();
for (const [address, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['224.0.0.0', 3],
] as const) {
  privateAddresses.addSubnet(address, prefix, 'ipv4');
}
for (const [address, prefix] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  privateAddresses.addSubnet(address, prefix, 'ipv6');
}

/**
 * Fetches CRLs, OCSP answers and issuers' certificates over plain HTTP, as they are published: what is fetched is signed.
 * Everything that goes wrong is an {@link X509Error} `x509/not-fetched`.
 */
export function httpFetcher(options: FetcherOptions = {}): Fetcher {
  const { maximumRedirects = 3 } = options;
  return async (url, body) => {
    let target = url;
    for (let redirects = 0; redirects <= maximumRedirects; redirects++) {
      const answer = await fetchOnce(target, body, options);
      if (answer instanceof Uint8Array) return answer;
      if (!URL.canParse(answer.location, target)) throw notFetched(target, 'redirects');
      target = new URL(answer.location, target).href;
    }
    throw notFetched(url, 'redirects');
  };
}

const notFetched = (url: string, reason: string, cause?: unknown): X509Error =>
  new X509Error('x509/not-fetched', { context: { url, reason }, ...(cause === undefined ? {} : { cause }) });

async function addressOf(url: URL, allowPrivate: boolean): Promise<{ address: string; family: number }> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const found =
    isIP(host) === 0
      ? await lookup(host).catch((cause: unknown) => {
          throw notFetched(url.href, 'name', cause);
        })
      : { address: host, family: isIP(host) };
  if (!allowPrivate && privateAddresses.check(found.address, found.family === 6 ? 'ipv6' : 'ipv4')) {
    throw notFetched(url.href, 'private-address');
  }
  return found;
}

async function fetchOnce(
  text: string,
  body: { readonly type: string; readonly bytes: Uint8Array } | undefined,
  { timeout = 5000, maximumLength = 10 * 2 ** 20, allowPrivateAddresses = false }: FetcherOptions,
): Promise<Uint8Array | { readonly location: string }> {
  if (!URL.canParse(text)) throw notFetched(text, 'address');
  const url = new URL(text);
  if (url.protocol !== 'http:') throw notFetched(text, 'scheme');
  // The address that was looked at is the one connected to: names may change between two questions.
  const { address, family } = await addressOf(url, allowPrivateAddresses);
  return new Promise((resolve, reject) => {
    const fail = (reason: string, cause?: unknown): void => reject(notFetched(text, reason, cause));
    const sent = request(
      url,
      {
        method: body === undefined ? 'GET' : 'POST',
        headers: body === undefined ? {} : { 'content-type': body.type, 'content-length': body.bytes.length },
        lookup: (_name, settings, done) => {
          if (settings.all === true) done(null, [{ address, family }]);
          else done(null, address, family);
        },
        signal: AbortSignal.timeout(timeout),
        agent: false,
      },
      (response) => {
        const { statusCode = 0, headers } = response;
        if ([301, 302, 303, 307, 308].includes(statusCode) && headers.location !== undefined) {
          response.destroy();
          resolve({ location: headers.location });
        } else if (statusCode !== 200) {
          response.destroy();
          fail(`status ${statusCode}`);
        } else {
          collect(response, maximumLength).then(resolve, (cause: unknown) =>
            cause instanceof X509Error ? reject(cause) : fail(String((cause as Error).message), cause),
          );
        }
      },
    );
    sent.on('error', (cause: NodeJS.ErrnoException) =>
      fail(cause.name === 'TimeoutError' ? 'timeout' : (cause.code ?? cause.message), cause),
    );
    sent.end(body?.bytes);
  });
}

async function collect(response: IncomingMessage, maximumLength: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > maximumLength) {
      response.destroy();
      throw notFetched(response.url ?? '', 'length');
    }
    chunks.push(chunk);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

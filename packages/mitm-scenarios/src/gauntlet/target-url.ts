import type { ClientProtocol } from './stage.js';

/** What a client is to ask for: an address that carries the nonce where such addresses can. */
export function targetUrl(protocol: ClientProtocol, host: string, port: number, nonce: string): string {
  const authority = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  switch (protocol) {
    case 'tls':
      return `https://${authority}/${nonce}`;
    case 'imap':
      return `imap://${authority}/${nonce}`;
    case 'ssh':
    case 'smtp':
    case 'pop3':
      return `${protocol}://${authority}/`;
  }
}

import type { KeyShareEntry } from '../../src/extensions/key-share.js';
import type { TlsServer, TlsServerOptions } from '../../src/index.js';
import { credential, person, root } from '../pair.js';
import type { Rule } from '../rules.js';

export const clientAuthentication: NonNullable<TlsServerOptions['clientAuthentication']> = {
  required: true,
  anchors: [root.certificate],
};
export const asked: Partial<Rule> = {
  client: { credential: credential(person), postHandshakeAuth: true },
  afterwards: ({ server }) => (server as TlsServer).requestClientCertificate(clientAuthentication),
};
export const unexpected: Pick<Rule, 'code' | 'alert'> = {
  code: 'tls/unexpected-message',
  alert: 'unexpected_message',
};
export function share(group: number, length: number): KeyShareEntry {
  return { group, key_exchange: new Uint8Array(length).fill(9) };
}
export function name(text: string): { name_type: number; name: string } {
  return { name_type: 0, name: text };
}

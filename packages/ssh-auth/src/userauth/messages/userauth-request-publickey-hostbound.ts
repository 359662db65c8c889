import { literal, literalBoolean } from '../../transport/literal.js';
import { type Message, message } from '../../transport/message.js';
import { string, text } from '../../wire/index.js';
import type { UserauthRequestHeader } from './userauth-request.js';

/** The method's name: public key authentication that also signs the server's host key. */
export const HOSTBOUND_METHOD = 'publickey-hostbound-v00@openssh.com';

/** `SSH_MSG_USERAUTH_REQUEST` `publickey-hostbound-v00@openssh.com` without a signature. */
export interface UserauthRequestPublickeyHostboundQuery extends UserauthRequestHeader {
  method_name: typeof HOSTBOUND_METHOD;
  have_signature: false;
  public_key_algorithm_name: string;
  public_key_blob: Uint8Array;
  server_host_key: Uint8Array;
}

export const UserauthRequestPublickeyHostboundQuery: Message<UserauthRequestPublickeyHostboundQuery> =
  message<UserauthRequestPublickeyHostboundQuery>('SSH_MSG_USERAUTH_REQUEST', 'OpenSSH PROTOCOL §3.1', {
    user_name: text(),
    service_name: text(),
    method_name: literal('method name', HOSTBOUND_METHOD),
    have_signature: literalBoolean(false),
    public_key_algorithm_name: text(),
    public_key_blob: string(),
    server_host_key: string(),
  });

/** `SSH_MSG_USERAUTH_REQUEST` `publickey-hostbound-v00@openssh.com` with the signature. */
export interface UserauthRequestPublickeyHostbound extends UserauthRequestHeader {
  method_name: typeof HOSTBOUND_METHOD;
  have_signature: true;
  public_key_algorithm_name: string;
  public_key_blob: Uint8Array;
  /** The host key of the initial key exchange. */
  server_host_key: Uint8Array;
  signature: Uint8Array;
}

export const UserauthRequestPublickeyHostbound: Message<UserauthRequestPublickeyHostbound> =
  message<UserauthRequestPublickeyHostbound>('SSH_MSG_USERAUTH_REQUEST', 'OpenSSH PROTOCOL §3.1', {
    user_name: text(),
    service_name: text(),
    method_name: literal('method name', HOSTBOUND_METHOD),
    have_signature: literalBoolean(true),
    public_key_algorithm_name: text(),
    public_key_blob: string(),
    server_host_key: string(),
    signature: string(),
  });

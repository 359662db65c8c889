import { concat } from '@cutaway/primitives/bytes';

/** What a handshake leaves behind for a renegotiation to be bound to (RFC 5746 §3.1). */
export interface Binding12 {
  /** `client_verify_data` and `server_verify_data`, 12 bytes each. */
  readonly client: Uint8Array;
  readonly server: Uint8Array;
  /** Whether the peer knows renegotiation_info: `secure_renegotiation`. */
  readonly secure: boolean;
}

/** Both sides' Finished of one handshake, as they come. */
export type VerifyData = { client?: Uint8Array; server?: Uint8Array };

/** The binding to a complete handshake. */
export function bindingTo({ client = NOTHING, server = NOTHING }: VerifyData, secure: boolean): Binding12 {
  return { client, server, secure };
}

/** `renegotiated_connection` of the client: empty in a first handshake (RFC 5746 §3.2). */
export function renegotiatedByClient(binding: Binding12 | undefined): Uint8Array {
  return binding?.secure ? binding.client : NOTHING;
}

/** `renegotiated_connection` of the server: empty in a first handshake (RFC 5746 §3.2). */
export function renegotiatedByServer(binding: Binding12 | undefined): Uint8Array {
  return binding?.secure ? concat(binding.client, binding.server) : NOTHING;
}

const NOTHING = new Uint8Array(0);

import { utf8 } from '@cutaway/primitives/bytes';
import { type Codec, encode, struct } from '@cutaway/primitives/wire';
import { string } from '../wire/index.js';

interface HostKeyProof {
  request_name: Uint8Array;
  session_identifier: Uint8Array;
  hostkey: Uint8Array;
}

const HostKeyProof: Codec<HostKeyProof> = struct<HostKeyProof>('hostkeys-prove-00@openssh.com', {
  request_name: string(),
  session_identifier: string(),
  hostkey: string(),
});

/** What a host key signs to prove that the server has it, on this connection alone (OpenSSH PROTOCOL §2.5). */
export function hostKeyProof(session_identifier: Uint8Array, hostkey: Uint8Array): Uint8Array {
  return encode(HostKeyProof, { request_name: utf8('hostkeys-prove-00@openssh.com'), session_identifier, hostkey });
}

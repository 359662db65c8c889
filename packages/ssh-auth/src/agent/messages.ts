import { type Codec, encode, list, rest, struct } from '@cutaway/primitives/wire';
import { boolean, byte, string, text, uint32 } from '../wire/index.js';

/** A message: its number, then what that number says follows. */
export const AgentMessage: Codec<{ type: number; contents: Uint8Array }> = struct<{
  type: number;
  contents: Uint8Array;
}>('agent message', { type: byte, contents: rest });

/** A key the agent holds. */
export interface IdentityFields {
  readonly key_blob: Uint8Array;
  readonly comment: string;
}

/** SSH_AGENT_IDENTITIES_ANSWER (draft-ietf-sshm-ssh-agent §3.5). */
export const IdentitiesAnswer: Codec<{ nkeys: number; identities: readonly IdentityFields[] }> = struct<{
  nkeys: number;
  identities: readonly IdentityFields[];
}>('SSH_AGENT_IDENTITIES_ANSWER', {
  nkeys: uint32,
  identities: list(struct<IdentityFields>('identity', { key_blob: string(), comment: text() })) as Codec<
    readonly IdentityFields[]
  >,
});

/** SSH_AGENTC_SIGN_REQUEST (§3.6). */
export interface SignRequestFields {
  readonly key_blob: Uint8Array;
  readonly data: Uint8Array;
  readonly flags: number;
}

export const SignRequest: Codec<SignRequestFields> = struct<SignRequestFields>('SSH_AGENTC_SIGN_REQUEST', {
  key_blob: string(),
  data: string(),
  flags: uint32,
});

/** SSH_AGENT_SIGN_RESPONSE (§3.6). */
export const SignResponse: Codec<{ signature: Uint8Array }> = struct<{ signature: Uint8Array }>(
  'SSH_AGENT_SIGN_RESPONSE',
  { signature: string() },
);

/** SSH_AGENTC_REMOVE_IDENTITY (§3.4). */
export const RemoveIdentity: Codec<{ key_blob: Uint8Array }> = struct<{ key_blob: Uint8Array }>(
  'SSH_AGENTC_REMOVE_IDENTITY',
  { key_blob: string() },
);

/** SSH_AGENTC_LOCK and SSH_AGENTC_UNLOCK (§3.7). */
export const Lock: Codec<{ passphrase: Uint8Array }> = struct<{ passphrase: Uint8Array }>('SSH_AGENTC_LOCK', {
  passphrase: string(),
});

/** SSH_AGENTC_EXTENSION (§3.8). */
export const Extension: Codec<{ extension_type: string; extension_contents: Uint8Array }> = struct<{
  extension_type: string;
  extension_contents: Uint8Array;
}>('SSH_AGENTC_EXTENSION', { extension_type: text(), extension_contents: rest });

/** The name of the extension that ties a connection to an SSH session (OpenSSH PROTOCOL.agent §1). */
export const SESSION_BIND = 'session-bind@openssh.com';

/** What `session-bind@openssh.com` says: this connection serves the session with that host. */
export interface SessionBindFields {
  readonly hostkey: Uint8Array;
  readonly session_identifier: Uint8Array;
  /** By the host key, over the session identifier. */
  readonly signature: Uint8Array;
  /** The session forwards the agent to the host; otherwise it logs in there. */
  readonly is_forwarding: boolean;
}

export const SessionBind: Codec<SessionBindFields> = struct<SessionBindFields>('session-bind@openssh.com', {
  hostkey: string(),
  session_identifier: string(),
  signature: string(),
  is_forwarding: boolean,
});

/** The bytes of a message, without the length in front. */
export function agentMessage(type: number, contents: Uint8Array = new Uint8Array()): Uint8Array {
  return encode(AgentMessage, { type, contents });
}

import { type Codec, opaque8, opaque16, struct, u16, u32, vec16 } from '@cutaway/primitives/wire';
import { defineExtension, type ExtensionDefinition } from './definition.js';

/** PskIdentity (RFC 8446 §4.2.11): a ticket or a name of a key, and its age in milliseconds plus ticket_age_add. */
export interface PskIdentity {
  identity: Uint8Array;
  obfuscated_ticket_age: number;
}

/** OfferedPsks (RFC 8446 §4.2.11): keys, best first, and for each a binder of 32 to 255 bytes. */
export interface OfferedPsks {
  identities: PskIdentity[];
  binders: Uint8Array[];
}

const PskIdentity: Codec<PskIdentity> = struct<PskIdentity>('PskIdentity', {
  identity: opaque16({ min: 1 }),
  obfuscated_ticket_age: u32,
});

const OfferedPsks: Codec<OfferedPsks> = struct<OfferedPsks>('OfferedPsks', {
  identities: vec16(PskIdentity, { min: 7 }),
  binders: vec16(opaque8({ min: 32 }), { min: 33 }),
});

/** How many bytes the binders take at the end of a ClientHello: the part a binder is not computed over (RFC 8446 §4.2.11.2). */
export function bindersLength(binders: readonly Uint8Array[]): number {
  return binders.reduce((length, binder) => length + 1 + binder.length, 2);
}

/** `pre_shared_key`: keys of earlier sessions or made otherwise. Must be the ClientHello's last extension. */
export const preSharedKey: ExtensionDefinition<{
  ClientHello: Codec<OfferedPsks>;
  ServerHello: Codec<{ selected_identity: number }>;
}> = defineExtension('pre_shared_key', 'RFC 8446 §4.2.11', {
  ClientHello: OfferedPsks,
  ServerHello: struct<{ selected_identity: number }>('PreSharedKeyExtension', { selected_identity: u16 }),
});

import { type Codec, decode, list, WireError } from '@cutaway/primitives/wire';
import { hostKeyProof } from '../connection/host-key-proof.js';
import { SshError, SshProtocolError } from '../errors/index.js';
import { parsePublicKey } from '../keys/public-key.js';
import { verifySignature } from '../keys/signature.js';
import type { Transport } from '../transport/transport.js';
import { string } from '../wire/index.js';

/** What a server answers to `hostkeys-prove-00@openssh.com`: a signature by each key, in the order they were asked. */
const HostKeySignatures: Codec<Uint8Array[]> = list(string());

/**
 * Whether a server proved that it has host keys: one proof that fails makes all of them worthless.
 *
 * @param answer `undefined` when the server refused.
 * @returns the error when it did not: `ssh/host-keys-unproven`.
 */
export function hostKeyProofError(
  transport: Transport,
  keys: readonly Uint8Array[],
  answer: Uint8Array | undefined,
): SshProtocolError | undefined {
  const proven = answer !== undefined && areProven(transport, keys, answer);
  try {
    transport.require('host_key_proofs', proven, 'ssh/host-keys-unproven', () => ({ context: { keys: keys.length } }));
    return undefined;
  } catch (error) {
    if (error instanceof SshProtocolError) return error;
    throw error;
  }
}

function areProven(transport: Transport, keys: readonly Uint8Array[], answer: Uint8Array): boolean {
  const { sessionIdentifier, settings } = transport;
  try {
    const signatures = decode(HostKeySignatures, answer);
    return (
      signatures.length === keys.length &&
      keys.every((key, index) => {
        const proof = hostKeyProof(sessionIdentifier, key);
        const signature = signatures[index] as Uint8Array;
        return verifySignature(parsePublicKey(key), proof, signature, { crypto: settings.crypto }).valid;
      })
    );
  } catch (error) {
    if (error instanceof SshError || error instanceof WireError) return false;
    throw error;
  }
}

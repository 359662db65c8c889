/** Something about to be sent, before it is put into a packet. */
export interface OutgoingMessage {
  /** The RFC's name: `SSH_MSG_KEXINIT`; `raw` bytes go on the wire as they are, without a packet around them. */
  readonly name: string;
  /** The whole payload with its message number. */
  readonly bytes: Uint8Array;
}

/**
 * Misbehaviour: the one seam through which a connection is made to break rules. Reached through `./lab`.
 *
 * Whatever is really sent as `SSH_MSG_KEXINIT` is what enters this side's exchange hash.
 */
export interface Faults {
  /** Replaces a message: by none (drop), by others, by itself and more (inject); keep one for later to reorder. */
  message?(message: OutgoingMessage): readonly OutgoingMessage[];
  /**
   * Replaces bytes on their way into a message or hash: `identification`, `K_S`, `signature_of_H`, `exchange_hash`
   * (before it is signed), `K` as the server computes with it (encoded, RFC 4253 §7.2), a method's public values by their field names, `signature` of user authentication.
   */
  value?(name: string, bytes: Uint8Array): Uint8Array;
  /** Replaces whole packets, protection included. */
  packet?(sealed: Uint8Array): readonly Uint8Array[];
}

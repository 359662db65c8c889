declare module 'libsodium-sumo' {
  /** What is used of libsodium's functions; addresses are offsets into `HEAPU8`. */
  interface Libsodium {
    /** The whole memory. A new array whenever the memory has grown. */
    readonly HEAPU8: Uint8Array;
    _malloc(size: number): number;
    _crypto_onetimeauth_poly1305_statebytes(): number;
    _crypto_onetimeauth_poly1305_init(state: number, key: number): number;
    /** @param lengthHigh the upper half of the 64-bit length. */
    _crypto_onetimeauth_poly1305_update(state: number, data: number, length: number, lengthHigh: number): number;
    _crypto_onetimeauth_poly1305_final(state: number, tag: number): number;
  }

  const load: () => Promise<Libsodium>;
  export default load;
}

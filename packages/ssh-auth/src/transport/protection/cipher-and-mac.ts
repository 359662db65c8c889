/** A cipher with its running state and a MAC with its key. */
export interface CipherAndMac {
  readonly algorithm: string;
  readonly blockLength: number;
  /** Encrypts or decrypts the next bytes. */
  readonly cipher: (data: Uint8Array) => Uint8Array;
  /** The MAC over sequence number and data, cut to its length. */
  readonly mac: (sequence: number, ...data: readonly Uint8Array[]) => Uint8Array;
  readonly macLength: number;
}

/** Two WHATWG streams that lead to the same peer: the shape of a TCP socket, of WebTransport's streams, and of ours. */
export interface DuplexStreams {
  /** What the peer sends. */
  readonly readable: ReadableStream<Uint8Array>;
  /** What is sent to the peer. */
  readonly writable: WritableStream<Uint8Array>;
}

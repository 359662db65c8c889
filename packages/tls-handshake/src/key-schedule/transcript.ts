import { concat, concatAll } from '@cutaway/primitives/bytes';
import type { CryptoProvider, Hash, HashName } from '@cutaway/primitives/crypto';
import { HandshakeType } from '../registry/handshake-type.js';

/**
 * The handshake messages so far, as they stood on the wire, and digests of them (RFC 8446 §4.4.1, RFC 5246 §7.4.9).
 *
 * The suite's hash is known only after the ServerHello, and a TLS 1.2 client certificate may need another one, so the
 * messages are kept until {@link release}.
 */
export class Transcript {
  private readonly crypto: CryptoProvider;
  private messages: Uint8Array[] = [];
  private readonly digests = new Map<HashName, { hash: Hash; messages: number }>();

  constructor(crypto: CryptoProvider) {
    this.crypto = crypto;
  }

  /** Adds a whole message with its header. */
  add(message: Uint8Array): void {
    this.messages.push(message);
  }

  /** The digest of all messages so far. */
  hash(name: HashName): Uint8Array {
    let digest = this.digests.get(name);
    if (digest === undefined) {
      digest = { hash: this.crypto.hash(name), messages: 0 };
      this.digests.set(name, digest);
    }
    for (; digest.messages < this.messages.length; digest.messages++) {
      digest.hash.update(this.messages[digest.messages] as Uint8Array);
    }
    return digest.hash.digest();
  }

  /** The digest of all messages so far and some bytes that are not part of the transcript. */
  hashWith(name: HashName, bytes: Uint8Array): Uint8Array {
    const hash = this.crypto.hash(name);
    for (const message of this.messages) hash.update(message);
    return hash.update(bytes).digest();
  }

  /** The digest of all messages so far, but for the last bytes of the last one: what a binder is computed over. */
  hashTruncated(name: HashName, omitted: number): Uint8Array {
    const hash = this.crypto.hash(name);
    for (const message of this.messages.slice(0, -1)) hash.update(message);
    const last = this.messages.at(-1) ?? new Uint8Array(0);
    return hash.update(last.subarray(0, last.length - omitted)).digest();
  }

  /** All messages in a row: what a TLS 1.2 CertificateVerify signs. */
  bytes(): Uint8Array {
    return concatAll(this.messages);
  }

  /**
   * Replaces the first ClientHello by its digest, when a HelloRetryRequest followed it (RFC 8446 §4.4.1).
   *
   * @param helloRetryRequest the whole message, the last one added.
   */
  replaceClientHello(name: HashName, helloRetryRequest: Uint8Array): void {
    const digest = this.crypto.digest(name, concatAll(this.messages.slice(0, -1)));
    this.messages = [];
    this.beginWithRetry(digest, helloRetryRequest);
  }

  /**
   * Puts a first ClientHello, of which only the digest is known, and the HelloRetryRequest in front of the messages so far
   * (RFC 8446 §4.4.1).
   */
  beginWithRetry(clientHelloHash: Uint8Array, helloRetryRequest: Uint8Array): void {
    const { length } = clientHelloHash;
    const messageHash = concat(Uint8Array.of(HandshakeType.of.message_hash, 0, 0, length), clientHelloHash);
    this.digests.clear();
    this.messages = [messageHash, helloRetryRequest, ...this.messages];
  }

  /** Forgets the messages; only digests by `name` can be made afterwards. */
  release(name: HashName): void {
    this.hash(name);
    for (const other of this.digests.keys()) if (other !== name) this.digests.delete(other);
    const digest = this.digests.get(name);
    if (digest !== undefined) digest.messages = 0;
    this.messages = [];
  }

  /** A transcript that begins with the same messages and goes its own way. @param name of the only digest it makes. */
  fork(name: HashName): Transcript {
    const copy = new Transcript(this.crypto);
    this.hash(name);
    const digest = this.digests.get(name);
    if (digest !== undefined) copy.digests.set(name, { hash: digest.hash.clone(), messages: 0 });
    return copy;
  }

  /** Begins anew, for a renegotiation. */
  clear(): void {
    this.messages = [];
    this.digests.clear();
  }
}

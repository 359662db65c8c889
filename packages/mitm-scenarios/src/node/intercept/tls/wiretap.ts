import type { Socket } from 'node:net';
import { TlsClient, type TlsClientOptions, TlsServer, type TlsServerOptions } from '@cutaway/tls-handshake';
import { CaptureWriter, type Side, type WrittenConnection } from '@cutaway/tls-handshake/capture';

/** Writes what passes on the wire, on both sides of the interception, as a capture with the keys in it. */
export class Wiretap {
  private readonly writer = new CaptureWriter();
  private readonly write: (bytes: Uint8Array) => void;

  /** @param write receives the bytes of a pcapng file, in order. */
  constructor(write: (bytes: Uint8Array) => void) {
    this.write = write;
    this.flush();
  }

  keyLog(line: string): void {
    this.writer.keyLog(line);
    this.flush();
  }

  /** A connection that somebody made to us. */
  accepted(socket: Socket): TappedLink {
    return new TappedLink(this.writer.open(remote(socket), local(socket)), () => this.flush());
  }

  /** A connection that we made. */
  made(socket: Socket): TappedLink {
    return new TappedLink(this.writer.open(local(socket), remote(socket)), () => this.flush());
  }

  private flush(): void {
    this.write(this.writer.take());
  }
}

/** One connection in the capture. */
export class TappedLink {
  private readonly connection: WrittenConnection;
  private readonly flush: () => void;
  private ended = false;

  constructor(connection: WrittenConnection, flush: () => void) {
    this.connection = connection;
    this.flush = flush;
  }

  record(from: Side, bytes: Uint8Array): void {
    this.connection.data(from, bytes);
    this.flush();
  }

  end(): void {
    if (this.ended) return;
    this.ended = true;
    this.connection.end('client');
    this.connection.end('server');
    this.flush();
  }
}

// Bytes are recorded once they are processed: the keys that open them must stand before them in a capture.

/** A server whose bytes are recorded. */
export class TappedTlsServer extends TlsServer {
  private readonly link: TappedLink | undefined;

  constructor(options: TlsServerOptions, link: TappedLink | undefined) {
    super(options);
    this.link = link;
  }

  override receive(bytes: Uint8Array): void {
    super.receive(bytes);
    this.link?.record('client', bytes);
  }

  override output(): Uint8Array {
    const bytes = super.output();
    if (bytes.length > 0) this.link?.record('server', bytes);
    return bytes;
  }
}

/** A client whose bytes are recorded. */
export class TappedTlsClient extends TlsClient {
  private readonly link: TappedLink | undefined;

  constructor(options: TlsClientOptions, link: TappedLink | undefined) {
    super(options);
    this.link = link;
  }

  override receive(bytes: Uint8Array): void {
    super.receive(bytes);
    this.link?.record('server', bytes);
  }

  override output(): Uint8Array {
    const bytes = super.output();
    if (bytes.length > 0) this.link?.record('client', bytes);
    return bytes;
  }
}

function remote({ remoteAddress = '0.0.0.0', remotePort = 0 }: Socket): { address: string; port: number } {
  return { address: remoteAddress, port: remotePort };
}

function local({ localAddress = '0.0.0.0', localPort = 0 }: Socket): { address: string; port: number } {
  return { address: localAddress, port: localPort };
}

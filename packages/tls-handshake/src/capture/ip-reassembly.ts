import { concatAll, equal } from '@cutaway/primitives/bytes';
import { type FragmentPlace, type InternetPayload, withoutExtensions } from './internet-packet.js';

/** Bytes of fragments kept. */
const MAX_WAITING_BYTES = 1024 * 1024;
/** Fragments kept, of all datagrams. */
const MAX_WAITING_FRAGMENTS = 4096;
/** The longest payload there is (RFC 791 §3.1, RFC 8200 §4.5). */
const MAX_LENGTH = 0xffff;
/** Seconds after the first fragment (RFC 8200 §4.5). */
const LIFETIME = 60;

interface Piece {
  readonly at: number;
  readonly bytes: Uint8Array;
}

/** A datagram of which not all is there. */
interface Datagram {
  readonly since: number | undefined;
  /** In order, without overlaps. */
  pieces: Piece[];
  bytes: number;
  /** Known with the last fragment. */
  length: number | undefined;
  /** Of the first fragment (RFC 8200 §4.5). */
  protocol: number | undefined;
  /** Fragments that came, repeated ones too. */
  count: number;
  /** Fragments overlap: nothing of this datagram is taken any more. */
  refused: boolean;
}

/** A datagram put together. */
export interface Reassembled {
  /** `undefined` when its extension headers are broken. */
  readonly payload: InternetPayload | undefined;
  /** How many fragments it came in. */
  readonly count: number;
}

/**
 * Puts fragments of IP packets together (RFC 791 §3.2, RFC 8200 §4.5).
 *
 * A datagram whose fragments overlap is refused as a whole, with what comes of it later (RFC 5722 §3): who reads the
 * overlap differently from the receiver can be deceived. What is there twice and the same is taken once. Memory is
 * bounded: the oldest datagrams make room for new ones, and none waits for more than a minute.
 */
export class IpReassembly {
  private readonly waiting = new Map<string, Datagram>();
  private waitingBytes = 0;
  private waitingFragments = 0;

  /** Takes a fragment. @returns the whole when it is complete, `undefined` otherwise. */
  push(
    payload: InternetPayload & { readonly fragment: FragmentPlace },
    time: number | undefined,
  ): Reassembled | undefined {
    const { version, source, destination, protocol, fragment, bytes, length } = payload;
    // IPv6 tells datagrams apart without the protocol, which only the first fragment knows.
    const key = `${source} ${destination} ${fragment.identification} ${version === 4 ? protocol : 6}`;
    let datagram = this.waiting.get(key);
    if (datagram !== undefined && isStale(datagram, time)) {
      this.forget(key, datagram);
      datagram = undefined;
    }
    datagram ??= {
      since: time,
      pieces: [],
      bytes: 0,
      length: undefined,
      protocol: undefined,
      count: 0,
      refused: false,
    };
    this.waiting.set(key, datagram);
    datagram.count++;
    if (datagram.refused) return undefined;
    const end = fragment.offset + length;
    const sound = bytes.length === length && length > 0 && end <= MAX_LENGTH && (!fragment.more || length % 8 === 0);
    if (!sound || !this.insert(datagram, fragment, bytes)) {
      this.refuse(datagram);
      this.makeRoom(key);
      return undefined;
    }
    if (fragment.offset === 0) datagram.protocol = protocol;
    if (datagram.length === datagram.bytes && datagram.protocol !== undefined) {
      this.forget(key, datagram);
      const whole = concatAll(datagram.pieces.map((piece) => piece.bytes));
      const { fragment: _, ...rest } = payload;
      const carried = { ...rest, protocol: datagram.protocol, bytes: whole, length: whole.length };
      return { payload: withoutExtensions(carried), count: datagram.count };
    }
    this.makeRoom(key);
    return undefined;
  }

  /** `false` when the fragment does not fit those that are there. */
  private insert(datagram: Datagram, { offset, more }: FragmentPlace, bytes: Uint8Array): boolean {
    const { pieces } = datagram;
    const end = offset + bytes.length;
    const index = pieces.findLastIndex((piece) => piece.at <= offset);
    const [before, after] = [pieces[index], pieces[index + 1]];
    if (before !== undefined && before.at === offset && equal(before.bytes, bytes)) return true;
    if (before !== undefined && before.at + before.bytes.length > offset) return false;
    if (after !== undefined && after.at < end) return false;
    if (!more) {
      if ((datagram.length ?? end) !== end || after !== undefined) return false;
      datagram.length = end;
    } else if (datagram.length !== undefined && end > datagram.length) {
      return false;
    }
    // Copied: a view would keep the whole chunk of the file.
    pieces.splice(index + 1, 0, { at: offset, bytes: bytes.slice() });
    datagram.bytes += bytes.length;
    this.waitingBytes += bytes.length;
    this.waitingFragments++;
    return true;
  }

  /** Keeps the datagram's name alone, so that what comes of it later is known. */
  private refuse(datagram: Datagram): void {
    this.release(datagram);
    datagram.refused = true;
    datagram.pieces = [];
    datagram.bytes = 0;
    this.waitingFragments++;
  }

  private release({ pieces, bytes, refused }: Datagram): void {
    this.waitingBytes -= bytes;
    this.waitingFragments -= refused ? 1 : pieces.length;
  }

  private forget(key: string, datagram: Datagram): void {
    this.waiting.delete(key);
    this.release(datagram);
  }

  private makeRoom(newest: string): void {
    for (const [key, datagram] of this.waiting) {
      const fits = this.waitingBytes <= MAX_WAITING_BYTES && this.waitingFragments <= MAX_WAITING_FRAGMENTS;
      if (fits || key === newest) return;
      this.forget(key, datagram);
    }
  }
}

function isStale({ since }: Datagram, time: number | undefined): boolean {
  return since !== undefined && time !== undefined && time - since > LIFETIME;
}

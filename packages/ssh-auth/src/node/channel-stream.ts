import { Duplex } from 'node:stream';
import type { Channel, ChannelHandlers } from '../connection/channel.js';

/** Bytes that wait for the peer's window before the writer is made to wait. */
const BUFFER_LIMIT: number = 1024 * 1024;

/**
 * Opens a channel as a stream, through which another connection can be made.
 *
 * @param open opens the channel with the handlers it is given: `(handlers) => client.openDirectTcpip(target, handlers)`.
 * @throws {SshProtocolError} `ssh/channel-open-refused`; what `open` throws.
 */
export function channelStream(open: (handlers: ChannelHandlers) => Channel): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    let unread = 0;
    let written: (() => void) | undefined;
    const release = (): void => {
      channel.consumed(unread);
      unread = 0;
    };
    const stream = new Duplex({
      read: () => {
        if (unread > 0) release();
      },
      write: (data: Uint8Array, _encoding, done) => {
        channel.write(data);
        if (channel.bufferedAmount > BUFFER_LIMIT) written = done;
        else done();
      },
      final: (done) => {
        channel.end();
        done();
      },
      destroy: (error, done) => {
        channel.close();
        done(error);
      },
    });
    const channel = open({
      opened: () => resolve(stream),
      refused: reject,
      data: (data) => {
        unread += data.length;
        if (stream.push(data)) release();
      },
      eof: () => stream.push(null),
      drained: () => {
        const done = written;
        written = undefined;
        done?.();
      },
      closed: () => stream.destroy(),
    });
  });
}

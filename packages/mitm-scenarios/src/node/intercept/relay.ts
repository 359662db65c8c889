import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** Who sent something. */
export type Sender = 'client' | 'server';

/**
 * Copies bytes both ways, no faster than the slower side takes them. An orderly end of one direction is passed on and
 * leaves the other open; a disorderly one cuts the other side off in the same way.
 *
 * @param seen is shown every chunk before it goes on.
 * @returns when both sides are closed, with the error of the side that broke off first.
 */
export function relay(
  client: Duplex,
  server: Duplex,
  seen: (from: Sender, bytes: Uint8Array) => void,
): Promise<{ readonly by: Sender; readonly error: Error } | undefined> {
  let broken: { readonly by: Sender; readonly error: Error } | undefined;
  const oneWay = (by: Sender, from: Duplex, to: Duplex): Promise<void> =>
    new Promise((resolve) => {
      from.on('data', (chunk: Uint8Array) => {
        seen(by, chunk);
        if (to.destroyed || to.writableEnded || to.write(chunk)) return;
        from.pause();
        to.once('drain', () => from.resume());
      });
      if (from.readableEnded) to.end();
      else from.on('end', () => to.end());
      from.on('error', (error) => {
        broken ??= { by, error };
        cutOff(to);
      });
      const closed = (): void => {
        // What was sent goes out; what would come back has nobody to go to.
        if (to.writableFinished || !from.readableEnded) to.destroy();
        else to.once('finish', () => to.destroy());
        resolve();
      };
      if (from.destroyed) closed();
      else from.once('close', closed);
      from.resume();
    });
  return Promise.all([oneWay('client', client, server), oneWay('server', server, client)]).then(() => broken);
}

function cutOff(stream: Duplex): void {
  if (stream instanceof Socket) stream.resetAndDestroy();
  else stream.destroy();
}

import type { Socket } from 'node:net';
import { concatAll } from '@cutaway/primitives/bytes';
import { ScenarioError } from '../../errors.js';

/**
 * Reads until `judge` has an opinion, and puts everything back: whoever reads next gets it from the first byte on.
 *
 * @param judge gets all bytes so far. A client that ends before there is an opinion is gone.
 * @param signal stops reading; what was read is put back then too.
 * @throws {ScenarioError} `mitm/client-gone`, `mitm/client-silent`.
 */
export function firstBytes<T>(
  socket: Socket,
  timeout: number,
  judge: (bytes: Uint8Array) => T | undefined,
  signal?: AbortSignal,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    const settle = (end: () => void): void => {
      clearTimeout(timer);
      socket.pause();
      socket.off('data', onData).off('end', onClose).off('close', onClose);
      signal?.removeEventListener('abort', onAbort);
      end();
    };
    const onData = (chunk: Uint8Array): void => {
      chunks.push(chunk);
      const bytes = concatAll(chunks);
      const opinion = judge(bytes);
      if (opinion === undefined) return;
      settle(() => {
        socket.unshift(bytes);
        resolve(opinion);
      });
    };
    const onClose = (): void => settle(() => reject(new ScenarioError('mitm/client-gone', {})));
    const onAbort = (): void =>
      settle(() => {
        const bytes = concatAll(chunks);
        if (bytes.length > 0 && !socket.readableEnded) socket.unshift(bytes);
        reject(new ScenarioError('mitm/client-gone', {}));
      });
    const timer = setTimeout(
      () => settle(() => reject(new ScenarioError('mitm/client-silent', { milliseconds: timeout }))),
      timeout,
    );
    socket.on('data', onData).on('end', onClose).on('close', onClose);
    signal?.addEventListener('abort', onAbort);
    socket.resume();
  });
}

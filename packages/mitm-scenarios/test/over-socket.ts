import type { Socket } from 'node:net';
import { nodeCrypto } from '@cutaway/primitives/node';
import { Tracer } from '@cutaway/primitives/trace';
import { type Lab, Party, type Program } from '../src/index.js';

/** A party of a rung with nothing but a socket around it, at the lab's time. */
export function partyOver(socket: Socket, { now, serverName }: Lab): Party {
  return new Party({
    crypto: nodeCrypto,
    random: (length) => nodeCrypto.random(length),
    now,
    serverName,
    tracer: new Tracer(() => {}, 'test', 'test'),
    trace: () => {},
    ears: { alone: true, hear: () => {}, heard: () => undefined },
    transmit: (packet) => void socket.write(packet),
  });
}

/** Runs one side of a rung's conversation over a socket, with whoever is at the other end. */
export async function overSocket<T>(program: Program<T>, socket: Socket): Promise<T> {
  const chunks: Uint8Array[] = [];
  let wake = (): void => {};
  let ended = false;
  socket.on('data', (chunk: Buffer) => {
    chunks.push(new Uint8Array(chunk));
    wake();
  });
  for (const event of ['end', 'close', 'error']) {
    socket.on(event, () => {
      ended = true;
      wake();
    });
  }
  let input: Uint8Array = new Uint8Array(0);
  for (;;) {
    const { done, value } = program.next(input);
    if (done) return value;
    while (chunks.length === 0) {
      if (ended) throw new Error('the peer closed the connection');
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    input = chunks.shift() as Uint8Array;
  }
}

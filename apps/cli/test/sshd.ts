import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { needs } from '@cutaway/test-support/peers';

/** An OpenSSH server on a port of its own, one process a connection. */
export interface Sshd {
  readonly port: number;
  close(): void;
}

/** Starts sshd with these lines of configuration, among them its host keys. */
export async function startSshd(
  ctx: { skip(note?: string): never },
  folder: string,
  configuration: readonly string[],
): Promise<Sshd> {
  const program = needs(ctx, 'sshd');
  // Where a privileged sshd separates itself to.
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true });
  const file = join(folder, 'sshd_config');
  writeFileSync(file, ['UsePAM no', 'PermitRootLogin yes', ...configuration, ''].join('\n'));
  const server = createServer({ pauseOnConnect: true }, (socket) => {
    spawn(program, ['-i', '-f', file], { stdio: [socket, socket, 'ignore'] });
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}

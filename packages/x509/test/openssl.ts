import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { needs, run } from '@cutaway/test-support/peers';

/** OpenSSL at work in a folder of its own. */
export interface OpenSsl {
  /** Runs a command that must succeed; gives its output. */
  run(...args: readonly string[]): string;
  /** Runs a command; gives whether it succeeded, and all it said. */
  try(...args: readonly string[]): { readonly ok: boolean; readonly output: string };
  write(name: string, content: string | Uint8Array): void;
  read(name: string): string;
  readBytes(name: string): Uint8Array;
}

/** Runs a test with OpenSSL, or skips it. The folder is gone afterwards. */
export function withOpenSsl(ctx: { skip(note?: string): never }, test: (openssl: OpenSsl) => void): void {
  const program = needs(ctx, 'openssl');
  const folder = mkdtempSync(join(tmpdir(), 'cutaway-x509-'));
  const attempt: OpenSsl['try'] = (...args) => {
    const { status, stdout, stderr } = run(program, args, { cwd: folder });
    return { ok: status === 0, output: stdout + stderr };
  };
  try {
    test({
      run: (...args) => {
        const { ok, output } = attempt(...args);
        if (!ok) throw new Error(`openssl ${args.join(' ')}\n${output}`);
        return output;
      },
      try: attempt,
      write: (name, content) => writeFileSync(join(folder, name), content),
      read: (name) => readFileSync(join(folder, name), 'utf8'),
      readBytes: (name) => new Uint8Array(readFileSync(join(folder, name))),
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

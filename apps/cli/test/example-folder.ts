import { readFileSync, writeFileSync } from 'node:fs';
import type { Language } from '@cutaway/primitives/explain';
import type { needs } from '@cutaway/test-support/peers';
import type { Example } from '../src/catalogue/examples.js';
import { Fixture } from './fixture.js';
import type { Outcome } from './process.js';

/** A folder in which the examples of the help texts run as they are typed, in the order of the catalogue. */
export class ExampleFolder extends Fixture {
  private readonly ports = { '8443': '', '2222': '' };
  private readonly prepared: Set<string> = new Set();

  constructor(language: Language) {
    super(`examples-${language}`, language);
  }

  /** Runs an example to its end, or until it is interrupted when it serves. */
  async try(path: string, { line, serves }: Example, ctx: Parameters<typeof needs>[0]): Promise<Outcome> {
    if (!this.prepared.has(path)) await this.prepare(path, ctx);
    this.prepared.add(path);
    return serves ? (await this.serve(this.asRun(line))).stop() : this.shell(this.asRun(line));
  }

  /** The line with the ports the servers have got; those it would listen on itself are left to the system. */
  private asRun(line: string): string {
    return line
      .replaceAll('8443', this.ports['8443'])
      .replaceAll('2222', this.ports['2222'])
      .replace(/\b(?:9443|2022)\b/, '0');
  }

  /** What examples find in the folder besides what others made, and the servers they talk to. */
  private async prepare(path: string, ctx: Parameters<typeof needs>[0]): Promise<void> {
    if (path === 'cert fetch') {
      this.ports['8443'] = (await this.serve('cutaway tls serve --port 0 --cert server.pem --key server-key.pem')).port;
    }
    if (path === 'authorized-keys explain') {
      writeFileSync(this.file('authorized_keys'), readFileSync(this.file('id_ed25519.pub')));
    }
    if (path === 'known-hosts add') {
      await this.shell('cutaway key gen host_key --no-passphrase');
      const keys = '--host-key host_key --authorized-keys authorized_keys';
      this.ports['2222'] = (await this.serve(`cutaway ssh serve --port 0 ${keys} --allow-exec`)).port;
    }
    if (path === 'ocsp verify') this.answerRequest(ctx);
    if (path === 'decode') {
      const recorded = '--pcap capture.pcap --keylog capture-keys.log --upstream-ca ca/ca.pem --connections 1';
      const target = `--to localhost:${this.ports['8443']} --listen 127.0.0.1:0 --ca-out recording.pem`;
      const { port } = await this.serve(`cutaway intercept tls ${target} ${recorded}`);
      await this.shell(`cutaway tls localhost:${port} --ca recording.pem`);
    }
    if (path === 'audit targets') writeFileSync(this.file('targets.txt'), `localhost:${this.ports['8443']}\n`);
  }
}

import { readFileSync, writeFileSync } from 'node:fs';
import { needs } from '@cutaway/test-support/peers';
import { afterAll, describe, expect, it } from 'vitest';
import { type Example, examples } from '../src/catalogue/examples.js';
import { Fixture } from './fixture.js';

// Every example of every help text, as it is typed, in one folder and in the order of the catalogue.
const fixture = new Fixture('examples');
afterAll(() => fixture.close());
const file = (name: string): string => fixture.file(name);
const ports = { '8443': '', '2222': '' };

/** The line with the ports the servers have got; those it would listen on itself are left to the system. */
function asRun(line: string): string {
  return line
    .replaceAll('8443', ports['8443'])
    .replaceAll('2222', ports['2222'])
    .replace(/\b(?:9443|2022)\b/, '0');
}

/** What examples find in the folder besides what others made, and the servers they talk to. */
async function prepare(path: string, ctx: Parameters<typeof needs>[0]): Promise<void> {
  if (path === 'cert fetch') {
    ports['8443'] = (await fixture.serve('cutaway tls serve --port 0 --cert server.pem --key server-key.pem')).port;
  }
  if (path === 'authorized-keys explain') writeFileSync(file('authorized_keys'), readFileSync(file('id_ed25519.pub')));
  if (path === 'known-hosts add') {
    expect((await fixture.shell('cutaway key gen host_key --no-passphrase')).status).toBe(0);
    const keys = '--host-key host_key --authorized-keys authorized_keys';
    ports['2222'] = (await fixture.serve(`cutaway ssh serve --port 0 ${keys} --allow-exec`)).port;
  }
  if (path === 'ocsp verify') fixture.answerRequest(ctx);
  if (path === 'decode') {
    const recorded = '--pcap capture.pcap --keylog capture-keys.log --upstream-ca ca/ca.pem --connections 1';
    const target = `--to localhost:${ports['8443']} --listen 127.0.0.1:0 --ca-out recording.pem`;
    const { port } = await fixture.serve(`cutaway intercept tls ${target} ${recorded}`);
    await fixture.shell(`cutaway tls localhost:${port} --ca recording.pem`);
  }
  if (path === 'audit targets') writeFileSync(file('targets.txt'), `localhost:${ports['8443']}\n`);
}

describe('examples', () => {
  const all = Object.entries(examples).flatMap(([path, list]) => list.map((one) => [path, one] as [string, Example]));
  const prepared = new Set<string>();
  it.for(all.map(([path, example]) => [example.line, path, example] as const))(
    '%s',
    async ([line, path, example], ctx) => {
      needs(ctx, 'bash');
      if (line.includes('curl')) needs(ctx, 'curl');
      if (line.includes('--client ssh')) needs(ctx, 'ssh');
      if (!prepared.has(path)) await prepare(path, ctx);
      prepared.add(path);
      if (example.serves) {
        const { stop } = await fixture.serve(asRun(line));
        expect((await stop()).status).toBe(0);
        return;
      }
      const { status, stdout, stderr } = await fixture.shell(asRun(line));
      expect(status, stdout + stderr).toBe(example.exit ?? 0);
      if (status === 0) expect(stderr).not.toMatch(/^cutaway: /m);
    },
  );
});

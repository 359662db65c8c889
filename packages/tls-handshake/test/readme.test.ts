import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { TraceEvent } from '@cutaway/primitives/trace';
import { needs } from '@cutaway/test-support/peers';
import { type Example, examplesIn, runExample } from '@cutaway/test-support/readme';
import type { Certificate } from '@cutaway/x509';
import { describe, expect, it } from 'vitest';
import { TlsClient } from '../src/index.js';
import { issue, makeRoot } from './authority.js';
import { opensslServer } from './openssl-server.js';

const folder = fileURLToPath(new URL('..', import.meta.url));
const examples = examplesIn(`${folder}README.md`);
const root = makeRoot('readme');

/** What an example that begins with some text exports. */
async function exported<T>(name: string): Promise<T> {
  const example = examples.find(
    ({ code }) => code.includes(`export function ${name}`) || code.includes(`async function ${name}`),
  );
  const { exports } = await runExample(example as Example, folder);
  return exports[name] as T;
}

describe('README', () => {
  it('has no example that is not tried here', () => {
    expect(examples).toHaveLength(3);
  });

  it('connects', async (ctx) => {
    const peer = await opensslServer(needs(ctx, 'openssl'), issue(root, 'server', { type: 'EC', curve: 'P-256' }));
    const get = await exported<(host: string, port: number, roots: string) => Promise<string>>('get');
    const answer = await get('localhost', peer.port, readFileSync(root.certificateFile, 'utf8'));
    expect(answer).toContain('HTTP/1.0 200 ok');
  });

  it('describes a trace', async () => {
    const describeEvent = await exported<(event: TraceEvent) => string | undefined>('describe');
    const lines: (string | undefined)[] = [];
    const trace = (event: TraceEvent): void => void lines.push(describeEvent(event));
    new TlsClient({ serverName: 'localhost', anchors: [root.certificate], trace }).output();
    expect(lines.join('\n')).toContain('The client says what it can');
  });

  it('makes a first flight', async () => {
    const firstFlight = await exported<(name: string, anchors: Certificate[]) => Uint8Array>('firstFlight');
    expect([...firstFlight('localhost', [root.certificate]).subarray(0, 3)]).toEqual([22, 3, 1]);
  });
});

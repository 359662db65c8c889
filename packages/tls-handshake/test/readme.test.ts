import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { type Agent, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { TraceEvent } from '@cutaway/primitives/trace';
import { needs } from '@cutaway/test-support/peers';
import { type Example, examplesIn, runExample } from '@cutaway/test-support/readme';
import { startRelay } from '@cutaway/test-support/relay';
import type { Certificate } from '@cutaway/x509';
import { describe, expect, it } from 'vitest';
import { TlsClient } from '../src/index.js';
import type { Server } from '../src/node/index.js';
import { issue, makeRoot } from './authority.js';
import { opensslServer } from './openssl-server.js';
import { pair } from './pair.js';
import { pcapOf } from './pcap.js';
import type { Flight } from './recording.js';

const folder = fileURLToPath(new URL('..', import.meta.url));
const examples = examplesIn(`${folder}README.md`);
const root = makeRoot('readme');
const identity = issue(root, 'server', { type: 'EC', curve: 'P-256' });

/** What an example that begins with some text exports. */
async function exported<T>(name: string): Promise<T> {
  const example = examples.find(({ code }) => new RegExp(`export (async )?(function|class) ${name}\\b`).test(code));
  const { exports } = await runExample(example as Example, folder);
  return exports[name] as T;
}

describe('README', () => {
  it('has no example that is not tried here', () => {
    expect(examples).toHaveLength(7);
  });

  it('connects', async (ctx) => {
    const peer = await opensslServer(needs(ctx, 'openssl'), identity);
    const get = await exported<(host: string, port: number, roots: string) => Promise<string>>('get');
    const answer = await get('localhost', peer.port, readFileSync(root.certificateFile, 'utf8'));
    expect(answer).toContain('HTTP/1.0 200 ok');
  });

  it('connects in a browser, through a relay', async (ctx) => {
    const peer = await opensslServer(needs(ctx, 'openssl'), identity);
    const relay = await startRelay(peer.port);
    type Get = (relay: string, host: string, roots: string) => Promise<string>;
    const getThroughRelay = await exported<Get>('getThroughRelay');
    const answer = await getThroughRelay(relay.url, 'localhost', readFileSync(root.certificateFile, 'utf8'));
    relay.stop();
    expect(answer).toContain('HTTP/1.0 200 ok');
  });

  it('serves, also to an agent of node:https', async () => {
    const serve = await exported<(certificates: string, key: string, listener: RequestListener) => Server>('serve');
    const [certificate, key] = [identity.certificateFile, identity.keyFile].map((file) => readFileSync(file, 'utf8'));
    const server = serve(String(certificate), String(key), (request, response) => response.end(`got ${request.url}`));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const CutawayAgent = await exported<new (options: object) => Agent>('CutawayAgent');
    const agent = new CutawayAgent({ anchors: [root.certificate] });
    const { port } = server.address() as AddressInfo;
    const sent = request({ agent, host: 'localhost', port, path: '/page' });
    sent.end();
    const [response] = await once(sent, 'response');
    let text = '';
    for await (const chunk of response) text += String(chunk);
    agent.destroy();
    server.close();
    expect(text).toBe('got /page');
  });

  it('describes a trace', async () => {
    const describeEvent = await exported<(event: TraceEvent) => string | undefined>('describe');
    const lines: (string | undefined)[] = [];
    const trace = (event: TraceEvent): void => void lines.push(describeEvent(event));
    new TlsClient({ serverName: 'localhost', anchors: [root.certificate], trace }).output();
    expect(lines.join('\n')).toContain('The client says what it can');
  });

  it('decodes a capture', async () => {
    const flights: Flight[] = [];
    const lines: string[] = [];
    await pair({ keyLog: (line) => lines.push(line) }, {}, flights);
    const messagesIn = await exported<(chunks: Iterable<Uint8Array>, keyLog: string) => string[]>('messagesIn');
    const names = messagesIn([pcapOf(flights)], lines.join('\n'));
    expect(names.filter((name) => name === 'Finished')).toHaveLength(2);
    expect(names.filter((name) => name.startsWith('tls/'))).toEqual([]);
  });

  it('makes a first flight', async () => {
    const firstFlight = await exported<(name: string, anchors: Certificate[]) => Uint8Array>('firstFlight');
    expect([...firstFlight('localhost', [root.certificate]).subarray(0, 3)]).toEqual([22, 3, 1]);
  });
});

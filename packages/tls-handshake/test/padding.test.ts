import { nodeCrypto } from '@cutaway/primitives/node';
import { expect, it } from 'vitest';
import { TlsClient, TlsServer } from '../src/index.js';
import { join } from './in-memory.js';
import { credential, server as identity, root } from './pair.js';
import { recordsOf } from './recording.js';

it('pads records as it is told', async () => {
  const padding = (_type: number, length: number): number => 256 - (length % 256);
  const server = new TlsServer({ credentials: [credential(identity)], crypto: nodeCrypto, padding });
  const client = new TlsClient({ serverName: 'localhost', anchors: [root.certificate], crypto: nodeCrypto });
  const both = await join(client, server);
  server.send(new Uint8Array(10));
  expect(server.output()).toHaveLength(5 + 256 + 1 + 16);
  expect(both.client.error).toBeUndefined();
});

it('pads no further than the peer’s limit on records, whatever it is told', async () => {
  for (const told of [1e6, -5]) {
    const server = new TlsServer({ credentials: [credential(identity)], crypto: nodeCrypto, padding: () => told });
    const trusted = { serverName: 'localhost', anchors: [root.certificate], crypto: nodeCrypto };
    const both = await join(new TlsClient({ ...trusted, recordSizeLimit: 100 }), server);
    server.send(new Uint8Array(250));
    const records = recordsOf(server.output());
    expect(records.map(({ length }) => length - 5 - 16 - 1)).toEqual(told > 0 ? [100, 100, 100] : [100, 100, 50]);
    for (const record of records) both.client.receive(record);
    expect(both.client.error).toBeUndefined();
  }
});

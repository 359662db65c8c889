import { CaptureDecoder } from '@cutaway/tls-handshake/capture';
import { nodeCertificateDecompression } from '@cutaway/tls-handshake/node';
import { pcapOf } from '../../../../packages/tls-handshake/test/pcap.js';
import { mutateBytes } from '../mutate-bytes.js';
import { Random } from '../random.js';
import { onlyTypedErrors, type Target } from '../target.js';
import { makeClient, makeServer, type Sent, scenarios, sessionFor, talk } from '../tls-scenarios.js';

interface Capture {
  readonly file: Uint8Array;
  readonly keyLog: string;
}

async function captures(): Promise<Capture[]> {
  const made: Capture[] = [];
  for (const scenario of scenarios) {
    const session = await sessionFor(scenario);
    const lines: string[] = [];
    const flights: Sent[] = [];
    const keyLog = (line: string): void => {
      lines.push(line);
    };
    const resumed = session === undefined ? {} : { session };
    const client = makeClient(scenario, new Random('captured client').bytes, { keyLog, ...resumed });
    const server = makeServer(scenario, new Random('captured server').bytes, {});
    const carry = (sent: Sent): void => {
      flights.push(sent);
    };
    await talk(client, server, carry);
    client.send(new Uint8Array(3000));
    server.send(new Uint8Array(3000));
    await talk(client, server, carry);
    client.close();
    server.close();
    await talk(client, server, carry);
    made.push({ file: pcapOf(flights), keyLog: lines.join('\n') });
  }
  return made;
}

/** Capture files with broken headers, packets, segments and records, and broken key logs. */
export const captureFiles: Target = {
  name: 'captures',
  inputs: 2000,
  prepare: async () => {
    const all = await captures();
    const files = all.map(({ file }) => file);
    return (random, keep) => {
      const { file, keyLog } = random.pick(all);
      const changed = mutateBytes(random, file, files);
      const text = random.chance(0.2)
        ? new TextDecoder().decode(mutateBytes(random, new TextEncoder().encode(keyLog)))
        : keyLog;
      keep(changed);
      const found = new Set<string>();
      const error = onlyTypedErrors(() => {
        const decoder = new CaptureDecoder({
          keyLog: text,
          certificateDecompression: nodeCertificateDecompression,
          listener: (event) => {
            JSON.stringify(event);
            if (event.type === 'problem') found.add(event.error.code);
          },
        });
        const size = random.pick([changed.length, 1000, 13]);
        for (let at = 0; at < changed.length; at += size) decoder.push(changed.subarray(at, at + size));
        decoder.finish();
      });
      return error?.code ?? ([...found].sort().join(', ') || 'read');
    };
  },
};

import type { TraceEvent } from '@cutaway/primitives/trace';
import { describe, expect, it } from 'vitest';
import type { CertificateCompression, TlsServerOptions } from '../src/index.js';
import { faultyServer } from '../src/lab/index.js';
import { CompressedCertificate, decodeHandshake, encodeHandshake } from '../src/messages/index.js';
import { nodeCertificateCompression } from '../src/node/index.js';
import { TlsClient } from '../src/tls-client.js';
import { join } from './in-memory.js';
import { credential, errors, only, pair, person, root, server } from './pair.js';

const [brotli, zlib] = nodeCertificateCompression as [CertificateCompression, CertificateCompression];
const names = (events: readonly TraceEvent[]): string[] =>
  events.flatMap((event) => (event.kind === 'message' && event.layer === 'handshake' ? [event.name] : []));

describe('certificates are compressed', () => {
  it.each([brotli, zlib])('by $algorithm, in both directions', async (way) => {
    const events: TraceEvent[] = [];
    const certificateCompression = [way];
    const both = await pair(
      { certificateCompression, credential: credential(person), trace: (event) => events.push(event) },
      {
        certificateCompression: [brotli, zlib],
        clientAuthentication: { anchors: [root.certificate], required: true },
      },
    );
    expect(errors(both)).toEqual([undefined, undefined]);
    expect(both.server.info?.peerCertificates).toEqual([person.certificate.bytes]);
    expect(both.client.info?.peerCertificates).toEqual([server.certificate.bytes]);
    const received = events.findIndex((event) => event.kind === 'message' && event.name === 'CompressedCertificate');
    // The Certificate inside is shown too, and says where it came from.
    const [outer, inner] = events.slice(received).filter((event) => event.kind === 'message');
    expect(inner).toMatchObject({ name: 'Certificate', direction: 'received', carriers: [{ id: outer?.id }] });
    expect(names(events).filter((name) => name === 'CompressedCertificate')).toHaveLength(2);
  });

  it('only when both sides know how', async () => {
    const events: TraceEvent[] = [];
    const trace = (event: TraceEvent): void => {
      events.push(event);
    };
    const both = await pair({ certificateCompression: [zlib], trace }, { certificateCompression: [brotli] });
    expect(errors(both)).toEqual([undefined, undefined]);
    expect(names(events)).not.toContain('CompressedCertificate');
  });

  it('also where that takes its time, and survives a HelloRetryRequest', async () => {
    const slow: CertificateCompression = {
      ...zlib,
      decompress: async (compressed, length) => {
        await new Promise((resolve) => setTimeout(resolve, 1));
        return zlib.decompress(compressed, length);
      },
    };
    const both = await pair(
      { certificateCompression: [slow], policy: only({ groups: ['x25519', 'secp256r1'] }) },
      { certificateCompression: [zlib], policy: only({ groups: ['secp256r1'] }) },
    );
    expect(errors(both)).toEqual([undefined, undefined]);
  });
});

describe('a compressed certificate is refused', () => {
  /** A server that says something else than it should. */
  const refused = async (
    change: (message: CompressedCertificate) => CompressedCertificate,
    offered: readonly CertificateCompression[] = [zlib],
    options: Partial<TlsServerOptions> = {},
  ): Promise<string[]> => {
    const faulty = faultyServer(
      { credentials: [credential(server)], certificateCompression: [zlib], ...options },
      {
        message: (message) => {
          if (message.name !== 'CompressedCertificate') return [message];
          const value = decodeHandshake(CompressedCertificate, message.bytes);
          return [{ ...message, bytes: encodeHandshake(CompressedCertificate, change(value)) }];
        },
      },
    );
    const client = new TlsClient({
      serverName: 'localhost',
      anchors: [root.certificate],
      certificateCompression: offered,
    });
    const both = await join(client, faulty);
    return [client.error?.code ?? '', String(both.server.error?.context.alert)];
  };

  it('in a way that was not offered', async () => {
    const other = ['tls/certificate-compression-not-offered', 'illegal_parameter'];
    expect(await refused((message) => ({ ...message, algorithm: 2 }))).toEqual(other);
    expect(await refused((message) => ({ ...message, algorithm: 16384 }))).toEqual(other);
  });

  it.each<[string, (message: CompressedCertificate) => CompressedCertificate]>([
    ['that is shorter than announced', (m) => ({ ...m, uncompressed_length: m.uncompressed_length + 1 })],
    ['that is longer than announced', (m) => ({ ...m, uncompressed_length: m.uncompressed_length - 1 })],
    ['that announces nothing', (m) => ({ ...m, uncompressed_length: 0 })],
    ['that would be too long', (m) => ({ ...m, uncompressed_length: 0xffffff })],
    ['that is no compressed data', (m) => ({ ...m, compressed_certificate_message: Uint8Array.of(1, 2, 3) })],
    [
      'that is cut off',
      (m) => ({ ...m, compressed_certificate_message: m.compressed_certificate_message.subarray(0, -9) }),
    ],
  ])('%s', async (_, change) => {
    expect(await refused(change)).toEqual(['tls/certificate-not-decompressed', 'bad_certificate']);
  });

  it('that holds something else', async () => {
    const compressed = await zlib.compress(new Uint8Array(100).fill(7));
    const [code, alert] = await refused((message) => ({
      ...message,
      uncompressed_length: 100,
      compressed_certificate_message: compressed,
    }));
    expect([code?.startsWith('wire/'), alert]).toEqual([true, 'decode_error']);
  });

  it('that was never asked for', async () => {
    const client = new TlsClient({ serverName: 'localhost', anchors: [root.certificate] });
    const faulty = faultyServer(
      { credentials: [credential(server)] },
      {
        message: (message) => [
          message.name === 'Certificate' ? { ...message, bytes: unasked(message.bytes) } : message,
        ],
      },
    );
    await join(client, faulty);
    expect(client.error?.code).toBe('tls/unexpected-message');
  });
});

/** A Certificate in a CompressedCertificate. */
function unasked(certificate: Uint8Array): Uint8Array {
  return encodeHandshake(CompressedCertificate, {
    algorithm: 1,
    uncompressed_length: certificate.length - 4,
    compressed_certificate_message: certificate.subarray(4),
  });
}

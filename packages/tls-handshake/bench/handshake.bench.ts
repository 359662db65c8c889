/**
 * Full handshakes a second as a client: TCP connect, handshake with a verified chain, close. Every contender talks to
 * the same `node:tls` server, which runs in a thread of its own and whose share of the time is the same for all.
 */
import { once } from 'node:events';
import { connect as connectNodeTls, createServer } from 'node:tls';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { CryptoProvider, KeyGeneration } from '@cutaway/primitives/crypto';
import { noble } from '@cutaway/primitives/noble';
import { nodeCrypto } from '@cutaway/primitives/node';
import { type Comparison, compare } from '@cutaway/test-support/bench';
import { insecureStaticRsa } from '@cutaway/tls-handshake/lab';
import { connect } from '@cutaway/tls-handshake/node';
import { type Certificate, certificateToPem } from '@cutaway/x509/certificate';
import { caExtensions, createCertificate, endEntityExtensions } from '@cutaway/x509/create';
import { privateKeyToPem } from '@cutaway/x509/keys';

const CONTENDERS = ['noble', 'node', 'node:tls'] as const;

interface Peer {
  readonly cert: string;
  readonly key: string;
  readonly ciphers: string;
}

interface Setup {
  readonly name: string;
  readonly key: KeyGeneration;
  readonly cipher: string;
  readonly staticRsa?: true;
}

const SETS: readonly Setup[] = [
  { name: 'ECDHE, P-256 certificate', key: { type: 'EC', curve: 'P-256' }, cipher: 'ECDHE-ECDSA-AES128-GCM-SHA256' },
  {
    name: 'ECDHE, RSA-2048 certificate',
    key: { type: 'RSA', modulusLength: 2048 },
    cipher: 'ECDHE-RSA-AES128-GCM-SHA256',
  },
  { name: 'static RSA-2048', key: { type: 'RSA', modulusLength: 2048 }, cipher: 'AES128-GCM-SHA256', staticRsa: true },
];

const provider = nodeCrypto;
const validity = { notBefore: new Date(Date.now() - 86_400_000), notAfter: new Date(Date.now() + 86_400_000) };

function makeAuthority(): {
  certificate: Certificate;
  privateKey: ReturnType<typeof provider.generateKeyPair>['privateKey'];
} {
  const { publicKey, privateKey } = provider.generateKeyPair({ type: 'EC', curve: 'P-256' });
  const contents = {
    subject: [{ CN: 'Bench CA' }],
    publicKey,
    ...validity,
    extensions: caExtensions({ publicKey, provider }),
  };
  return { certificate: createCertificate(contents, { privateKey }, { provider }), privateKey };
}

async function main(): Promise<void> {
  const ca = makeAuthority();
  const anchors = [ca.certificate];
  const caPem = certificateToPem(ca.certificate);
  const rows: Comparison<(typeof CONTENDERS)[number]>[] = [];
  const workers: Worker[] = [];
  for (const { name, key, cipher, staticRsa } of SETS) {
    const { publicKey, privateKey } = provider.generateKeyPair(key);
    const extensions = endEntityExtensions({ publicKey, issuer: ca.certificate, names: ['localhost'], provider });
    const contents = { subject: [{ CN: 'localhost' }], publicKey, ...validity, extensions };
    const peer: Peer = {
      cert: certificateToPem(createCertificate(contents, ca, { provider })),
      key: privateKeyToPem(privateKey),
      ciphers: cipher,
    };
    const worker = new Worker(new URL(import.meta.url), { workerData: peer });
    workers.push(worker);
    const [port] = (await once(worker, 'message')) as [number];
    const ours = (crypto: CryptoProvider) => async (): Promise<void> => {
      const policy = staticRsa === undefined ? {} : { policy: insecureStaticRsa };
      const socket = connect({ host: 'localhost', port, anchors, crypto, ...policy });
      await once(socket, 'secureConnect');
      socket.destroy();
    };
    const native = async (): Promise<void> => {
      const options = {
        host: 'localhost',
        port,
        ca: caPem,
        servername: 'localhost',
        maxVersion: 'TLSv1.2',
        ciphers: cipher,
      } as const;
      const socket = connectNodeTls(options);
      await once(socket, 'secureConnect');
      socket.destroy();
    };
    rows.push({ name, contenders: { noble: ours(noble), node: ours(nodeCrypto), 'node:tls': native } });
  }
  await compare('TLS 1.2 full handshakes a second, as a client', CONTENDERS, rows);
  await Promise.all(workers.map((worker) => worker.terminate()));
}

function serve({ cert, key, ciphers }: Peer): void {
  const server = createServer({ cert, key, ciphers, maxVersion: 'TLSv1.2' }, (socket) => socket.on('error', () => {}));
  server.on('tlsClientError', () => {});
  server.listen(0, 'localhost', () => parentPort?.postMessage((server.address() as { port: number }).port));
}

if (isMainThread) await main();
else serve(workerData as Peer);

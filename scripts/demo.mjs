// The main job: three handshakes with a real server on this machine, shown by `cutaway tls`; then `cutaway lab`.
//
// A CA and two server certificates are made afresh; the server is `openssl s_server`, or `node:tls` where there is no
// OpenSSL. The last handshake trusts another CA and must be refused.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { languageOf } from '@cutaway/primitives/explain';
import { nodeCrypto } from '@cutaway/primitives/node';
import { certificateToPem } from '@cutaway/x509/certificate';
import { caExtensions, createCertificate, endEntityExtensions } from '@cutaway/x509/create';
import { privateKeyToPem } from '@cutaway/x509/keys';
import { root, say } from './steps.mjs';

const argv = process.argv.slice(2);
const asked = argv[argv.indexOf('--lang') + 1];
const language =
  ['en', 'zh'].includes(asked) && argv.includes('--lang')
    ? asked
    : languageOf(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG);

const texts = {
  en: {
    peer: (name) => `The server is ${name}, on loopback, with a CA and certificates made a moment ago.`,
    ecdhe: '1 of 3: ECDHE. The server signs a fresh public key; the keys of this connection die with it.',
    rsa: '2 of 3: static RSA, as TLS was for twenty years. The client encrypts the secret to the certificate’s key: whoever steals that key later can decrypt a recording. Off unless asked for by a loud name.',
    wrong: '3 of 3: the same server, but the client trusts another CA. It must refuse.',
    unexpected: (code) => `This was not expected: exit code ${code}.`,
    lab: 'Why all this? Every design from plain text upwards, and every attacker on the wire, run just now:',
    refused: 'Refused with exit code 1, as it must be.',
  },
  zh: {
    peer: (name) => `服务器是本机环回地址上的 ${name}，CA 和证书都是刚刚生成的。`,
    ecdhe: '第 1 场，共 3 场：ECDHE。服务器对一个新生成的公钥签名；这次连接的密钥用完即弃。',
    rsa: '第 2 场，共 3 场：静态 RSA，TLS 二十年间的老做法。客户端用证书里的公钥加密密钥材料：日后偷到私钥的人就能解开录下的流量。必须用一个醒目的选项才能启用。',
    wrong: '第 3 场，共 3 场：还是这台服务器，但客户端信任的是另一个 CA。它必须拒绝。',
    unexpected: (code) => `结果出乎意料：退出码 ${code}。`,
    lab: '为什么要这么复杂？从明文开始，让每一种设计面对线路上的每一种攻击者，现场运行：',
    refused: '以退出码 1 拒绝，正该如此。',
  },
}[language];

const DAY = 24 * 60 * 60 * 1000;
const validity = { notBefore: new Date(Date.now() - DAY), notAfter: new Date(Date.now() + 7 * DAY) };
const options = { provider: nodeCrypto };

function makeCa(commonName) {
  const { publicKey, privateKey } = nodeCrypto.generateKeyPair({ type: 'EC', curve: 'P-256' });
  const contents = {
    subject: [{ CN: commonName }],
    publicKey,
    ...validity,
    extensions: caExtensions({ publicKey, ...options }),
  };
  return { certificate: createCertificate(contents, { privateKey }, options), privateKey };
}

function makeServer(ca, kind) {
  const { publicKey, privateKey } = nodeCrypto.generateKeyPair(kind);
  const extensions = endEntityExtensions({
    publicKey,
    issuer: ca.certificate,
    ...options,
    names: ['localhost', '127.0.0.1'],
  });
  const contents = { subject: [{ CN: 'localhost' }], publicKey, ...validity, extensions };
  return { certificate: createCertificate(contents, ca, options), privateKey };
}

/** Writes certificate and key where the server can read them; gives their paths. */
function store(folder, name, { certificate, privateKey }) {
  const paths = { cert: join(folder, `${name}.pem`), key: join(folder, `${name}.key`) };
  writeFileSync(paths.cert, certificateToPem(certificate));
  writeFileSync(paths.key, privateKeyToPem(privateKey), { mode: 0o600 });
  return paths;
}

/** Starts a server that answers HTTP; gives its port and how to end it. */
function startServer({ cert, key }, opensslCipher) {
  const program = hasOpenssl
    ? [
        'openssl',
        ['s_server', '-accept', '127.0.0.1:0', '-cert', cert, '-key', key, '-tls1_2', '-cipher', opensslCipher, '-www'],
      ]
    : [process.execPath, [join(root, 'scripts/demo-server.mjs'), cert, key, opensslCipher]];
  const server = spawn(...program, { stdio: ['ignore', 'pipe', 'pipe'] });
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(() => reject(new Error(`the server did not start: ${output}`)), 10_000);
    const read = (chunk) => {
      output += chunk;
      const port = /ACCEPT .*:(\d+)/.exec(output)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve({ port: Number(port), stop: () => server.kill() });
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.on('exit', () => reject(new Error(`the server ended: ${output}`)));
  });
}

/** Runs the command line in view of the person; gives its exit code. */
function cutaway(...args) {
  const command = [...args, '--lang', language];
  process.stdout.write(`\n$ cutaway ${command.map((word) => word.replace(folder, '…')).join(' ')}\n`);
  return spawnSync(process.execPath, [join(root, 'apps/cli/dist/main.js'), ...command], { stdio: 'inherit' }).status;
}

function heading(text) {
  process.stdout.write(`\n${'═'.repeat(80)}\n${text}\n`);
}

const version = spawnSync('openssl', ['version'], { encoding: 'utf8' });
const hasOpenssl = version.status === 0;
const folder = mkdtempSync(join(tmpdir(), 'cutaway-demo-'));
let unexpected = false;
const expect = (wanted, code) => {
  if (code === wanted) return;
  unexpected = true;
  say(texts.unexpected(code));
};

try {
  const ca = makeCa('Cutaway Demo CA');
  const caFile = join(folder, 'ca.pem');
  const otherCaFile = join(folder, 'another-ca.pem');
  writeFileSync(caFile, certificateToPem(ca.certificate));
  writeFileSync(otherCaFile, certificateToPem(makeCa('Another CA').certificate));
  const elliptic = store(folder, 'ecdsa', makeServer(ca, { type: 'EC', curve: 'P-256' }));
  const rsa = store(folder, 'rsa', makeServer(ca, { type: 'RSA', modulusLength: 2048 }));

  process.stdout.write(
    `${texts.peer(hasOpenssl ? `openssl s_server (${version.stdout.trim()})` : `node:tls (Node ${process.versions.node})`)}\n`,
  );

  heading(texts.ecdhe);
  const first = await startServer(elliptic, 'ECDHE-ECDSA-AES128-GCM-SHA256');
  expect(0, cutaway('tls', `localhost:${first.port}`, '--ca', caFile));

  heading(texts.rsa);
  const second = await startServer(rsa, 'AES128-GCM-SHA256');
  expect(0, cutaway('tls', `localhost:${second.port}`, '--ca', caFile, '--insecure-static-rsa'));
  second.stop();

  heading(texts.wrong);
  const code = cutaway('tls', `localhost:${first.port}`, '--ca', otherCaFile);
  first.stop();
  expect(1, code);
  if (code === 1) process.stdout.write(`\n${texts.refused}\n`);

  heading(texts.lab);
  expect(0, cutaway('lab'));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit(unexpected ? 1 : 0);

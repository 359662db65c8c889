import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Language } from '@cutaway/primitives/explain';
import { needs } from '@cutaway/test-support/peers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Fixture } from './fixture.js';
import { leftovers, misaligned, tooWide, untranslated } from './readable.js';

const textOf = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../${name}`, import.meta.url)), 'utf8');

/** The lines of a README to be typed, without the way `cutaway` is started and what is said behind them. */
function commandsOf(name: string): string[] {
  const blocks = [...textOf(name).matchAll(/^```sh\n(.*?)^```/gms)].map(([, block = '']) => block);
  return blocks.flatMap((block) =>
    block
      .trimEnd()
      .split('\n')
      .map((line) => line.replace(/ {2,}#.*$/, '').replace(/npm run --silent cutaway --|npx cutaway/, 'cutaway'))
      .map((line) => line.replace(/ --lang (?:en|zh)\b/, '')),
  );
}

/** A web server, because what is intercepted above is one. */
const WEB_SERVER = `
const { readFileSync } = require('node:fs');
const files = { cert: readFileSync('server.pem'), key: readFileSync('server-key.pem') };
const server = require('node:https').createServer(files, (_, response) => response.end('hello\\n'));
server.listen(0, '127.0.0.1', () => console.log('127.0.0.1:' + server.address().port));
`;

/** How a line runs here: against servers of this machine, with answers to what it would ask. */
interface Scene {
  /** In place of the line: `{tls}`, `{ssh}` and `{mitm}` are ports. */
  readonly as?: string;
  /** Run before it. */
  readonly after?: string;
  readonly serves?: boolean;
  /** 0 unless given. */
  readonly exit?: number;
  /** What it is there for. */
  readonly shows: RegExp;
}

const toServer = '-p {ssh} -i id_ed25519 -o UserKnownHostsFile=known_hosts';

const scenes: Readonly<Record<string, Scene>> = {
  'cutaway tls example.com': {
    as: 'cutaway tls localhost:{tls} --ca ca.pem',
    shows: /→ ClientHello [\s\S]*✓ TLS 1\.3/,
  },
  'cutaway tls 127.0.0.1:4433 --ca ca.pem --hex': {
    as: 'cutaway tls 127.0.0.1:{tls} --ca ca.pem --hex',
    shows: /^ *0000 {2}01 00 .*[\s\S]*✓ TLS 1\.3/m,
  },
  'cutaway tls 127.0.0.1:4433 --ca ca.pem --json | head -n 1': {
    as: 'set +o pipefail; cutaway tls 127.0.0.1:{tls} --ca ca.pem --json | head -n 1',
    shows: /^\{"schemaVersion":1,"id":0,"actor":"client",.*\}$/m,
  },
  'cutaway lab': { shows: /^plain +\S[\s\S]*^tls13 +✓/m },
  'cutaway lab hybrid key-swap': { shows: /hybrid × key-swap/ },
  'cutaway gauntlet tls -- curl -sS --cacert {ca} {url}': {
    as: 'cutaway gauntlet tls --case tls-ec-chain tls-wrong-host -- curl -sS --cacert {ca} {url}',
    shows: /\+ .* 1 {3}|✓ .* 1 {3}/,
  },
  'cutaway gauntlet ssh --client ssh': {
    as: 'cutaway gauntlet ssh --client ssh --case ssh-known-host ssh-changed-key',
    shows: /✓/,
  },
  'cutaway gauntlet tls --client python-urllib --html report.html': {
    as: 'cutaway gauntlet tls --client python-urllib --html report.html --case tls-expired && head -c 15 report.html',
    shows: /<!doctype html>/i,
  },
  'cutaway gauntlet smtp -- curl -sS --cacert {ca} --ssl-reqd --user {user}:{password} {url}': {
    as: 'cutaway gauntlet smtp --case smtp-starttls-stripped -- curl -sS --cacert {ca} --ssl-reqd --user {user}:{password} {url}',
    shows: /✓/,
  },
  'cutaway ssh --trace user@example.com': {
    as: `cutaway ssh --trace ${toServer} user@localhost uname`,
    shows: /SSH_MSG_KEXINIT[\s\S]*^Linux$|^Linux$[\s\S]*SSH_MSG_KEXINIT/m,
  },
  'cutaway audit example.com': {
    as: 'cutaway audit localhost:{tls} --ca ca.pem',
    shows: /^TLS 1\.3 · [\s\S]*^TLS 1\.2 · /m,
  },
  'cutaway decode capture.pcap --keylog keys.log': { shows: /→ ClientHello [\s\S]*→ Finished / },
  'cutaway cert issue localhost 127.0.0.1 > localhost.pem': { shows: /^\s*$|localhost/ },
  'cutaway cert inspect --short localhost.pem': { shows: /CN=localhost\n.* localhost(?:, |、)127\.0\.0\.1$/m },
  'cutaway cert lint localhost.pem': { exit: 1, shows: /revocation-not-findable/ },
  'cutaway explain TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256': { shows: /\(0xc02f\)[\s\S]*^ {2}ECDHE {2,}/m },
  'cutaway ssh -p 2222 -i ~/.ssh/id_ed25519 me@example.com uptime': {
    as: `cutaway ssh ${toServer} me@localhost uptime`,
    shows: /load average/,
  },
  "GIT_SSH_COMMAND='cutaway ssh' git clone me@example.com:project.git": {
    after: 'git init -q -b main repositories/project.git --bare',
    as: `GIT_SSH_COMMAND='cutaway ssh -i id_ed25519 -o UserKnownHostsFile=known_hosts' git clone ssh://me@localhost:{git}/project.git`,
    shows: /project/,
  },
  'cutaway key gen id_ed25519': {
    after: 'rm -f id_ed25519*.new',
    as: 'cutaway key gen id_ed25519.new --no-passphrase',
    shows: /SHA256:[\s\S]*\+--/,
  },
  'cutaway key certify alice.pub --ca ca -I alice -n alice -V +52w': { shows: /alice-cert\.pub/ },
  'cutaway key show alice-cert.pub': { shows: /permit-pty/ },
  'cutaway key sign release.tar -f id_ed25519': { shows: /release\.tar\.sig/ },
  'cutaway key verify release.tar -s release.tar.sig --allowed-signers allowed_signers': { shows: /✓/ },
  'ssh-keyscan db.example | cutaway known-hosts check db.example -': {
    as: 'ssh-keyscan -p {ssh} localhost 2> scan.log | sed "s/^[^ ]*/db.example/" | cutaway known-hosts check db.example - --file known_hosts',
    shows: /✓/,
  },
  'cutaway authorized-keys explain ~/.ssh/authorized_keys --key alice.pub --from 192.0.2.7': {
    shows: /^(?:\S*\/)?\.ssh\/authorized_keys:2 /m,
  },
  'cutaway ssh serve --git ~/repositories': {
    as: 'cutaway ssh serve --port 0 --authorized-keys authorized_keys --git ~/repositories',
    serves: true,
    shows: /SHA256:/,
  },
  'cutaway intercept tls --to example.com:443 --listen 8443 --ca-out ca.pem': {
    as: 'cutaway intercept tls --to localhost:{tls} --listen 127.0.0.1:0 --ca-out other.pem',
    serves: true,
    shows: /other\.pem/,
  },
  'curl --cacert ca.pem https://localhost:8443/': {
    as: 'curl -sS --cacert mitm.pem https://localhost:{mitm}/',
    shows: /^hello$/m,
  },
  'curl https://localhost:8443/': { as: 'curl -sS https://localhost:{mitm}/', exit: 60, shows: /curl: \(60\)/ },
  'cutaway intercept ssh --to server.example:22 --listen 2222': {
    as: 'cutaway intercept ssh --to localhost:{ssh} --listen 127.0.0.1:0 --known-hosts known_hosts',
    serves: true,
    shows: /SHA256:/,
  },
  'ssh -p 2222 me@localhost': {
    as: 'ssh -F none -p {ssh} -i id_ed25519 -o UserKnownHostsFile=known_hosts -o BatchMode=yes me@localhost uname',
    shows: /^Linux$/m,
  },
};

/** Lines that other tests run. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  // completion.test.ts, as far as the shell is there
  'source <(cutaway completion bash)',
  'source <(cutaway completion zsh)',
  'cutaway completion fish | source',
  'cutaway completion powershell | Out-String | Invoke-Expression',
  // key-sign.test.ts
  'git config gpg.format ssh',
  'git config gpg.ssh.program cutaway-ssh-keygen',
  // gauntlet.test.ts of the scenarios, gauntlet-listen.test.ts
  "cutaway gauntlet tls --trigger 'http://127.0.0.1:8080/open?url={url}'",
  'cutaway gauntlet tls --listen 192.168.1.20',
]);

const readmes: readonly (readonly [string, Language])[] = [
  ['README.md', 'en'],
  ['README.zh-CN.md', 'zh'],
  ['apps/cli/README.md', 'en'],
];

it('both languages show the same commands', () => {
  expect(commandsOf('README.zh-CN.md')).toEqual(commandsOf('README.md'));
});

/** A line with what differs from run to run left open: bytes, numbers, and where bytes are broken. */
const shapeOf = (line: string): string =>
  line
    .trim()
    .replace(/\b[0-9a-f]{4,}\b…?/g, 'H')
    .replace(/0x\w+/g, '0x')
    .replace(/\d+/g, '0')
    .replace(/ {2,}/g, '  ');

it.for([
  ['README.md', 'en'],
  ['README.zh-CN.md', 'zh'],
] as const)('%s shows what is printed', async ([name, language], ctx) => {
  needs(ctx, 'bash');
  const [, sample = ''] = /^```console\n\$ npm start[^\n]*\n(.*?)^```/ms.exec(textOf(name)) ?? [];
  const folder = new Fixture('sample', language);
  try {
    await folder.shell('cutaway cert ca init ca && cutaway cert issue localhost --ca ca --out server');
    const { port } = await folder.serve('cutaway tls serve --port 0 --cert server.pem --key server-key.pem');
    const versions = `cutaway tls localhost:${port} --ca ca/ca.pem --max 1.2; cutaway tls localhost:${port}`;
    const { stdout } = await folder.shell(versions);
    const printed = new Set(stdout.split('\n').map(shapeOf));
    const shown = sample.split('\n').filter((line) => line.trim() !== '' && line.trim() !== '⋮');
    expect(shown.length).toBeGreaterThan(30);
    expect(shown.filter((line) => !printed.has(shapeOf(line)))).toEqual([]);
  } finally {
    folder.close();
  }
});

it('every scene is one of a README', () => {
  const shown = new Set(readmes.flatMap(([name]) => commandsOf(name)));
  expect([...Object.keys(scenes), ...ELSEWHERE].filter((line) => !shown.has(line))).toEqual([]);
});

describe.each(readmes)('%s', (name, language) => {
  const folder = new Fixture('readme', language);
  const ports: Record<string, string> = {};
  const asRun = (line: string): string =>
    line.replace(/\{(tls|ssh|git|web|mitm)\}/g, (_, port: string) => ports[port] ?? '');

  beforeAll(async () => {
    const shell = async (line: string): Promise<void> => {
      const { status, stdout, stderr } = await folder.shell(asRun(line));
      if (status !== 0) throw new Error(`${line}\n${stdout}${stderr}`);
    };
    await shell('cutaway cert ca init authority && cp authority/ca.pem ca.pem');
    await shell('cutaway cert issue localhost 127.0.0.1 --ca authority --out server');
    for (const key of ['id_ed25519', 'alice', 'ca', 'host_key']) await shell(`cutaway key gen ${key} --no-passphrase`);
    await shell('mkdir -p .ssh repositories && cp id_ed25519.pub authorized_keys');
    await shell('cat id_ed25519.pub alice.pub > .ssh/authorized_keys && echo release > release.tar');
    await shell(`printf 'alice namespaces="file" ' | cat - id_ed25519.pub > allowed_signers`);
    writeFileSync(folder.file('web.cjs'), WEB_SERVER);
    ports.tls = (await folder.serve('cutaway tls serve --port 0 --cert server.pem --key server-key.pem')).port;
    const served = 'cutaway ssh serve --port 0 --host-key host_key --authorized-keys authorized_keys';
    ports.ssh = (await folder.serve(`${served} --allow-exec`)).port;
    ports.git = (await folder.serve(`${served} --git repositories`)).port;
    await shell(
      'cutaway known-hosts add "[localhost]:{ssh},[localhost]:{git},db.example" host_key.pub --file known_hosts',
    );
    const tapped = 'cutaway intercept tls --to localhost:{tls} --listen 127.0.0.1:0 --upstream-ca ca.pem';
    const { port } = await folder.serve(
      asRun(`${tapped} --ca-out tap.pem --connections 1 --pcap capture.pcap --keylog keys.log`),
    );
    await shell(`cutaway tls localhost:${port} --ca tap.pem`);
    ports.web = (await folder.serve(`'${process.execPath}' web.cjs`)).port;
    ports.mitm = (
      await folder.serve(
        asRun('cutaway intercept tls --to localhost:{web} --listen 127.0.0.1:0 --upstream-ca ca.pem --ca-out mitm.pem'),
      )
    ).port;
  }, 60_000);
  afterAll(() => folder.close());

  const lines = commandsOf(name).filter((line) => !ELSEWHERE.has(line));
  it.for(lines)('%s', { timeout: 60_000 }, async (line, ctx) => {
    needs(ctx, 'bash');
    for (const peer of ['curl', 'ssh', 'git', 'python3', 'ssh-keyscan'] as const) {
      if (new RegExp(`(?<![\\w-])${peer}(?![\\w-])`).test(line)) needs(ctx, peer);
    }
    const scene = scenes[line];
    if (scene === undefined) throw new Error('This line is shown, and nothing runs it.');
    const { as = line, after, exit = 0, serves = false, shows } = scene;
    if (after !== undefined) await folder.shell(after);
    const { status, stdout, stderr } = serves
      ? await (await folder.serve(asRun(as))).stop()
      : await folder.shell(asRun(as));
    const text = `${stdout}\n${stderr}`;
    expect(status, text).toBe(exit);
    expect(text).toMatch(shows);
    if (/--json|curl|^ssh|git clone/.test(as)) return;
    const foreign = language === 'zh' ? untranslated(text) : [];
    expect([...tooWide(text), ...leftovers(text), ...misaligned(text), ...foreign]).toEqual([]);
  });
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { noble } from '@cutaway/primitives/noble';
import { needs, run } from '@cutaway/test-support/peers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Context, certify, keyring, sshVerdict, succeed, temporaryFolder } from '../../test/openssh.js';
import { parsePublicKeyLine } from '../keys/public-key-line.js';
import {
  DEFAULT_HOST_KEY_ALGORITHMS,
  type HostKeyVerdict,
  hashHost,
  KnownHosts,
  KnownHostsFile,
  knownHostsName,
  sshfpRecords,
  sshfpText,
} from './index.js';

const folder = temporaryFolder();
const keyFile = keyring(folder, {
  first: ['ed25519'],
  second: ['ed25519'],
  ecdsa: ['ecdsa'],
  rsa: ['rsa', '-b', '2048'],
  authority: ['ed25519'],
});
const SEED = 20260921;

const names = ['db.example.org', 'www.example.org', 'db', '192.0.2.7', '2001:db8::7'];
const ports = [22, 2222];
const aName = fc.constantFrom(...names, 'DB.Example.org');
const aPort = fc.constantFrom(22, 22, 22, ...ports);
const aLookup = fc.tuple(aName, aPort).map(([name, port]) => knownHostsName(name, port));

const hostPatterns = fc.oneof(
  aLookup,
  aName,
  fc.constantFrom(
    '*.example.org',
    '*',
    'd?',
    '[*.example.org]:2222',
    '[*]:*',
    '!db.example.org',
    '!www*',
    '192.0.2.*',
    '',
  ),
);
const hosts = fc.oneof(
  { weight: 3, arbitrary: fc.array(hostPatterns, { minLength: 1, maxLength: 3 }).map((list) => list.join(',')) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(aLookup, fc.uint8Array({ minLength: 20, maxLength: 20 }))
      .map(([name, salt]) => hashHost(name, salt, noble)),
  },
  fc.constantFrom('|1|AAAA|AAAA', '|2|x|y', '|', '||'),
);

/** Lines of a known_hosts file over some keys' lines, sound ones and others. */
function fileArbitrary(keyLines: readonly string[]): fc.Arbitrary<string> {
  const blank = fc.constantFrom(' ', '\t', '  ');
  const key = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...keyLines) },
    fc.constantFrom('', '# comment', 'ssh-ed25519', 'ssh-nothing AAAAC3NzaC1lZDI1NTE5AAAA', '1024 35 1234567'),
    fc.constantFrom(...keyLines).map((line) => line.slice(0, 40)),
    fc.constantFrom(...keyLines).map((line) => line.replace(/^\S+/, 'ssh-dss')),
    fc.constantFrom(...keyLines).map((line) => `${line}\r`),
  );
  const entry = fc
    .tuple(
      fc.oneof(
        { weight: 4, arbitrary: fc.constant('') },
        fc.constant('@revoked '),
        fc.constantFrom('@cert-authority ', '@revoked\t', '@unknown ', '@revoked @revoked ', '@revoked'),
      ),
      hosts,
      blank,
      key,
    )
    .map(([marker, host, space, rest]) => `${marker}${host}${space}${rest}`);
  const line = fc.oneof({ weight: 6, arbitrary: entry }, fc.constantFrom('', '# a comment', '   ', '\t# indented'));
  return fc
    .tuple(fc.array(line, { minLength: 1, maxLength: 6 }), fc.boolean())
    .map(([lines, ended]) => lines.join('\n') + (ended ? '\n' : ''));
}

describe('find, remove and hash', () => {
  it('finds the lines that ssh-keygen -F finds', (ctx) => {
    const keygen = needs(ctx, 'ssh-keygen');
    const lines = (['first', 'ecdsa'] as const).map((name) => keyFile(ctx, name).line);
    const path = join(folder, 'find');
    let found = 0;
    for (const text of fc.sample(fileArbitrary(lines), { numRuns: 100, seed: SEED })) {
      writeFileSync(path, text);
      const file = new KnownHostsFile(text);
      const broken = new Set(file.lines.filter(({ kind }) => kind === 'broken').map(({ line }) => line));
      for (const name of ['db.example.org', '[db.example.org]:2222', '192.0.2.7']) {
        const { stdout } = run(keygen, ['-F', name, '-f', path]);
        // ssh-keygen does not look into the keys; a line whose key is broken is no entry here.
        const theirs = [...stdout.matchAll(/^# Host .* found: line (\d+)/gm)].map(([, line]) => Number(line));
        const ours = file.find(name).map(({ line }) => line);
        expect(ours, `${name} in\n${text}`).toEqual(theirs.filter((line) => !broken.has(line)));
        found += ours.length;
      }
    }
    expect(found).toBeGreaterThan(100);
  });

  it('removes the lines that ssh-keygen -R removes', (ctx) => {
    const keygen = needs(ctx, 'ssh-keygen');
    const { line } = keyFile(ctx, 'first');
    const path = join(folder, 'remove');
    const text = [
      `db.example.org ${line}`,
      `www.example.org,db.example.org ${line}`,
      `*.example.org ${line}`,
      `@revoked db.example.org ${line}`,
      `@cert-authority *.example.org ${line}`,
      `${hashHost('db.example.org', noble.random(20), noble)} ${line}`,
      `other ${line}`,
      '# db.example.org',
      '',
    ].join('\n');
    writeFileSync(path, text);
    succeed(keygen, ['-R', 'db.example.org', '-f', path]);
    const { file, removed } = new KnownHostsFile(text).remove('db.example.org');
    expect(file.text).toBe(readFileSync(path, 'utf8'));
    expect(removed.map((entry) => entry.line)).toEqual([1, 2, 3, 6]);
  });

  it('hashes the lines that ssh-keygen -H hashes', (ctx) => {
    const keygen = needs(ctx, 'ssh-keygen');
    const { line } = keyFile(ctx, 'first');
    const path = join(folder, 'hash');
    const text = [
      `db.example.org ${line}`,
      `WWW.example.org,[db]:2222 ${line}`,
      `*.example.org ${line}`,
      `@revoked db ${line}`,
      '# comment',
      `${hashHost('hidden', noble.random(20), noble)} ${line}`,
      '',
    ].join('\n');
    writeFileSync(path, text);
    const hashed = new KnownHostsFile(text).hash();
    succeed(keygen, ['-H', '-f', path]);
    const unsalted = (content: string) => content.replaceAll(/\|1\|\S+/g, '|1|…');
    expect(unsalted(hashed.text)).toBe(unsalted(readFileSync(path, 'utf8')));
    for (const name of ['db.example.org', 'www.example.org', '[db]:2222', 'hidden']) {
      writeFileSync(path, hashed.text);
      expect(run(keygen, ['-F', name, '-f', path]).status, name).toBe(0);
      expect(hashed.find(name).length, name).toBeGreaterThan(0);
    }
  });
});

/** Our verdict in the words of the OpenSSH client. */
function asOpenSsh(verdict: HostKeyVerdict): { verdict: string; place: string | undefined } {
  const at = (entry: { file: string; line: number }) => `${entry.file}:${entry.line}`;
  switch (verdict.verdict) {
    case 'known':
      return { verdict: verdict.withoutPort ? 'known-without-port' : 'known', place: at(verdict.entry) };
    case 'ca-known':
      return { verdict: 'known', place: at(verdict.entry) };
    case 'changed':
      return { verdict: 'changed', place: undefined };
    case 'revoked':
      return { verdict: 'revoked', place: undefined };
    default:
      return { verdict: 'unknown', place: undefined };
  }
}

describe('verdicts', () => {
  it("are the OpenSSH client's, over files, hosts and keys", (ctx) => {
    const shown = keyFile(ctx, 'first');
    const lines = (['first', 'first', 'second', 'ecdsa'] as const).map((name) => keyFile(ctx, name).line);
    const path = join(folder, 'verdict');
    const second = join(folder, 'verdict2');
    const counts: Record<string, number> = {};
    const cases = fc.tuple(
      fileArbitrary(lines),
      fileArbitrary(lines),
      fc.constantFrom(...names),
      fc.constantFrom(...ports),
    );
    for (const [text, more, host, port] of fc.sample(cases, { numRuns: 70, seed: SEED })) {
      writeFileSync(path, text);
      writeFileSync(second, more);
      const theirs = sshVerdict(ctx, folder, { host, port, hostKey: shown, files: [path, second] });
      const knownHosts = new KnownHosts([new KnownHostsFile(text, path), new KnownHostsFile(more, second)]);
      const ours = asOpenSsh(knownHosts.check({ host, port, key: shown.blob }));
      expect(ours.verdict, `${host} ${port} in\n${text}\n---\n${more}\n---\n${theirs.stderr}`).toBe(theirs.verdict);
      if (ours.place !== undefined) expect(ours.place).toBe(theirs.place);
      counts[ours.verdict] = (counts[ours.verdict] ?? 0) + 1;
    }
    expect(Object.keys(counts).sort()).toEqual(['changed', 'known', 'known-without-port', 'revoked', 'unknown']);
  });

  it("are the OpenSSH client's for certificates", (ctx) => {
    const authority = keyFile(ctx, 'authority');
    const host = 'db.example.org';
    const path = join(folder, 'certificates');
    const sound = ['-h', '-I', 'db', '-n', host];
    const issue: Record<string, string[]> = {
      sound,
      'no principals': ['-h', '-I', 'db'],
      'other principal': ['-h', '-I', 'db', '-n', 'www.example.org'],
      'pattern as principal': ['-h', '-I', 'db', '-n', '*.example.org'],
      expired: [...sound, '-V', '20200101:20210101'],
      'not yet valid': [...sound, '-V', '20400101:20410101'],
      'user certificate': ['-I', 'db', '-n', host],
      'critical option': [...sound, '-O', 'critical:unheard-of@example.org'],
    };
    const texts: Record<string, string> = {
      'authority recorded': `@cert-authority *.example.org ${authority.line}\n`,
      'authority for others': `@cert-authority *.example.com ${authority.line}\n`,
      'authority revoked': `@cert-authority * ${authority.line}\n@revoked * ${authority.line}\n`,
      'key revoked': `@cert-authority * ${authority.line}\n@revoked * ${keyFile(ctx, 'ecdsa').line}\n`,
      'key recorded': `${host} ${keyFile(ctx, 'ecdsa').line}\n`,
      'other key recorded': `@cert-authority * ${authority.line}\n${host} ${keyFile(ctx, 'first').line}\n`,
    };
    const seen = new Set<string>();
    for (const [kind, options] of Object.entries(issue)) {
      const certificate = certify(ctx, authority, keyFile(ctx, 'ecdsa'), ...options);
      // sshd refuses to start with a user certificate, so that one is compared to what the client's source says.
      const served = kind !== 'user certificate';
      for (const [situation, text] of Object.entries(texts)) {
        writeFileSync(path, text);
        const ours = new KnownHosts([new KnownHostsFile(text, path)]).check({ host, key: certificate.blob });
        seen.add(ours.verdict);
        if (!served) continue;
        const theirs = sshVerdict(ctx, folder, { host, hostKey: certificate, certificate: true, files: [path] });
        expect(asOpenSsh(ours).verdict, `${kind}, ${situation}\n${theirs.stderr}`).toBe(theirs.verdict);
      }
    }
    expect([...seen].sort()).toEqual(['ca-invalid', 'ca-known', 'ca-unknown', 'changed', 'known', 'revoked']);
  });
});

describe('host key algorithms', () => {
  it("are in the OpenSSH client's order", (ctx) => {
    const path = join(folder, 'order');
    const line = (name: Parameters<typeof keyFile>[1]) => keyFile(ctx, name).line;
    const texts = [
      '',
      `db ${line('first')}`,
      `db ${line('ecdsa')}`,
      `db ${line('rsa')}\ndb ${line('ecdsa')}`,
      `db ${line('rsa')}\ndb ${line('first')}`,
      `@cert-authority * ${line('authority')}`,
      `@cert-authority * ${line('authority')}\ndb ${line('rsa')}`,
      `@revoked db ${line('rsa')}`,
      `[db]:2222 ${line('rsa')}`,
    ];
    for (const text of texts) {
      writeFileSync(path, text);
      const { stderr } = sshVerdict(ctx, folder, {
        host: 'db',
        hostKey: keyFile(ctx, 'first'),
        files: [path],
      });
      const offered = /local client KEXINIT proposal[\s\S]*?host key algorithms: (\S+)/.exec(stderr)?.[1] ?? '';
      const known = offered.split(',').filter((name) => DEFAULT_HOST_KEY_ALGORITHMS.includes(name));
      expect(new KnownHosts([text]).hostKeyAlgorithms({ host: 'db' }), text).toEqual(known);
    }
  });
});

describe('SSHFP', () => {
  it('makes the records that ssh-keygen -r makes', (ctx: Context) => {
    for (const name of ['first', 'ecdsa', 'rsa'] as const) {
      const { path, line } = keyFile(ctx, name);
      const printed = succeed(needs(ctx, 'ssh-keygen'), ['-r', 'db', '-f', `${path}.pub`]);
      const records = sshfpRecords(parsePublicKeyLine(line).key).map((record) => `db IN SSHFP ${sshfpText(record)}`);
      expect(records.join('\n')).toBe(printed.trim());
    }
  });
});

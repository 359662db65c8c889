import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { needs, run } from '@cutaway/test-support/peers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { configLinesFor, matches } from './config-file.js';
import { effectiveSettings } from './effective-settings.js';
import { readSettings } from './settings.js';

const folder = mkdtempSync(join(tmpdir(), 'cutaway-ssh-config-'));
const config = join(folder, 'config');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(() => {
  mkdirSync(join(folder, 'more'));
  writeFileSync(join(folder, 'more', '10.conf'), 'Port 2210\nHost box?\n  User boxer\n');
  writeFileSync(join(folder, 'more', '20.conf'), 'Port 2220\nMatch all\nConnectTimeout 7\n');
  writeFileSync(join(folder, 'more', 'other'), 'Port 1\n');
  writeFileSync(
    config,
    [
      '# comment',
      'ControlMaster auto',
      'Host git "quoted"',
      '  HostName=git.example.org',
      '  User = "git"',
      '\tPort\t2222',
      'HOST *.example.org !secret.example.org',
      '  user everybody',
      '  IdentitiesOnly yes',
      'Host relay',
      '  HostName %h.example.net',
      '  ProxyJump me@first:22,second',
      `Include ${join(folder, 'more')}/*.conf`,
      'Match host relay exec "false"',
      '  Port 9',
      'Match all',
      '  HashKnownHosts yes',
      `Include ${join(folder, 'more')}/*.conf ${join(folder, 'nowhere')}`,
      'Host *',
      '  User last',
      '  BatchMode yes',
      '  AddressFamily inet',
      '',
    ].join('\n'),
  );
});

/** What is compared; the defaults differ in other things on purpose. */
const COMPARED = /^(user|hostname|port|batchmode|identitiesonly|hashknownhosts|addressfamily|proxyjump) /;

function ours(destination: string, ...option: string[]): string[] {
  const settings = readSettings(destination, { config, option, stdin: true, tty: true }, {});
  return effectiveSettings(settings)
    .filter((line) => COMPARED.test(line))
    .sort();
}

describe('configuration files', () => {
  it.for([
    ['git'],
    ['quoted'],
    ['root@git'],
    ['a.example.org'],
    ['secret.example.org'],
    ['A.Example.ORG'],
    ['box1'],
    ['box12'],
    ['other'],
    ['git', 'User=chosen', 'Port=4'],
  ] as const)('say of %s what OpenSSH says', ([destination, ...options], ctx) => {
    const args = ['-G', '-F', config, ...options.flatMap((option) => ['-o', option]), destination];
    const { stdout, stderr } = run(needs(ctx, 'ssh'), args);
    const theirs = stdout.split('\n').filter((line) => COMPARED.test(line));
    expect(ours(destination, ...options), stderr).toEqual(theirs.sort());
  });

  it('name hosts to go through, which have settings of their own', () => {
    const { jumps, hostName, port } = readSettings('relay', { config, option: [], stdin: true, tty: true }, {});
    expect({ hostName, port }).toEqual({ hostName: 'relay.example.net', port: 2210 });
    expect(jumps.map(({ userName, host, port }) => `${userName}@${host}:${port}`)).toEqual([
      'me@first:22',
      'last@second:2210',
    ]);
    expect(jumps.every((jump) => jump.jumps.length === 0)).toBe(true);
  });

  it('are refused when they ask for a program to go through', () => {
    const option = ['ProxyCommand=nc %h %p'];
    const settings = (more: object) => () => readSettings('git', { config, stdin: true, tty: true, ...more }, {});
    expect(settings({ option })).toThrow('ssh.noProxyCommand');
    expect(settings({ option: ['ProxyCommand=none', ...option] })).not.toThrow();
    expect(settings({ option, jump: 'first' })).not.toThrow();
  });

  it('end when they include themselves', () => {
    const endless = join(folder, 'endless');
    writeFileSync(endless, `User one\nInclude ${endless}\n`);
    expect(configLinesFor('host', endless)).toHaveLength(17);
    expect(configLinesFor('host', 'none')).toEqual([]);
    expect(() => configLinesFor('host', join(folder, 'nowhere'))).toThrow('file.unreadable');
  });

  it('of the user are not believed when others can write to them', () => {
    const home = process.env.HOME;
    process.env.HOME = folder;
    try {
      mkdirSync(join(folder, '.ssh'));
      const file = join(folder, '.ssh', 'config');
      writeFileSync(file, 'User mine\n');
      chmodSync(file, 0o644);
      expect(configLinesFor('host')[0]).toEqual({ keyword: 'User', value: 'mine' });
      chmodSync(file, 0o664);
      expect(() => configLinesFor('host')).toThrow('ssh.configModes');
    } finally {
      process.env.HOME = home;
    }
  });

  it('have patterns', () => {
    expect(matches('*.a?c', 'x.abc')).toBe(true);
    expect(matches('*.a?c', 'x.ac')).toBe(false);
    expect(matches('a.c', 'abc')).toBe(false);
  });
});

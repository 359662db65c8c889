import { noble } from '@cutaway/primitives/noble';
import { mutations, truncations } from '@cutaway/test-support/mutate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SshError } from '../errors/index.js';
import { sshPublicKey } from '../keys/public-key.js';
import { publicKeyLine } from '../keys/public-key-line.js';
import {
  checkSshfp,
  hostKeyVerifier,
  KnownHosts,
  KnownHostsFile,
  parseSshfp,
  sshfpRecords,
  sshfpText,
} from './index.js';

const ed25519 = () => sshPublicKey(noble.generateKeyPair({ type: 'Ed25519' }).publicKey);
const ecdsa = () => sshPublicKey(noble.generateKeyPair({ type: 'EC', curve: 'P-256' }).publicKey);
const [key, other, otherType] = [ed25519(), ed25519(), ecdsa()];
const line = publicKeyLine(key);

describe('check', () => {
  it('tells a changed key of the same type from one of another type, and where the recorded ones stand', () => {
    const same = new KnownHosts([`# first\nhost ${publicKeyLine(otherType)}\nhost ${publicKeyLine(other)}`]);
    expect(same.check({ host: 'host', key: key.blob })).toMatchObject({
      verdict: 'changed',
      sameType: true,
      entries: [{ line: 3 }, { line: 2 }],
    });
    const different = new KnownHosts([`host ${publicKeyLine(otherType)}`]);
    expect(different.check({ host: 'host', key: key.blob })).toMatchObject({ verdict: 'changed', sameType: false });
  });

  it('keeps a revocation to the hosts it is for', () => {
    const knownHosts = new KnownHosts([`@revoked bad ${line}\ngood,bad ${line}`]);
    expect(knownHosts.check({ host: 'bad', key: key.blob })).toMatchObject({ verdict: 'revoked', entry: { line: 1 } });
    expect(knownHosts.check({ host: 'good', key: key.blob }).verdict).toBe('known');
  });

  it('looks up the alias alone when there is one', () => {
    const knownHosts = new KnownHosts([`alias ${line}`]);
    expect(knownHosts.check({ host: 'host', port: 2222, alias: 'Alias', key: key.blob }).verdict).toBe('known');
    expect(knownHosts.check({ host: 'host', key: key.blob }).verdict).toBe('unknown');
  });

  it('goes by the bare name on other ports unless told not to', () => {
    const presented = { host: 'host', port: 2222, key: key.blob };
    expect(new KnownHosts([`host ${line}`]).check(presented)).toMatchObject({ verdict: 'known', withoutPort: true });
    expect(new KnownHosts([`host ${line}`], { acceptWithoutPort: false }).check(presented).verdict).toBe('unknown');
    expect(new KnownHosts([`[host]:2222 ${line}`]).check({ host: 'host', key: key.blob }).verdict).toBe('unknown');
  });

  it('names the other hosts that have the same key', () => {
    const verdict = new KnownHosts([`one ${line}`, `two ${line}`]).check({ host: 'host', key: key.blob });
    expect(verdict).toMatchObject({ verdict: 'unknown', elsewhere: [{ hosts: 'one' }, { hosts: 'two' }] });
  });

  it('throws nothing but SshError for bytes that are no key, and never trusts them', () => {
    const knownHosts = new KnownHosts([`* ${line}`]);
    let refused = 0;
    const attempt = (blob: Uint8Array) => {
      try {
        expect(knownHosts.check({ host: 'host', key: blob }).verdict).toBe('changed');
      } catch (error) {
        expect(error).toBeInstanceOf(SshError);
        refused++;
      }
      expect(knownHosts.trusts({ host: 'host', key: blob })).toBe(false);
    };
    for (const { bytes } of mutations(key.blob)) attempt(bytes);
    for (const bytes of truncations(key.blob)) attempt(bytes);
    expect(refused).toBeGreaterThan(60);
    expect(knownHosts.trusts({ host: 'host', key: key.blob })).toBe(true);
  });
});

describe('KnownHostsFile', () => {
  it('says what is wrong with a line and in which', () => {
    const file = new KnownHostsFile(`@what host ${line}\n|1|x|y ${line}\nhost\nhost ssh-dss ${line.split(' ')[1]}\n`);
    expect(file.lines).toMatchObject([
      { kind: 'broken', line: 1, problem: 'marker' },
      { kind: 'broken', line: 2, problem: 'hashed-host' },
      { kind: 'broken', line: 3, problem: 'no-key', hosts: 'host' },
      { kind: 'broken', line: 4, problem: 'ssh/key-type-mismatch', hosts: 'host' },
    ]);
  });

  it('keeps any text it is given, to the character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const file = new KnownHostsFile(text);
        expect(file.text).toBe(text);
        expect(file.remove('no-such-host').file.text).toBe(text);
        const added = file.add({ names: ['host'], key });
        expect(added.text.startsWith(text)).toBe(true);
        expect(added.find('host').length).toBeGreaterThan(0);
        expect(added.remove('host').file.lines.every((entry) => entry.kind !== 'entry')).toBe(true);
      }),
    );
  });

  it('adds several names in one line, or in a hidden line each, with marker and comment', () => {
    const names = ['Host', '[host]:2222'];
    expect(new KnownHostsFile('').add({ names, key, comment: 'mine' }).text).toBe(`host,[host]:2222 ${line} mine\n`);
    expect(new KnownHostsFile('').add({ names: ['*'], key, marker: 'cert-authority' }).text).toBe(
      `@cert-authority * ${line}\n`,
    );
    const hidden = new KnownHostsFile('').add({ names, key, hash: true });
    expect(hidden.lines).toHaveLength(2);
    for (const name of names) expect(hidden.find(name)).toHaveLength(1);
  });
});

describe('hostKeyVerifier', () => {
  const presented = { host: 'host', key: key.blob };
  const recorded = async (
    strict: 'yes' | 'ask' | 'accept-new' | 'insecure-off',
    text: string,
    answers: string[] = [],
  ) => {
    const added: string[] = [];
    const decision = await hostKeyVerifier(new KnownHosts([text]), {
      strictHostKeyChecking: strict,
      ask: () => answers.shift(),
      record: ({ names }) => void added.push(...names),
    })(presented);
    return { accept: decision.accept, restricted: decision.restricted, added };
  };
  const refused = { accept: false, restricted: false, added: [] };
  const taken = { accept: true, restricted: false, added: ['host'] };
  const changed = `host ${publicKeyLine(other)}`;

  it('asks until the answer is yes, no or the fingerprint', async () => {
    const { fingerprint } = new KnownHosts(['']).check(presented);
    expect(await recorded('ask', '', ['maybe', 'y', 'YES'])).toEqual(taken);
    expect(await recorded('ask', '', [` ${fingerprint}\n`])).toEqual(taken);
    expect(await recorded('ask', '', [`${fingerprint}=`, 'no'])).toEqual(refused);
    expect(await recorded('ask', '', [''])).toEqual(refused);
    expect(await recorded('ask', '', [])).toEqual(refused);
  });

  it('takes a changed key in no mode but the insecure one, and then restricts the session', async () => {
    expect(await recorded('yes', changed)).toEqual(refused);
    expect(await recorded('ask', changed, ['yes'])).toEqual(refused);
    expect(await recorded('accept-new', changed)).toEqual(refused);
    expect(await recorded('insecure-off', changed)).toEqual({ accept: true, restricted: true, added: [] });
  });

  it('refuses unknown hosts when strict or when nobody can be asked, takes them when told to', async () => {
    expect(await recorded('yes', '')).toEqual(refused);
    expect(await recorded('accept-new', '')).toEqual(taken);
    expect((await hostKeyVerifier(new KnownHosts(['']))(presented)).accept).toBe(false);
  });
});

describe('SSHFP', () => {
  it('goes by SHA-256 when there is one, and by SHA-1 alone otherwise', () => {
    const [sha1, sha256] = sshfpRecords(key);
    const [, wrong] = sshfpRecords(other);
    if (sha1 === undefined || sha256 === undefined || wrong === undefined) throw new Error('records');
    expect(checkSshfp(key, [sha1])).toBe('match');
    expect(checkSshfp(key, [wrong, sha256])).toBe('match');
    expect(checkSshfp(key, [sha1, wrong])).toBe('mismatch');
    expect(checkSshfp(key, sshfpRecords(otherType))).toBe('none');
    expect(parseSshfp(sshfpText(sha256))).toEqual(sha256);
    expect(parseSshfp('4 2 xyz')).toBeUndefined();
    expect(parseSshfp('4 2 abc')).toBeUndefined();
  });
});

import { chmodSync, existsSync, lstatSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { noble } from '@cutaway/primitives/noble';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../test/openssh.js';
import { sshPublicKey } from '../keys/public-key.js';
import { publicKeyLine } from '../keys/public-key-line.js';
import { addKnownHost, hashKnownHosts, readKnownHosts, removeKnownHost, replaceKnownHostKeys } from './index.js';

const folder = temporaryFolder();
let count = 0;
const fresh = () => join(folder, String(count++), 'known_hosts');
const key = () => sshPublicKey(noble.generateKeyPair({ type: 'Ed25519' }).publicKey);

describe('known_hosts on disk', () => {
  it('makes the folder and the file for the user alone, and adds lines', async () => {
    const path = fresh();
    const [first, second] = [key(), key()];
    await addKnownHost(path, { names: ['one'], key: first });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700);
    writeFileSync(path, readFileSync(path, 'utf8').trimEnd());
    await addKnownHost(path, { names: ['two'], key: second, hash: true });
    const knownHosts = await readKnownHosts([path]);
    expect(knownHosts.check({ host: 'one', key: first.blob }).verdict).toBe('known');
    expect(knownHosts.check({ host: 'two', key: second.blob }).verdict).toBe('known');
    expect(readFileSync(path, 'utf8')).not.toContain('two');
  });

  it('removes a host, keeps the old file, and touches nothing else', async () => {
    const path = fresh();
    await addKnownHost(path, { names: ['gone'], key: key() });
    const line = readFileSync(path);
    const latin1 = Buffer.from('# caf\xe9\r\n\tbroken line\n', 'latin1');
    writeFileSync(path, Buffer.concat([latin1, line, Buffer.from('# end')]));
    const before = readFileSync(path);
    const removed = await removeKnownHost(path, 'gone');
    expect(removed.map((entry) => entry.line)).toEqual([3]);
    expect(readFileSync(path)).toEqual(Buffer.concat([latin1, Buffer.from('# end')]));
    expect(readFileSync(`${path}.old`)).toEqual(before);
  });

  it('writes nothing when the host is not there', async () => {
    const path = fresh();
    await addKnownHost(path, { names: ['one'], key: key() });
    expect(await removeKnownHost(path, 'other')).toEqual([]);
    expect(existsSync(`${path}.old`)).toBe(false);
  });

  it('keeps a symbolic link, and the mode of the file', async () => {
    const path = fresh();
    await addKnownHost(path, { names: ['one'], key: key() });
    chmodSync(path, 0o640);
    const linked = `${path}.link`;
    symlinkSync(path, linked);
    await hashKnownHosts(linked);
    expect(lstatSync(linked).isSymbolicLink()).toBe(true);
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect(readFileSync(path, 'utf8')).toMatch(/^\|1\|/);
  });

  it('exchanges the keys of a host', async () => {
    const path = fresh();
    const [old, kept, added] = [key(), key(), key()];
    await addKnownHost(path, { names: ['host'], key: old });
    await addKnownHost(path, { names: ['host'], key: kept });
    const result = await replaceKnownHostKeys(path, 'host', [kept, added]);
    expect(result.removed.map((entry) => entry.line)).toEqual([1]);
    expect(result.added).toEqual([added]);
    expect(readFileSync(path, 'utf8')).toBe(`host ${publicKeyLine(kept)}\nhost ${publicKeyLine(added)}\n`);
  });

  it('takes a missing file for empty and refuses to go on without one it cannot read', async () => {
    const knownHosts = await readKnownHosts([join(folder, 'nowhere', 'known_hosts')]);
    expect(knownHosts.check({ host: 'one', key: key().blob }).verdict).toBe('unknown');
    await expect(readKnownHosts([folder])).rejects.toMatchObject({ code: 'ssh/file-unreadable' });
  });
});

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { needs } from '@cutaway/test-support/peers';
import { type Example, examplesIn, runExample } from '@cutaway/test-support/readme';
import { startRelay } from '@cutaway/test-support/relay';
import { startSshdPeer } from '@cutaway/test-support/sshd';
import { describe, expect, it } from 'vitest';
import { publicKeyLine } from '../src/keys/index.js';
import { signingKey } from '../src/keys/signing-key.js';
import type { SshListener } from '../src/node/index.js';
import { generateKey, succeed, temporaryFolder } from './openssh.js';
import { startSshd, systemOpenSsh } from './openssh-installation.js';

const folder = fileURLToPath(new URL('..', import.meta.url));
const place = temporaryFolder();
const examples = examplesIn(`${folder}README.md`);

describe('README', () => {
  it.each(examples.map((example): [number, Example] => [example.line, example]))(
    'the example in line %i runs and prints what it says',
    async (_, example) => {
      const { printed } = await runExample(example, folder);
      if (example.output !== undefined) expect(printed).toBe(example.output);
    },
  );

  const exportsOf = async (name: string): Promise<(...input: unknown[]) => Promise<unknown>> => {
    const example = examples.find(({ code }) => code.includes(`function ${name}(`)) as Example;
    const { exports } = await runExample(example, folder);
    return exports[name] as (...input: unknown[]) => Promise<unknown>;
  };

  it('runs a command from Node', async (ctx) => {
    const peer = await startSshdPeer(ctx);
    const execute = await exportsOf('uname');
    const result = await execute('127.0.0.1', peer.port, peer.userName, peer.knownHosts, peer.identity);
    expect(result).toEqual({ exitStatus: 0, stdout: 'Linux\n' });
    peer.close();
  });

  it('serves git', async (ctx) => {
    const key = generateKey(ctx, place, 'id', 'ed25519');
    succeed(needs(ctx, 'git'), ['init', '-q', '--bare', join(place, 'project.git')]);
    const listener = (await (await exportsOf('serveGit'))(place, key.line)) as SshListener;
    const ssh = ['-F none', `-i ${key.path}`, '-o IdentityAgent=none', '-o StrictHostKeyChecking=no'];
    const GIT_SSH_COMMAND = `${needs(ctx, 'ssh')} ${ssh.join(' ')} -o UserKnownHostsFile=/dev/null`;
    const url = `ssh://git@127.0.0.1:${listener.port}/project.git`;
    const child = spawn(needs(ctx, 'git'), ['ls-remote', url], { env: { ...process.env, GIT_SSH_COMMAND } });
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
    await listener.close();
  });

  it('runs a command from a browser, through a relay', async (ctx) => {
    const sshd = await startSshd(systemOpenSsh(ctx));
    const relay = await startRelay(sshd.port);
    try {
      const execute = await exportsOf('run');
      const knownHosts = sshd.hostKeys.map((key) => `build.example ${publicKeyLine(key)}`).join('\n');
      const key = signingKey(sshd.userKey.privateKey);
      expect(await execute(relay.url, knownHosts, sshd.userName, key, 'echo hello; exit 4')).toEqual({
        exitStatus: 4,
        stdout: 'hello\n',
      });
    } finally {
      relay.stop();
      await sshd.stop();
    }
  });
});

import { fileURLToPath } from 'node:url';
import { type Example, examplesIn, runExample } from '@cutaway/test-support/readme';
import { startRelay } from '@cutaway/test-support/relay';
import { describe, expect, it } from 'vitest';
import { publicKeyLine } from '../src/keys/index.js';
import { signingKey } from '../src/keys/signing-key.js';
import { startSshd, systemOpenSsh } from './openssh-installation.js';

const folder = fileURLToPath(new URL('..', import.meta.url));
const examples = examplesIn(`${folder}README.md`);

describe('README', () => {
  it.each(examples.map((example): [number, Example] => [example.line, example]))(
    'the example in line %i runs and prints what it says',
    async (_, example) => {
      const { printed } = await runExample(example, folder);
      if (example.output !== undefined) expect(printed).toBe(example.output);
    },
  );

  it('runs a command from a browser, through a relay', async (ctx) => {
    const sshd = await startSshd(systemOpenSsh(ctx));
    const relay = await startRelay(sshd.port);
    try {
      const example = examples.find(({ code }) => code.includes('export async function run(')) as Example;
      const { exports } = await runExample(example, folder);
      const execute = exports.run as (...input: unknown[]) => Promise<unknown>;
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

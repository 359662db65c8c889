import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { openPage } from '@cutaway/test-support/chromium';
import { startRelay } from '@cutaway/test-support/relay';
import { describe, expect, it } from 'vitest';
import { generatePrivateKey, openSshPrivateKey, publicKeyLine, sshPublicKey } from '../src/keys/index.js';
import { startSshd, systemOpenSsh } from './openssh-installation.js';
import type { Login, login, Outcome } from './page.js';

describe('a page in chromium', () => {
  it('logs in to sshd through a relay when it knows the host key, and not otherwise', async (ctx) => {
    const sshd = await startSshd(systemOpenSsh(ctx));
    const relay = await startRelay(sshd.port);
    const { page, close } = await openPage(ctx, fileURLToPath(new URL('page.ts', import.meta.url)));
    try {
      const { privateKey, publicKey } = sshd.userKey;
      const hostKey = sshd.hostKeys[0] as ReturnType<typeof sshPublicKey>;
      const text = `from a page ${randomUUID()}`;
      const known: Login = {
        relay: relay.url,
        userName: sshd.userName,
        key: openSshPrivateKey({ key: sshPublicKey(publicKey), privateKey, comment: '' }),
        knownHosts: `build.example ${publicKeyLine(hostKey)}\n`,
        command: `echo '${text}'`,
      };
      const outcome = (options: Login): Promise<Outcome> =>
        page.evaluate((told) => (globalThis as unknown as { login: typeof login }).login(told), options);
      const { stdout, messages, error } = await outcome(known);
      expect(error).toBeUndefined();
      expect(stdout).toBe(`${text}\n`);
      expect(messages).toContain('SSH_MSG_NEWKEYS');

      const other = `build.example ${publicKeyLine(generatePrivateKey().key)}\n`;
      const changed = await outcome({ ...known, knownHosts: other });
      expect(changed.error).toBe('ssh/host-key-refused');
      expect(changed.messages).not.toContain('SSH_MSG_USERAUTH_REQUEST');
      expect((await outcome({ ...known, knownHosts: '' })).error).toBe('ssh/host-key-refused');
    } finally {
      await close();
      relay.stop();
      await sshd.stop();
    }
  });
});

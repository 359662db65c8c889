import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { nodeCrypto } from '@cutaway/primitives/node';
import { type SigningKey, signingKey } from '@cutaway/ssh-auth';
import { AuthorizedKeysFile } from '@cutaway/ssh-auth/authorized-keys';
import {
  generatePrivateKey,
  openSshPrivateKey,
  publicKeyLine,
  type SoftwareKey,
  type SshPublicKey,
} from '@cutaway/ssh-auth/keys';
import { readAuthorizedKeys, readIdentityFile } from '@cutaway/ssh-auth/node';
import type { RunContext } from '../../run-context.js';
import { askSecretly } from '../../terminal/prompt.js';
import type { ServeOptions } from './serve-command.js';

/** The keys a server goes by; those that were not given are made for the run. */
export interface ServerKeys {
  readonly hostKeys: readonly SigningKey[];
  /** Who may log in; read again for every connection. */
  readonly authorizedKeys: () => Promise<readonly AuthorizedKeysFile[]>;
  /** A private key file that was made for the run. */
  readonly identity: string | undefined;
  /** Writes a `known_hosts` file with the host keys, and gives its path. */
  readonly writeKnownHosts: (name: string, keys: readonly SshPublicKey[]) => string;
  /** Takes the files away that were made. */
  remove(): void;
}

/** @throws {SshError} when a file cannot be read, or others could read or change it. */
export async function serverKeys(options: ServeOptions, { say }: RunContext): Promise<ServerKeys> {
  const made = (comment: string): SoftwareKey =>
    generatePrivateKey({ type: 'ssh-ed25519', comment, crypto: nodeCrypto });
  const hostKeys: SigningKey[] = [];
  for (const path of options.hostKey ?? []) {
    const passphrase = (): Promise<string | undefined> => askSecretly(say('ssh.askPassphrase', { path }));
    hostKeys.push(...(await readIdentityFile(path, { passphrase })));
  }
  if (options.hostKey === undefined) hostKeys.push(signingKey(made('host').privateKey, { crypto: nodeCrypto }));
  const user = options.authorizedKeys === undefined ? made('cutaway ssh serve') : undefined;
  const folder = mkdtempSync(join(tmpdir(), 'cutaway-ssh-serve-'));
  const identity = join(folder, 'id_ed25519');
  if (user !== undefined) writeFileSync(identity, openSshPrivateKey(user), { mode: 0o600 });
  return {
    hostKeys,
    identity: user === undefined ? undefined : identity,
    authorizedKeys: async () =>
      user === undefined
        ? readAuthorizedKeys(options.authorizedKeys ?? [], { uid: userInfo().uid, home: homedir() })
        : [new AuthorizedKeysFile(publicKeyLine(user.key), identity)],
    writeKnownHosts: (name, keys) => {
      const file = join(folder, 'known_hosts');
      writeFileSync(file, keys.map((key) => `${name} ${publicKeyLine(key)}\n`).join(''));
      return file;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

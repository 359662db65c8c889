import { existsSync } from 'node:fs';
import { utf8 } from '@cutaway/primitives/bytes';
import { AuthorizedKeysFile } from '@cutaway/ssh-auth/authorized-keys';
import { fingerprint, publicKeyLine, samePublicKey, shortTypeName } from '@cutaway/ssh-auth/keys';
import { type ClientConnection, defaultIdentityPaths } from '@cutaway/ssh-auth/node';
import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import type { RunContext } from '../../run-context.js';
import { paragraph } from '../../terminal/paragraph.js';
import { printableLines } from '../../terminal/printable.js';
import { openConnection } from '../ssh/connection.js';
import { askAsOpenSsh } from '../ssh/questions.js';
import { readSettings } from '../ssh/settings.js';
import { type PublicKeyItem, readPublicKeys } from './read-public-keys.js';

export interface CopyIdOptions {
  readonly identity?: readonly string[];
  readonly port?: number;
  readonly knownHosts?: readonly string[];
  readonly option?: readonly string[];
  readonly dryRun?: true;
  readonly json?: true;
}

const FILE = '.ssh/authorized_keys';

// For any login shell: what it must understand is a quoted word.
const READ = `exec sh -c 'cd && if [ -e ${FILE} ]; then cat ${FILE}; fi'`;
// A last line without an end must not run into the first new one.
const APPEND = `exec sh -c 'cd && umask 077 && mkdir -p .ssh && { [ -z "$(tail -c 1 ${FILE} 2>/dev/null)" ] || echo >> ${FILE}; } && cat >> ${FILE} && { ! command -v restorecon >/dev/null 2>&1 || restorecon -F .ssh ${FILE}; }'`;

/** Adds public keys to the authorized_keys of a user on a server, those that are not in it. */
export async function copyId(destination: string, options: CopyIdOptions, context: RunContext): Promise<ExitCode> {
  const { print, say } = context;
  const { port, knownHosts, option } = options;
  const items = keysToCopy(options.identity);
  const login = {
    stdin: true,
    tty: false,
    ...(port === undefined ? {} : { port }),
    ...(knownHosts === undefined ? {} : { knownHosts }),
    ...(option === undefined ? {} : { option }),
  };
  const settings = readSettings(destination, login, context.env);
  const means = { ask: askAsOpenSsh(context.env), context, trace: undefined };
  const { connection, close } = await openConnection(settings, means);
  try {
    const { lines } = new AuthorizedKeysFile(await run(connection, READ, context), FILE);
    const isThere = ({ key }: PublicKeyItem) =>
      lines.some((line) => line.kind === 'entry' && samePublicKey(line.key, key));
    const missing = items.filter((item) => !isThere(item));
    if (missing.length > 0 && options.dryRun !== true) {
      const text = missing.map(({ key, comment }) => `${publicKeyLine(key, comment)}\n`).join('');
      await run(connection, APPEND, context, utf8(text));
    }
    const target = `${settings.userName}@${settings.host}`;
    const facts = items.map((item) => ({
      type: item.key.type,
      fingerprint: fingerprint(item.key),
      state: isThere(item) ? ('present' as const) : options.dryRun ? ('missing' as const) : ('added' as const),
    }));
    if (options.json) print(JSON.stringify({ schemaVersion: 1, target, file: FILE, keys: facts }));
    for (const [index, fact] of options.json ? [] : facts.entries()) {
      const type = shortTypeName((items[index] as PublicKeyItem).key.type);
      paragraph(context, say(`key.copyId.${fact.state}`, { ...fact, type, target }));
    }
    return ExitCode.ok;
  } finally {
    await close();
  }
}

/** The public keys of the files; without any, of the first default key that is there. */
function keysToCopy(files: readonly string[] | undefined): PublicKeyItem[] {
  const defaults = defaultIdentityPaths()
    .toReversed()
    .map((path) => `${path}.pub`);
  const chosen = files ?? defaults.filter((path) => existsSync(path)).slice(0, 1);
  if (chosen.length === 0) throw new Failure(ExitCode.usage, 'key.copyId.noKey', { files: defaults });
  return chosen.flatMap((file) => {
    // The private key's name is often meant for its public key.
    const items = readPublicKeys(!file.endsWith('.pub') && existsSync(`${file}.pub`) ? `${file}.pub` : file);
    if (items.some(({ certificate }) => certificate !== undefined))
      throw new Failure(ExitCode.input, 'key.copyId.certificate', { file });
    return items;
  });
}

async function run(
  connection: ClientConnection,
  command: string,
  { note }: RunContext,
  input?: Uint8Array,
): Promise<string> {
  const { stdout, stderr, exitStatus } = await connection.exec(command, input === undefined ? {} : { input });
  for (const line of printableLines(new TextDecoder().decode(stderr))) note(line);
  if (exitStatus !== 0) throw new Failure(ExitCode.refused, 'key.copyId.failed', { status: exitStatus ?? '?' });
  return new TextDecoder().decode(stdout);
}

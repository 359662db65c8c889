import { fingerprint, type SshPublicKey, samePublicKey, shortTypeName } from '@cutaway/ssh-auth/keys';
import type { HostKeyVerdict, KnownHosts, NewEntry } from '@cutaway/ssh-auth/known-hosts';
import { addKnownHost, readKnownHosts } from '@cutaway/ssh-auth/node';
import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import type { RunContext } from '../../run-context.js';
import { paragraph } from '../../terminal/paragraph.js';
import { readPublicKeys } from '../key/read-public-keys.js';
import { type FileOption, fileToChange } from './files.js';
import { type NamedHost, parseHost } from './host.js';
import { scan } from './scan.js';

export interface AddOptions extends FileOption {
  readonly scan?: true | string;
  readonly marker?: 'cert-authority' | 'revoked';
  readonly hash?: true;
  readonly force?: true;
  readonly json?: true;
}

/** Records keys for hosts. What contradicts the file is not added without `force`. */
export async function add(
  hostsText: string,
  keyFile: string | undefined,
  options: AddOptions,
  context: RunContext,
): Promise<ExitCode> {
  const { print, note, say, style } = context;
  if ((keyFile === undefined) === (options.scan === undefined))
    throw new Failure(ExitCode.usage, 'knownHosts.keyOrScan');
  const hosts = hostsText.split(',').map(parseHost);
  const file = fileToChange(options);
  const knownHosts = await readKnownHosts(options.file === undefined ? undefined : [file]);
  const keys = await keysToAdd(hosts[0] as NamedHost, keyFile, options);
  if (keyFile === undefined) note(style.warn(say('knownHosts.scanned')));
  const added: { readonly host: string; readonly key: SshPublicKey }[] = [];
  for (const key of keys) {
    const missing = hosts.filter((host) => !isRecorded(knownHosts, host, key, options));
    if (missing.length === 0) continue;
    const names = missing.map(({ name }) => name);
    await addKnownHost(file, entry(names, key, options));
    added.push({ host: names.join(','), key });
  }
  if (options.json) {
    const told = added.map(({ host, key }) => ({ host, type: key.type, fingerprint: fingerprint(key) }));
    print(JSON.stringify({ schemaVersion: 1, file, added: told }));
    return ExitCode.ok;
  }
  for (const { host, key } of added) {
    const values = { file, host, type: shortTypeName(key.type), fingerprint: fingerprint(key) };
    paragraph(context, say('knownHosts.added', values));
  }
  if (added.length === 0) paragraph(context, say('knownHosts.nothingToAdd', { file }));
  return ExitCode.ok;
}

async function keysToAdd(host: NamedHost, keyFile: string | undefined, { scan: target }: AddOptions) {
  if (keyFile === undefined) return (await scan(typeof target === 'string' ? target : host.name)).map(({ key }) => key);
  return readPublicKeys(keyFile).map(({ key, certificate }) => {
    if (certificate !== undefined) throw new Failure(ExitCode.input, 'knownHosts.certificate', { file: keyFile });
    return key;
  });
}

const entry = (names: readonly string[], key: SshPublicKey, { hash, marker }: AddOptions): NewEntry => ({
  names,
  key,
  ...(hash === undefined ? {} : { hash }),
  ...(marker === undefined ? {} : { marker }),
});

/** Whether the files say already what is to be added. @throws {Failure} when they say the contrary. */
function isRecorded(
  knownHosts: KnownHosts,
  { host, port, name }: NamedHost,
  key: SshPublicKey,
  { marker, force }: AddOptions,
): boolean {
  const recorded = knownHosts.find({ host, port });
  if (recorded.some((one) => one.marker === marker && samePublicKey(one.key, key))) return true;
  if (marker !== undefined || force) return false;
  const verdict: HostKeyVerdict = knownHosts.check({ host, port, key: key.blob });
  if (verdict.verdict === 'revoked') {
    const { file, line } = verdict.entry;
    throw new Failure(ExitCode.refused, 'knownHosts.isRevoked', { host: name, file, line });
  }
  if (verdict.verdict === 'changed' && verdict.sameType) {
    const { file, line } = verdict.entries[0];
    throw new Failure(ExitCode.refused, 'knownHosts.hasOther', { host: name, file, line });
  }
  return false;
}

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { needs, run } from '@cutaway/test-support/peers';
import { type Identity, temporaryFolder } from './authority.js';

/** Makes a database of NSS that trusts a root and has the keys of some identities, under their names. */
export function nssDatabase(
  ctx: { skip(note?: string): never },
  name: string,
  root: Identity,
  identities: Readonly<Record<string, Identity>>,
): string {
  const folder = join(temporaryFolder(), name);
  mkdirSync(folder);
  const certutil = needs(ctx, 'certutil');
  run(certutil, ['-N', '-d', folder, '--empty-password']);
  run(certutil, ['-A', '-d', folder, '-n', 'root', '-t', 'CT,C,C', '-i', root.certificateFile]);
  for (const [nickname, { certificateFile, keyFile }] of Object.entries(identities)) {
    const bundle = join(folder, `${nickname}.p12`);
    const pkcs12 = ['pkcs12', '-export', '-in', certificateFile, '-inkey', keyFile, '-name', nickname];
    run(needs(ctx, 'openssl'), [...pkcs12, '-passout', 'pass:', '-out', bundle]);
    run(needs(ctx, 'pk12util'), ['-i', bundle, '-d', folder, '-W', '', '-K', '']);
  }
  return folder;
}

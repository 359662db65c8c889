import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeCrypto } from '@cutaway/primitives/node';
import { certificatesFromPem, certificateToPem, privateKeyFromPem, privateKeyToPem } from '@cutaway/x509';
import { Authority } from '@cutaway/x509/authority';
import { ExitCode } from '../../exit-code.js';
import { Failure, fileFailure } from '../../failure.js';
import { writeNew } from '../../files.js';
import { makingKey } from '../../making-key.js';
import type { RunContext } from '../../run-context.js';
import { paragraph } from '../../terminal/paragraph.js';
import { certificateJson } from './certificate-json.js';
import { bitsOf, daysOf, kindOf } from './key-kinds.js';

const options = { provider: nodeCrypto };
const AUTHORITY_CERTIFICATE = 'ca.pem';
const AUTHORITY_KEY = 'ca-key.pem';

/** `cert ca init DIR`: a root in a folder of its own. */
export async function initAuthority(
  folder: string,
  {
    name,
    keyType,
    days,
    force,
    json,
  }: {
    readonly name: string;
    readonly keyType: string;
    readonly days: string;
    readonly force?: true;
    readonly json?: true;
  },
  context: RunContext,
): Promise<ExitCode> {
  const { print, say } = context;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw fileFailure('file.unwritable', folder, error);
  }
  const key = kindOf(keyType);
  const authority = await makingKey(bitsOf(key), { json: json === true }, context, () =>
    Authority.create({ subject: [{ CN: name }], key, days: daysOf(days) }, options),
  );
  const files = { certificate: join(folder, AUTHORITY_CERTIFICATE), key: join(folder, AUTHORITY_KEY) };
  for (const file of Object.values(files)) {
    if (force !== true && existsSync(file)) throw new Failure(ExitCode.usage, 'file.exists', { file });
  }
  writeNew(files.key, privateKeyToPem(authority.privateKey), { force, secret: true });
  writeNew(files.certificate, certificateToPem(authority.certificate), { force });
  if (json) {
    print(JSON.stringify({ schemaVersion: 1, certificate: certificateJson(authority.certificate.bytes), files }));
    return ExitCode.ok;
  }
  paragraph(context, say('cert.ca.made', { file: files.certificate }));
  paragraph(context, say('cert.ca.secret', { file: files.key }));
  print(say('cert.ca.next'));
  print(`    cutaway cert issue --ca ${folder} localhost 127.0.0.1`);
  return ExitCode.ok;
}

/** The authority in a folder. */
export function openAuthority(folder: string): Authority {
  const certificateFile = join(folder, AUTHORITY_CERTIFICATE);
  const keyFile = join(folder, AUTHORITY_KEY);
  const text = (file: string): string => {
    try {
      return readFileSync(file, 'utf8');
    } catch (error) {
      throw fileFailure('file.unreadable', file, error);
    }
  };
  const chain = certificatesFromPem(text(certificateFile));
  const [certificate] = chain;
  if (certificate === undefined) throw new Failure(ExitCode.input, 'cert.noCertificate', { file: certificateFile });
  const privateKey = privateKeyFromPem(text(keyFile), { provider: nodeCrypto });
  return Authority.open({ certificate, privateKey, chain: chain.length > 1 ? chain.slice(0, -1) : [] }, options);
}

import type { PrivateKey } from '@cutaway/primitives/crypto';
import { encodePem, privateKeyToPem } from '@cutaway/x509';
import { writeNew } from '../../files.js';
import type { RunContext } from '../../run-context.js';
import { paragraph } from '../../terminal/paragraph.js';
import { certificateJson } from './certificate-json.js';

/** Where what was issued goes. */
export interface IssuedOutput {
  /** Begin of the file names; to stdout without. */
  readonly out?: string;
  readonly force?: true;
  readonly json?: true;
}

/** Writes certificates, and their key when it was made here, and says where; or prints them. */
export function tellIssued(
  { certificates, privateKey }: { readonly certificates: readonly Uint8Array[]; readonly privateKey?: PrivateKey },
  { out, force, json }: IssuedOutput,
  context: RunContext,
): void {
  const { print, say } = context;
  const pem = certificates.map((der) => encodePem('CERTIFICATE', der)).join('');
  const keyPem = privateKey === undefined ? undefined : privateKeyToPem(privateKey);
  const told = { schemaVersion: 1, certificates: certificates.map(certificateJson) };
  if (out === undefined) {
    print(json ? JSON.stringify({ ...told, privateKey: keyPem }) : (pem + (keyPem ?? '')).trimEnd());
    return;
  }
  const files = { certificate: `${out}.pem`, ...(keyPem === undefined ? {} : { key: `${out}-key.pem` }) };
  if (files.key !== undefined && keyPem !== undefined) writeNew(files.key, keyPem, { force, secret: true });
  writeNew(files.certificate, pem, { force });
  if (json) print(JSON.stringify({ ...told, files }));
  else if (files.key === undefined) paragraph(context, say('cert.written', { file: files.certificate }));
  else paragraph(context, say('cert.issue.made', { file: files.certificate, key: files.key }));
}

import { phrase } from '@cutaway/primitives/explain';
import { nodeCrypto } from '@cutaway/primitives/node';
import { dissectKeyOrCertificate } from '@cutaway/ssh-auth/certificates';
import { sshCatalogue } from '@cutaway/ssh-auth/explain';
import { fingerprint, type PrivateKeyFile, publicKeyLength, publicKeyLine, randomart } from '@cutaway/ssh-auth/keys';
import { ExitCode } from '../../exit-code.js';
import type { RunContext } from '../../run-context.js';
import { printableLines } from '../../terminal/printable.js';
import { wrap } from '../../terminal/wrap.js';
import { fieldRows } from '../../views/field-rows.js';
import { certificateFacts, certificateJson, ownProblems } from './certificate-facts.js';
import { type Fact, factLines } from './facts.js';
import type { PassphraseSource } from './passphrase.js';
import { type KeyFileItem, readKeyFile } from './read-key-file.js';

export interface ShowOptions extends PassphraseSource {
  readonly public?: true;
  readonly fields?: true;
  readonly json?: true;
}

/** Shows what is in key and certificate files; of private keys only the public half and how they are protected. */
export async function show(files: readonly string[], options: ShowOptions, context: RunContext): Promise<ExitCode> {
  const { print, style } = context;
  const told: Record<string, unknown>[] = [];
  let shown = 0;
  for (const file of files) {
    for (const item of await readKeyFile(file, options, context)) {
      const { key, certificate, comment } = item;
      if (options.public) {
        print(publicKeyLine(certificate ?? key, printableLines(comment).join(' ')));
      } else if (options.json) {
        told.push({ file, ...itemJson(item) });
      } else {
        if (shown++ > 0) print('');
        print(style.bold(file));
        if (options.fields) {
          showFields((certificate ?? key).blob, context);
          continue;
        }
        for (const line of factLines(factsOf(item, context), style.width - 2)) print(`  ${line}`);
        if (certificate === undefined) for (const line of randomart(key).split('\n')) print(`  ${style.dim(line)}`);
        else showProblems(item, context);
      }
    }
  }
  if (options.json) print(JSON.stringify({ schemaVersion: 1, items: told }));
  return ExitCode.ok;
}

function factsOf({ key, certificate, comment, privateKey }: KeyFileItem, context: RunContext): Fact[] {
  if (certificate !== undefined) return certificateFacts(certificate, context);
  const { say } = context;
  const facts: Fact[] = [
    { label: say('key.show.type'), values: [key.type] },
    { label: say('key.show.bits'), values: [String(publicKeyLength(key.publicKey))] },
    {
      label: say('key.show.fingerprint'),
      values: [fingerprint(key, 'SHA256', nodeCrypto), fingerprint(key, 'MD5', nodeCrypto)],
    },
  ];
  if (key.application !== undefined) facts.push({ label: say('key.show.application'), values: [key.application] });
  if (comment !== '') facts.push({ label: say('key.show.comment'), values: [comment] });
  if (privateKey !== undefined) {
    facts.push({ label: say('key.show.format'), values: [privateKey.format] });
    facts.push({ label: say('key.show.protection'), values: [protection(privateKey, context)] });
  }
  return facts;
}

function protection({ protection: used }: PrivateKeyFile, { say }: RunContext): string {
  if (used === undefined) return say('key.show.unprotected');
  const { cipher, kdf, rounds } = used;
  const parts = [cipher, kdf, rounds === undefined ? undefined : say('key.show.rounds', { rounds })];
  return parts.filter((part) => part !== undefined).join(', ') || say('key.show.protected');
}

/** Every field of the encoded key or certificate, with its place and what it means. */
function showFields(blob: Uint8Array, { print, say, style, language }: RunContext): void {
  const { name, field } = dissectKeyOrCertificate(blob);
  const header = {
    offset: say('trace.column.offset'),
    size: say('trace.column.size'),
    field: say('trace.column.field'),
    value: say('trace.column.value'),
  };
  const lookUp = (key: string) => phrase(sshCatalogue, key, language);
  for (const { text, meaning } of fieldRows({ name, fields: field }, { header, width: style.width, lookUp }))
    print(meaning ? style.dim(text) : text);
}

function showProblems({ certificate }: KeyFileItem, { print, language, say, style }: RunContext): void {
  const problems = certificate === undefined ? [] : ownProblems(certificate);
  const mark = problems.length === 0 ? style.good('✓') : style.bad('✗');
  const sentences = problems.map((problem) => phrase(sshCatalogue, `certificate.${problem}`, language) ?? problem);
  for (const sentence of problems.length === 0 ? [say('key.show.sound')] : sentences) {
    for (const [index, line] of wrap(sentence, style.width - 4).entries())
      print(`  ${index === 0 ? mark : ' '} ${line}`);
  }
}

function itemJson({ key, certificate, comment, privateKey }: KeyFileItem): Record<string, unknown> {
  return {
    type: key.type,
    bits: publicKeyLength(key.publicKey),
    sha256: fingerprint(key, 'SHA256', nodeCrypto),
    md5: fingerprint(key, 'MD5', nodeCrypto),
    comment,
    publicKey: publicKeyLine(certificate ?? key),
    ...(key.application === undefined ? {} : { application: key.application }),
    ...(privateKey === undefined ? {} : { privateKey }),
    ...(certificate === undefined ? {} : { certificate: certificateJson(certificate) }),
  };
}

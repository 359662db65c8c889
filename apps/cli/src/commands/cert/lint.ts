import { mergeCatalogues, phrase, primitivesCatalogue } from '@cutaway/primitives/explain';
import { x509Catalogue } from '@cutaway/x509/explain';
import { type LintFinding, type LintSeverity, lintCertificate } from '@cutaway/x509/lint';
import { parsePem } from '@cutaway/x509/pem';
import { ExitCode } from '../../exit-code.js';
import { readBytes } from '../../files.js';
import type { RunContext } from '../../run-context.js';
import { padColumns, wrap } from '../../terminal/wrap.js';
import { type PasswordSource, readItems } from './read-input.js';

export interface LintOptions extends PasswordSource {
  readonly minSeverity: LintSeverity;
  readonly scope?: 'any' | 'web';
  readonly json?: true;
}

const ORDER: readonly LintSeverity[] = ['error', 'warning', 'notice'];
const catalogue = mergeCatalogues(primitivesCatalogue, x509Catalogue);

/** Lints every certificate of the files. Exit code 1 when there is an error. */
export async function lint(files: readonly string[], options: LintOptions, context: RunContext): Promise<ExitCode> {
  const { print, say, style, language } = context;
  const all: object[] = [];
  let errors = 0;
  for (const file of files) {
    for (const [index, der] of (await ders(file, options, context)).entries()) {
      const findings = lintCertificate(der, options.scope === undefined ? {} : { scope: options.scope }).filter(
        ({ severity }) => ORDER.indexOf(severity) <= ORDER.indexOf(options.minSeverity),
      );
      errors += findings.filter(({ severity }) => severity === 'error').length;
      if (options.json) {
        const told = findings.map(({ citation, ...finding }) => ({
          ...finding,
          rule: citation,
          message: sentenceOf({ citation, ...finding }, context),
        }));
        all.push({ file, index, findings: told });
        continue;
      }
      if (index > 0) print('');
      print(style.bold(say('cert.lint.title', { file, number: index + 1 })));
      if (findings.length === 0) print(`${style.good('✓')} ${say('cert.lint.clean')}`);
      for (const finding of findings) {
        const severity = phrase(catalogue, `lint.severity.${finding.severity}`, language) ?? finding.severity;
        const tint = finding.severity === 'error' ? style.bad : finding.severity === 'warning' ? style.warn : style.dim;
        const [line = '', ...rest] = wrap(sentenceOf(finding, context), style.width - 12);
        print(`${tint(padColumns(severity, 9))} ${line}`);
        for (const more of rest) print(`          ${more}`);
        const place = finding.offset === undefined ? finding.path : `${finding.path} @${finding.offset}`;
        for (const more of wrap(`${finding.id} · ${place} · ${finding.citation}`, style.width - 12))
          print(style.dim(`          ${more}`));
      }
    }
  }
  if (options.json) print(JSON.stringify({ schemaVersion: 2, certificates: all }));
  return errors > 0 ? ExitCode.refused : ExitCode.ok;
}

function sentenceOf({ id, context: values }: LintFinding, { language }: RunContext): string {
  return phrase(catalogue, `lint.${id}`, language, values) ?? phrase(catalogue, `error.${id}`, language, values) ?? id;
}

/** Certificates as bytes: a strict reader would refuse the very ones that are to be linted. */
async function ders(file: string, options: LintOptions, context: RunContext): Promise<readonly Uint8Array[]> {
  const bytes = readBytes(file);
  const text = new TextDecoder('latin1').decode(bytes);
  if (text.includes('-----BEGIN ')) {
    const blocks = parsePem(text).filter(({ label }) => /CERTIFICATE$/.test(label));
    if (blocks.length > 0) return blocks.map((block) => block.bytes);
  }
  // A SEQUENCE whose third part is a BIT STRING is meant as a certificate; else it may be PKCS #12.
  if (bytes[0] === 0x30 && !isArchive(bytes)) return [bytes];
  const items = await readItems(file, options, context);
  return items.flatMap((item) => (item.kind === 'certificate' ? [item.der] : []));
}

/** PKCS #12 begins with the version 3. */
function isArchive(bytes: Uint8Array): boolean {
  const start = (bytes[1] as number) < 0x80 ? 2 : 2 + ((bytes[1] as number) & 0x7f);
  return bytes[start] === 2 && bytes[start + 1] === 1 && bytes[start + 2] === 3;
}

import { mergeCatalogues, phrase, primitivesCatalogue } from '@cutaway/primitives/explain';
import { tlsCatalogue } from '@cutaway/tls-handshake/explain';
import { x509Catalogue } from '@cutaway/x509/explain';
import type { Finding } from '../../audit/finding.js';
import type { SshAudit } from '../../audit/ssh/report.js';
import type { TlsAudit } from '../../audit/tls/report.js';
import { cliCatalogue } from '../../catalogue/index.js';
import type { RunContext } from '../../run-context.js';

const catalogue = mergeCatalogues(primitivesCatalogue, x509Catalogue, tlsCatalogue, cliCatalogue);

/** What was found, as a sentence. */
export function messageOf({ id, context: values }: Finding, { language }: RunContext): string {
  const keys = [`audit.finding.${id}`, id.replace('/', '.'), `error.${id}`];
  return keys.map((key) => phrase(catalogue, key, language, values)).find((text) => text !== undefined) ?? id;
}

/** What to do about it; `undefined` where the finding says that itself. */
export function remedyOf({ id }: Finding, { language }: RunContext): string | undefined {
  const own = phrase(catalogue, `audit.remedy.${id}`, language);
  if (own !== undefined) return own;
  return id.startsWith('tls/') || id.startsWith('ssh/') ? undefined : phrase(catalogue, 'audit.remedy.chain', language);
}

/** Why a server could not be asked. */
export function reasonOf(reason: string, { language }: RunContext): string {
  return phrase(catalogue, `audit.reason.${reason}`, language) ?? reason;
}

/** The report with the sentences of its findings, in the language of the run. */
export function toJson(audit: TlsAudit | SshAudit, context: RunContext): object {
  const findings = audit.findings.map((one) => {
    const remedy = remedyOf(one, context);
    return { ...one, message: messageOf(one, context), ...(remedy === undefined ? {} : { remedy }) };
  });
  return { schemaVersion: 1, ...audit, findings };
}

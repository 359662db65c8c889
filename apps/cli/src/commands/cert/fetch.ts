import { CutawayError } from '@cutaway/primitives/errors';
import { mergeCatalogues, primitivesCatalogue } from '@cutaway/primitives/explain';
import { tlsCatalogue } from '@cutaway/tls-handshake/explain';
import { type ConnectOptions, connect } from '@cutaway/tls-handshake/node';
import { encodePem, parseCertificate } from '@cutaway/x509';
import { summarizeCertificate } from '@cutaway/x509/describe';
import { x509Catalogue } from '@cutaway/x509/explain';
import { ExitCode } from '../../exit-code.js';
import { writeNew } from '../../files.js';
import { describeError } from '../../report.js';
import type { RunContext } from '../../run-context.js';
import { Progress } from '../../terminal/progress.js';
import { parseTarget } from '../tls/target.js';
import { certificateJson } from './certificate-json.js';

/** Gets the certificates that a TLS server shows, whoever it is, and shows or writes them. */
export async function fetchCertificates(
  text: string,
  {
    out,
    servername,
    timeout,
    force,
    json,
  }: {
    readonly out?: string;
    readonly servername?: string;
    readonly timeout: string;
    readonly force?: true;
    readonly json?: true;
  },
  context: RunContext,
): Promise<ExitCode> {
  const { print, say, language } = context;
  const target = parseTarget(text, 443);
  let certificates: readonly Uint8Array[];
  const progress = new Progress(context, { silent: json === true });
  progress.show(say('progress.connecting', { target: text }));
  try {
    certificates = await shown({
      ...target,
      serverName: servername ?? target.host,
      insecureAcceptAnyCertificate: true,
      handshakeTimeout: 1000 * Number(timeout),
    });
  } catch (error) {
    progress.end();
    if (!(error instanceof CutawayError)) throw error;
    describeError(error, context, mergeCatalogues(primitivesCatalogue, x509Catalogue, tlsCatalogue));
    return ExitCode.connection;
  }
  progress.end();
  const pem = certificates.map((der) => encodePem('CERTIFICATE', der)).join('');
  if (out !== undefined) {
    writeNew(out, pem, { force });
    if (!json) print(say('cert.written', { file: out }));
  }
  if (json) {
    print(JSON.stringify({ schemaVersion: 1, ...target, certificates: certificates.map(certificateJson), file: out }));
    return ExitCode.ok;
  }
  for (const [index, der] of certificates.entries()) {
    if (index > 0 || out !== undefined) print('');
    print(summarizeCertificate(parseCertificate(der, { deviations: [] }), { language }).trimEnd());
    if (out === undefined) print(encodePem('CERTIFICATE', der).trimEnd());
  }
  return ExitCode.ok;
}

function shown(options: ConnectOptions): Promise<readonly Uint8Array[]> {
  return new Promise((resolve, reject) => {
    const socket = connect(options);
    socket.once('secureConnect', () => {
      resolve(socket.info?.peerCertificates ?? []);
      socket.destroy();
    });
    socket.once('error', reject);
  });
}

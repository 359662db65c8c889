import { fromUtf8 } from '@cutaway/primitives/bytes';
import type { SigningKey } from '../../keys/signing-key.js';
import type { Transport } from '../../transport/transport.js';

const CERTIFICATE = '-cert-v01@openssh.com';

/**
 * The algorithm to use a key with: its first that is allowed here and, when the server said what it takes
 * (`server-sig-algs`, RFC 8308 §3.1), that the server takes.
 *
 * The only algorithm of a key is tried in any case, as OpenSSH does: there are servers whose list is not right.
 *
 * @param allowed signature algorithms, without the names of certificate algorithms.
 */
export function chooseAlgorithm(transport: Transport, key: SigningKey, allowed: readonly string[]): string | undefined {
  const possible = key.algorithms.filter((name) => allowed.includes(signatureOf(name)));
  const accepted = serverSignatureAlgorithms(transport);
  const isAccepted = (name: string): boolean =>
    accepted === undefined || accepted.includes(name) || accepted.includes(signatureOf(name));
  const common = possible.find(isAccepted);
  const only = possible.length === 1 ? possible[0] : undefined;
  const chosen = common ?? only;
  transport.settings.tracer?.choice({
    name: 'public_key_algorithm_name',
    offered: key.algorithms,
    ...(accepted === undefined ? {} : { accepted }),
    chosen: chosen ?? null,
    reason:
      chosen === undefined
        ? 'none_in_common'
        : common === undefined
          ? 'only_algorithm'
          : accepted === undefined
            ? 'no_server_sig_algs'
            : 'server_sig_algs',
    rule: 'RFC 8308 §3.1',
  });
  return chosen;
}

/** The signature algorithm behind the name of a certificate algorithm. */
function signatureOf(name: string): string {
  if (!name.endsWith(CERTIFICATE)) return name;
  const base = name.slice(0, -CERTIFICATE.length);
  return base.startsWith('sk-') ? `${base}@openssh.com` : base;
}

function serverSignatureAlgorithms({ extensions }: Transport): string[] | undefined {
  const value = extensions.get('server-sig-algs');
  if (value === undefined) return undefined;
  try {
    return fromUtf8(value).split(',');
  } catch {
    return undefined;
  }
}

/** A label of a host name: letters, digits, hyphens inside (RFC 1034 §3.5, RFC 1123 §2.1). */
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const MAX_LENGTH = 253;

/** Whether a text is a host name in preferred name syntax, in lower or upper case, without a final dot. */
export function isHostName(text: string): boolean {
  return (
    text.length <= MAX_LENGTH &&
    text
      .toLowerCase()
      .split('.')
      .every((label) => LABEL.test(label))
  );
}

/** Whether a text is `*.` and a host name: the one form of wildcard there is (RFC 9525 §6.3). */
export function isWildcardName(text: string): boolean {
  return text.length <= MAX_LENGTH && text.startsWith('*.') && isHostName(text.slice(2));
}

/** Whether the last label is all digits, as in an IPv4 address: no host name ends so (RFC 1123 §2.1). */
export function endsInNumber(text: string): boolean {
  return /(?:^|\.)\d+$/.test(text);
}

/**
 * A host name as it is compared: lower case, A-labels, no final dot (RFC 9525 §6.3, RFC 5891 §5.5).
 *
 * @returns `undefined` when it is no host name.
 */
export function normalHostName(text: string): string | undefined {
  let name = text.endsWith('.') ? text.slice(0, -1) : text;
  if (/[^!-~]/.test(name)) {
    try {
      name = new URL(`http://${name}/`).hostname;
    } catch {
      return undefined;
    }
  }
  return isHostName(name) && !endsInNumber(name) ? name.toLowerCase() : undefined;
}

/**
 * Whether a dNSName of a certificate stands for a host (RFC 9525 §6.3). A wildcard is the whole left-most label and
 * matches exactly one label.
 *
 * @param presented the dNSName; malformed ones match nothing.
 * @param host from {@link normalHostName}.
 */
export function dnsNameMatches(presented: string, host: string): boolean {
  const name = presented.toLowerCase();
  if (isWildcardName(name)) {
    const dot = host.indexOf('.');
    return dot > 0 && host.slice(dot) === name.slice(1);
  }
  return isHostName(name) && name === host;
}

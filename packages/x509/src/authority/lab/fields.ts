import type { InsecureChange, NameInput } from '../parts.js';

const DAY = 86_400_000;
const PERIOD = 90 * DAY;

/** Another version. Version 1 leaves the extensions out, which it must not have. */
export function withVersion(version: number): InsecureChange {
  return () => (version === 1 ? { version, extensions: [] } : { version });
}

/** Another serial number. @param contents of the INTEGER: `[0x80]` is −128, `[0]` is 0. */
export function withSerialNumber(contents: Uint8Array): InsecureChange {
  return () => ({ serialNumber: contents });
}

/** Ended so many days before its period was to begin. */
export function expired(days = 1): InsecureChange {
  return ({ notBefore }) => {
    const end = notBefore.getTime() - days * DAY;
    return { notBefore: new Date(end - PERIOD), notAfter: new Date(end) };
  };
}

/** Begins so many days after its period was to begin. */
export function notYetValid(days = 2): InsecureChange {
  return ({ notBefore }) => {
    const begin = notBefore.getTime() + days * DAY;
    return { notBefore: new Date(begin), notAfter: new Date(begin + PERIOD) };
  };
}

/** Names another issuer than the one that signs. */
export function withIssuer(issuer: NameInput): InsecureChange {
  return () => ({ issuer });
}

/** Another subject; `[]` for none. */
export function withSubject(subject: NameInput): InsecureChange {
  return () => ({ subject });
}

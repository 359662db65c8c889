import { isHostName } from './dns-name.js';

/** Atoms of an RFC 5321 Dot-string; quoted local parts are not used in certificates. */
const LOCAL_PART = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;

/** A mailbox as RFC 5280 §4.2.1.6 has it: `local@host`. */
export interface Mailbox {
  /** Compared as it stands (RFC 5280 §7.5). */
  readonly localPart: string;
  /** Lower case. */
  readonly host: string;
}

/** Reads a mailbox; `undefined` when the text is none. */
export function parseMailbox(text: string): Mailbox | undefined {
  const at = text.lastIndexOf('@');
  const localPart = text.slice(0, Math.max(at, 0));
  const host = text.slice(at + 1);
  if (at < 1 || localPart.length > 64 || !LOCAL_PART.test(localPart) || !isHostName(host)) return undefined;
  return { localPart, host: host.toLowerCase() };
}

/** Whether two mailboxes are the same: the local part exactly, the host without case (RFC 5280 §7.5). */
export function mailboxesMatch(a: Mailbox, b: Mailbox): boolean {
  return a.localPart === b.localPart && a.host === b.host;
}

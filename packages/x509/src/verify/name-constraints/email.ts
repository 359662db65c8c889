import { isHostName, type Mailbox, mailboxesMatch, parseMailbox } from '../../identity/index.js';

/**
 * An rfc822Name subtree: one mailbox, all mailboxes of a host, or those of all hosts below a domain, written with a dot
 * in front (RFC 5280 §4.2.1.10).
 */
export type EmailSubtree = { readonly mailbox: Mailbox } | { readonly host: string } | { readonly below: string };

/** Reads a subtree; `undefined` when it is malformed. */
export function parseEmailSubtree(text: string): EmailSubtree | undefined {
  if (text.includes('@')) {
    const mailbox = parseMailbox(text);
    return mailbox && { mailbox };
  }
  if (text.startsWith('.')) return isHostName(text.slice(1)) ? { below: text.toLowerCase() } : undefined;
  return isHostName(text) ? { host: text.toLowerCase() } : undefined;
}

/** Whether a mailbox is in the subtree. */
export function emailInside(mailbox: Mailbox, subtree: EmailSubtree): boolean {
  if ('mailbox' in subtree) return mailboxesMatch(mailbox, subtree.mailbox);
  if ('host' in subtree) return mailbox.host === subtree.host;
  return mailbox.host.endsWith(subtree.below);
}

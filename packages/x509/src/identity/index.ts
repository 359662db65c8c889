/**
 * Whom a certificate is for (RFC 9525).
 *
 * @module
 */
export { dnsNameMatches, endsInNumber, isHostName, isWildcardName, normalHostName } from './dns-name.js';
export { type ExpectedName, expectedName, findName } from './expected-name.js';
export { type Mailbox, mailboxesMatch, parseMailbox } from './mailbox.js';

/**
 * Hostile servers for trying clients with: the cases, how verdicts are reached, and reports. What starts clients and
 * listens is in `../node`.
 *
 * @module
 */
export { allCases, casesByProtocol } from './all-cases.js';
export { type PreparedClient, preparedClients } from './clients/index.js';
export { findCase, findClient } from './find-case.js';
export { type Aftermath, type HostileCase, isControl, type Scene } from './hostile-case.js';
export type { Conversation, Link, Serve } from './link.js';
export { imapCases, pop3Cases, smtpCases } from './mail/cases.js';
export type { MailProtocol } from './mail/dialogue.js';
export { type HostKeyType, Material, type ServerNames } from './material.js';

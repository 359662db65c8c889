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
export { type NotServed, notServed } from './not-served.js';
export { type CaseResult, type GauntletReport, REPORT_SCHEMA_VERSION, type RunReport } from './result.js';
export { atLeast, type Severity, severities } from './severity.js';
export { sshCases } from './ssh/cases/index.js';
export {
  type ClientProtocol,
  type MailStage,
  reached,
  type SshStage,
  type Stage,
  stages,
  type TlsStage,
} from './stage.js';
export { conclusion, type Judging, newFalls, summarize, timeOutsideClient } from './summary.js';
export { type ClientTemplate, fill, PLACEHOLDERS, type Placeholders, placeholdersOf } from './template.js';
export { tlsCases } from './tls/cases/index.js';
export { judge, type Run, type Verdict, type VerdictReason } from './verdict.js';
export { type Observation, type Offer, Witness } from './witness.js';

import gauntletReport from '@cutaway/mitm-scenarios/schema/gauntlet-report-1.json' with { type: 'json' };
import audit from '../../../schema/audit-1.json' with { type: 'json' };
import auditTargets from '../../../schema/audit-targets-1.json' with { type: 'json' };
import authorizedKeysExplain from '../../../schema/authorized-keys-explain-1.json' with { type: 'json' };
import certCaInit from '../../../schema/cert-ca-init-1.json' with { type: 'json' };
import certConvert from '../../../schema/cert-convert-1.json' with { type: 'json' };
import certCsr from '../../../schema/cert-csr-1.json' with { type: 'json' };
import certFetch from '../../../schema/cert-fetch-1.json' with { type: 'json' };
import certInspect from '../../../schema/cert-inspect-1.json' with { type: 'json' };
import certIssue from '../../../schema/cert-issue-1.json' with { type: 'json' };
import certLint from '../../../schema/cert-lint-2.json' with { type: 'json' };
import certVerify from '../../../schema/cert-verify-1.json' with { type: 'json' };
import connection from '../../../schema/connection-1.json' with { type: 'json' };
import crlCreate from '../../../schema/crl-create-1.json' with { type: 'json' };
import crlInspect from '../../../schema/crl-inspect-1.json' with { type: 'json' };
import crlVerify from '../../../schema/crl-verify-1.json' with { type: 'json' };
import decode from '../../../schema/decode-1.json' with { type: 'json' };
import explain from '../../../schema/explain-1.json' with { type: 'json' };
import gauntletClients from '../../../schema/gauntlet-clients-1.json' with { type: 'json' };
import gauntletList from '../../../schema/gauntlet-list-1.json' with { type: 'json' };
import interception from '../../../schema/interception-1.json' with { type: 'json' };
import keyCertify from '../../../schema/key-certify-1.json' with { type: 'json' };
import keyCopyId from '../../../schema/key-copy-id-1.json' with { type: 'json' };
import keyFingerprint from '../../../schema/key-fingerprint-1.json' with { type: 'json' };
import keyGen from '../../../schema/key-gen-1.json' with { type: 'json' };
import keyShow from '../../../schema/key-show-1.json' with { type: 'json' };
import keyVerify from '../../../schema/key-verify-1.json' with { type: 'json' };
import knownHostsAdd from '../../../schema/known-hosts-add-1.json' with { type: 'json' };
import knownHostsCheck from '../../../schema/known-hosts-check-1.json' with { type: 'json' };
import knownHostsFind from '../../../schema/known-hosts-find-1.json' with { type: 'json' };
import knownHostsHash from '../../../schema/known-hosts-hash-1.json' with { type: 'json' };
import knownHostsRemove from '../../../schema/known-hosts-remove-1.json' with { type: 'json' };
import lab from '../../../schema/lab-1.json' with { type: 'json' };
import labCell from '../../../schema/lab-cell-1.json' with { type: 'json' };
import labFindings from '../../../schema/lab-findings-1.json' with { type: 'json' };
import labRun from '../../../schema/lab-run-1.json' with { type: 'json' };
import ocspAsk from '../../../schema/ocsp-ask-1.json' with { type: 'json' };
import ocspInspect from '../../../schema/ocsp-inspect-1.json' with { type: 'json' };
import ocspRequest from '../../../schema/ocsp-request-1.json' with { type: 'json' };
import ocspVerify from '../../../schema/ocsp-verify-1.json' with { type: 'json' };
import trace from '../../../schema/trace-1.json' with { type: 'json' };

/** The schemas of what `--json` prints, by name. The number in a file's name is its `schemaVersion`. */
export const schemas: Readonly<Record<string, { readonly title: string; readonly [key: string]: unknown }>> = {
  audit: audit,
  'audit-targets': auditTargets,
  'authorized-keys-explain': authorizedKeysExplain,
  'cert-ca-init': certCaInit,
  'cert-convert': certConvert,
  'cert-csr': certCsr,
  'cert-fetch': certFetch,
  'cert-inspect': certInspect,
  'cert-issue': certIssue,
  'cert-lint': certLint,
  'cert-verify': certVerify,
  connection: connection,
  'crl-create': crlCreate,
  'crl-inspect': crlInspect,
  'crl-verify': crlVerify,
  decode: decode,
  explain: explain,
  'gauntlet-clients': gauntletClients,
  'gauntlet-list': gauntletList,
  'gauntlet-report': gauntletReport,
  interception: interception,
  'key-certify': keyCertify,
  'key-copy-id': keyCopyId,
  'key-fingerprint': keyFingerprint,
  'key-gen': keyGen,
  'key-show': keyShow,
  'key-verify': keyVerify,
  'known-hosts-add': knownHostsAdd,
  'known-hosts-check': knownHostsCheck,
  'known-hosts-find': knownHostsFind,
  'known-hosts-hash': knownHostsHash,
  'known-hosts-remove': knownHostsRemove,
  lab: lab,
  'lab-cell': labCell,
  'lab-findings': labFindings,
  'lab-run': labRun,
  'ocsp-ask': ocspAsk,
  'ocsp-inspect': ocspInspect,
  'ocsp-request': ocspRequest,
  'ocsp-verify': ocspVerify,
  trace: trace,
};

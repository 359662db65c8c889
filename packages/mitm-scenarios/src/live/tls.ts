import { utf8 } from '@cutaway/primitives/bytes';
import {
  type Credential,
  type Policy,
  TicketKeys,
  type TlsClientOptions,
  type TlsConnection,
  type TlsSession,
} from '@cutaway/tls-handshake';
import { faultyClient, faultyServer, insecurePolicy } from '@cutaway/tls-handshake/lab';
import {
  type CipherSuiteName,
  ContentType,
  type NamedGroupName,
  type SignatureSchemeName,
} from '@cutaway/tls-handshake/registry';
import { type Certified, certified, certifiedUser, trustedRoots } from '../lab/certified.js';
import type { Lab } from '../lab/lab.js';
import { Recorder } from '../network/recorder.js';
import { tlsProtocol } from '../protocols/tls/protocol.js';
import type { Identity } from '../rungs/rung.js';
import type { Fault } from './fault.js';
import { keysOf } from './keys.js';
import { readable } from './readable.js';
import { refusalOf } from './result.js';
import type { Outcome } from './run.js';
import { senderFaults } from './sender-faults.js';
import { type Choices, fitting, settings } from './settings.js';
import { Wire } from './wire.js';

const REQUEST = 'GET / HTTP/1.1\r\nHost: bank.example\r\n\r\n';
const RESPONSE = 'HTTP/1.1 200 OK\r\nContent-Length: 14\r\n\r\nbalance: 1000\n';

const SIGNATURE_SCHEMES: readonly SignatureSchemeName[] = [
  'ecdsa_secp256r1_sha256',
  'ed25519',
  'rsa_pss_rsae_sha256',
  'rsa_pkcs1_sha256',
];

/** What both connections of a run share. */
interface Setup {
  readonly lab: Lab;
  readonly choices: Choices;
  readonly recorder: Recorder;
  readonly applied: Set<Fault>;
  readonly tickets: TicketKeys;
}

/** Runs a TLS client against a TLS server: a handshake, a request, an answer, goodbye. */
export function runTls(lab: Lab, choices: Choices, faults: readonly Fault[]): Outcome {
  const recorder = new Recorder();
  const tickets = new TicketKeys({
    crypto: lab.crypto,
    now: () => lab.now,
    random: lab.random('tickets'),
    keys: [lab.random('ticket key of server')(48)],
  });
  const setup: Setup = { lab, choices, recorder, applied: new Set(), tickets };
  if (choices.resume !== 'yes') return converse(setup, 1, faults);
  const first = converse(setup, 1, []);
  return first.session === undefined ? first : converse(setup, 2, faults, first.session);
}

function converse(
  setup: Setup,
  number: number,
  faults: readonly Fault[],
  session?: TlsSession,
): Outcome & { readonly session?: TlsSession } {
  const { lab, choices, recorder, applied, tickets } = setup;
  const { crypto } = lab;
  const wire = new Wire(recorder, tlsProtocol, number, faults, applied);
  const owner = (side: 'client' | 'server') =>
    senderFaults(side, faults, (_, bytes) => ({ type: ContentType.of.handshake, name: 'injected', bytes }), applied) ??
    {};
  const common = (side: 'client' | 'server') => ({
    crypto,
    now: () => lab.now,
    random: lab.random(`${side} in connection ${number}`),
    trace: wire.listener(side),
  });
  const askUser = choices['client-certificate'] === 'yes';
  const options: TlsClientOptions = {
    ...common('client'),
    policy: policyOf(choices, 'client'),
    serverName: lab.serverName,
    anchors: trustedRoots(lab, false),
    ...(askUser ? { credential: credential(certifiedUser(lab, 'client')) } : {}),
    ...(session === undefined ? {} : { session }),
  };
  const identity = choices.identity as Identity;
  const shown = certified(lab, identity, 'intermediate', keysOf(lab, choices.certificate ?? ''));
  const client = faultyClient(options, owner('client'));
  const server = faultyServer(
    {
      ...common('server'),
      policy: policyOf(choices, 'server'),
      credentials: [credential(shown)],
      ...(askUser ? { clientAuthentication: { required: true, anchors: trustedRoots(lab, false) } } : {}),
      ...(choices.resume === 'yes' ? { tickets, ticketCount: 1 } : {}),
    },
    owner('server'),
  );
  const ends = { client, server };
  let kept: TlsSession | undefined;
  let request: string | undefined;
  let response: string | undefined;
  wire.settle(ends);
  if (client.writable) client.send(utf8(REQUEST));
  wire.settle(ends);
  for (const event of server.events()) if (event.type === 'data') request = (request ?? '') + readable(event.data);
  if (server.writable && request !== undefined) {
    server.send(utf8(RESPONSE));
    server.close();
  }
  wire.settle(ends);
  for (const event of client.events()) {
    if (event.type === 'session') kept ??= event.session;
    if (event.type === 'data') response = (response ?? '') + readable(event.data);
  }
  if (client.state === 'connected') client.close();
  wire.settle(ends);

  const clause = choices.version === '1.2' ? 'RFC 5246 §7.2.2' : 'RFC 8446 §6.2';
  const refusal = refusalOf(recorder.events, { client: client.error, server: server.error }, clause);
  const through = isThrough(client) && isThrough(server) && response !== undefined;
  return {
    outcome: refusal !== undefined ? 'refused' : through ? 'completed' : 'stalled',
    ...(refusal === undefined ? {} : { refusal }),
    received: { ...(request === undefined ? {} : { request }), ...(response === undefined ? {} : { response }) },
    applied,
    events: recorder.events,
    ...(kept === undefined ? {} : { session: kept }),
  };
}

const isThrough = ({ state }: TlsConnection): boolean => state === 'closed' || state === 'connected';

function credential({ chain, keys }: Certified): Credential {
  return { certificates: chain, privateKey: keys.privateKey };
}

/** What a side offers or takes. */
function policyOf(choices: Choices, side: 'client' | 'server'): Policy {
  const { version, suite = 'any', retry } = choices;
  const group = choices.group as NamedGroupName;
  const [, ...suites] = fitting('tls', settingOf('suite'), choices);
  const chosen = suite === 'any' ? suites.filter((name) => !name.startsWith('TLS_RSA_')) : [suite];
  // The client's guess must be wrong for the server to ask again (RFC 8446 §4.1.4).
  const guess: NamedGroupName = group === 'secp256r1' ? 'x25519' : 'secp256r1';
  // Up to TLS 1.2 the list is also for the curves of certificates (RFC 8422 §5.1.1).
  const certificateCurves: NamedGroupName[] = version === '1.2' && group !== 'secp256r1' ? ['secp256r1'] : [];
  const retried = retry === 'yes' && version === '1.3';
  return insecurePolicy({
    name: 'live',
    versions: version === '1.2' ? ['TLS 1.2'] : ['TLS 1.3', 'TLS 1.2'],
    cipherSuites: chosen as CipherSuiteName[],
    groups: retried && side === 'client' ? [guess, group] : [group, ...certificateCurves],
    keyShares: [retried && side === 'client' ? guess : group],
    signatureSchemes: SIGNATURE_SCHEMES,
    requireExtendedMasterSecret: true,
  });
}

function settingOf(name: string): (typeof settings)['tls'][number] {
  return settings.tls.find((setting) => setting.name === name) ?? { name, values: [''] };
}

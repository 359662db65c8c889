import { toHex } from '@cutaway/primitives/bytes';
import { constantTimeEqual, type HashName } from '@cutaway/primitives/crypto';
import type { ClientAuthentication } from '../authentication/client-authentication.js';
import type { PeerVerdict } from '../authentication/peer-chain.js';
import type { Handshake, MessageFlow } from '../connection/message-flow.js';
import { TlsError } from '../errors/tls-error.js';
import { findExtension } from '../extensions/definition.js';
import { bindersLength, preSharedKey } from '../extensions/pre-shared-key.js';
import { PskKeyExchangeMode, pskKeyExchangeModesExtension } from '../extensions/psk-key-exchange-modes.js';
import { KeySchedule13 } from '../key-schedule/tls13.js';
import { type CipherSuiteParameters, cipherSuite } from '../registry/cipher-suites.js';
import { TLS_1_3 } from '../registry/protocol-version.js';
import { isFresh, type ServerSession } from '../resumption/server-session.js';
import { authenticateResumedClient } from './client-session.js';
import type { ReceivedClientHello } from './received-client-hello.js';
import type { ServerSettings } from './server-settings.js';

/** The pre-shared key of the client's that we go on with. */
export interface SelectedPsk {
  /** Where it stands among those offered. */
  readonly index: number;
  /** With the key in its first stage. */
  readonly schedule: KeySchedule13;
  readonly binder: Uint8Array;
  readonly obfuscatedTicketAge: number;
  /** Absent for an external PSK. */
  readonly session: ServerSession | undefined;
  /** What is known of who the client is. */
  readonly client: PeerVerdict;
}

/** Identities looked at: each may cost a look-up. */
const MAX_IDENTITIES = 8;

/** Whether the client resumes with a fresh key exchange: the one way we do (RFC 8446 §4.2.9). */
export function offersPskDheKe({ value }: ReceivedClientHello): boolean {
  const modes = findExtension(value.extensions, pskKeyExchangeModesExtension, 'ClientHello')?.ke_modes;
  return modes?.includes(PskKeyExchangeMode.of.psk_dhe_ke) ?? false;
}

/** The first key offered that we know and that fits the handshake, its binder verified (RFC 8446 §4.2.11). */
export function* selectPsk(
  flow: MessageFlow,
  settings: ServerSettings,
  hello: ReceivedClientHello,
  suite: CipherSuiteParameters,
  authentication: ClientAuthentication | undefined,
): Handshake<SelectedPsk | undefined> {
  const offered = findExtension(hello.value.extensions, preSharedKey, 'ClientHello');
  if (offered === undefined) return undefined;
  const { identities, binders } = offered;
  if (!hello.extensionTypes.has(pskKeyExchangeModesExtension.type)) {
    const context = { extension: 'psk_key_exchange_modes' };
    throw new TlsError('tls/missing-extension', context, { place: { message: 'ClientHello' } });
  }
  const path = 'extensions.pre_shared_key';
  flow.require('psk_binder_count', identities.length === binders.length, 'tls/psk-binder-count', () => ({
    context: { expected: identities.length, actual: binders.length },
    subject: { message: hello.id, path },
  }));
  if (!offersPskDheKe(hello)) return undefined;
  for (const [index, { identity, obfuscated_ticket_age }] of identities.slice(0, MAX_IDENTITIES).entries()) {
    const found = yield* findPsk(flow, settings, hello, suite, authentication, identity);
    if (found === undefined) continue;
    const { key, session, client } = found;
    const schedule = scheduleFor(flow, identity, key, suite.hash, session);
    const binderKey = schedule.binderKey(session === undefined ? 'external' : 'resumption');
    const hash = flow.transcript.hashTruncated(suite.hash, bindersLength(binders));
    const binder = binders[index] as Uint8Array;
    const good = constantTimeEqual(binder, schedule.verifyData(binderKey, hash));
    flow.require('psk_binder', good, 'tls/psk-binder-mismatch', () => ({
      subject: { message: hello.id, path: `${path}.binders[${index}]` },
    }));
    return { index, schedule, binder, obfuscatedTicketAge: obfuscated_ticket_age, session, client };
  }
  return undefined;
}

interface FoundPsk extends Pick<SelectedPsk, 'session' | 'client'> {
  readonly key: Uint8Array;
}

function* findPsk(
  flow: MessageFlow,
  settings: ServerSettings,
  hello: ReceivedClientHello,
  suite: CipherSuiteParameters,
  authentication: ClientAuthentication | undefined,
  identity: Uint8Array,
): Handshake<FoundPsk | undefined> {
  const external = yield* flow.perform(() => settings.findExternalPsk(identity));
  if (external !== undefined) {
    const { key, hash = 'SHA-256' } = external;
    return hash === suite.hash ? { key, session: undefined, client: { peerAuthenticated: true } } : undefined;
  }
  const session = yield* flow.perform(() => settings.tickets?.redeem(identity));
  if (session === undefined || session.version !== TLS_1_3 || !isFresh(session, settings.now())) return undefined;
  if (cipherSuite(session.cipherSuite)?.hash !== suite.hash || session.serverName !== hello.serverName)
    return undefined;
  const client = authenticateResumedClient(flow, settings, authentication, session);
  if (client === undefined) return undefined;
  flow.forgetWhenFailed(() => settings.tickets?.delete?.(identity));
  return { key: session.secret, session, client };
}

function scheduleFor(
  flow: MessageFlow,
  identity: Uint8Array,
  key: Uint8Array,
  hash: HashName,
  session: ServerSession | undefined,
): KeySchedule13 {
  const from = flow.derive(() => ({
    name: 'psk',
    function: session === undefined ? 'external' : 'resumption',
    inputs: [{ name: 'identity', value: toHex(identity) }],
    output: toHex(key),
    feeds: ['early_secret'],
    rule: 'RFC 8446 §4.2.11',
  }));
  return new KeySchedule13({ crypto: flow.crypto, hash, tracer: flow.tracer }, { name: 'psk', bytes: key, from });
}

import { toHex } from '@cutaway/primitives/bytes';
import { type HashName, hashLength } from '@cutaway/primitives/crypto';
import { acceptsAnyCertificate } from '../authentication/peer-chain.js';
import type { MessageFlow } from '../connection/message-flow.js';
import { type Extension, extension } from '../extensions/definition.js';
import { bindersLength, preSharedKey } from '../extensions/pre-shared-key.js';
import { KeySchedule13, type NamedSecret } from '../key-schedule/tls13.js';
import { ClientHello } from '../messages/client-hello.js';
import { encodeHandshake } from '../messages/definition.js';
import { cipherSuite } from '../registry/cipher-suites.js';
import { TLS_1_3 } from '../registry/protocol-version.js';
import type { ExternalPsk, TlsSession } from '../session.js';
import type { ClientSettings } from './client-settings.js';

/** A pre-shared key that is offered, with the first stage of its key schedule. */
export interface OfferedPsk {
  readonly identity: Uint8Array;
  readonly hash: HashName;
  readonly secret: NamedSecret;
  readonly schedule: KeySchedule13;
  readonly binderKey: NamedSecret;
  /** Absent for an external PSK. */
  readonly session: TlsSession | undefined;
}

/** Whether a session can be resumed here: still good, for the same server, and no less authenticated than asked for. */
export function isUsable(session: TlsSession, settings: ClientSettings): boolean {
  const age = settings.now().getTime() - session.issuedAt;
  const verifies = !acceptsAnyCertificate(settings.authentication);
  return (
    settings.policy.versions.includes(session.version) &&
    settings.policy.cipherSuites.includes(session.cipherSuite) &&
    session.serverName === settings.serverName?.text &&
    (session.authenticated || !verifies) &&
    age >= 0 &&
    age < session.lifetime * 1000
  );
}

/** The PSKs to offer: the session's ticket first, then the external ones. */
export function offeredPsks(flow: MessageFlow, settings: ClientSettings): OfferedPsk[] {
  if (settings.policy.maxVersion < TLS_1_3) return [];
  const { session, externalPsks } = settings;
  const usable = session?.version === TLS_1_3 && isUsable(session, settings);
  return [...(usable ? [sessionPsk(flow, session)] : []), ...externalPsks.map((psk) => externalPsk(flow, psk))];
}

function sessionPsk(flow: MessageFlow, session: TlsSession): OfferedPsk {
  const hash = cipherSuite(session.cipherSuite)?.hash ?? 'SHA-256';
  return makePsk(flow, session.ticket, session.secret, hash, 'resumption', session);
}

function externalPsk(flow: MessageFlow, { identity, key, hash = 'SHA-256' }: ExternalPsk): OfferedPsk {
  return makePsk(flow, identity, key, hash, 'external', undefined);
}

function makePsk(
  flow: MessageFlow,
  identity: Uint8Array,
  key: Uint8Array,
  hash: HashName,
  kind: 'external' | 'resumption',
  session: TlsSession | undefined,
): OfferedPsk {
  const from = flow.derive(() => ({
    name: 'psk',
    function: kind,
    inputs: [{ name: 'identity', value: toHex(identity) }],
    output: toHex(key),
    feeds: ['early_secret'],
    rule: 'RFC 8446 §4.2.11',
  }));
  const secret: NamedSecret = { name: 'psk', bytes: key, from };
  const schedule = new KeySchedule13({ crypto: flow.crypto, hash, tracer: flow.tracer }, secret);
  return { identity, hash, secret, schedule, binderKey: schedule.binderKey(kind), session };
}

/**
 * The `pre_shared_key` extension, with binders over the ClientHello it ends (RFC 8446 §4.2.11.2).
 *
 * @param hello everything before it.
 */
export function preSharedKeyExtension(
  flow: MessageFlow,
  hello: ClientHello,
  psks: readonly OfferedPsk[],
  now: Date,
): Extension {
  const identities = psks.map(({ identity, session }) => ({
    identity,
    obfuscated_ticket_age: session === undefined ? 0 : obfuscatedAge(session, now),
  }));
  const make = (binders: Uint8Array[]): Extension => extension(preSharedKey, 'ClientHello', { identities, binders });
  const placeholders = psks.map(({ hash }) => new Uint8Array(hashLength(hash)));
  const extensions = [...(hello.extensions ?? []), make(placeholders)];
  const whole = encodeHandshake(ClientHello, { ...hello, extensions });
  const truncated = whole.subarray(0, whole.length - bindersLength(placeholders));
  const binders = psks.map(({ schedule, binderKey, hash }) =>
    flow.altered('psk_binder', schedule.verifyData(binderKey, flow.transcript.hashWith(hash, truncated))),
  );
  return make(binders);
}

/** The ticket's age in milliseconds, hidden by what the server added (RFC 8446 §4.2.11.1). */
function obfuscatedAge(session: TlsSession, now: Date): number {
  return (now.getTime() - session.issuedAt + session.ticketAgeAdd) % 2 ** 32;
}

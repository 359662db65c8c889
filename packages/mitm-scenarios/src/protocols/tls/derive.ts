import { concatAll, equal, toHex } from '@cutaway/primitives/bytes';
import type { CryptoProvider } from '@cutaway/primitives/crypto';
import { TicketKeys } from '@cutaway/tls-handshake';
import { extendedMasterSecret, findExtension, keyShare, preSharedKey } from '@cutaway/tls-handshake/extensions';
import { KeySchedule12, KeySchedule13, keyLogLine, type NamedSecret } from '@cutaway/tls-handshake/key-schedule';
import { clientKeyExchange, decodeHandshake, serverKeyExchange } from '@cutaway/tls-handshake/messages';
import {
  type CipherSuiteParameters,
  cipherSuite,
  HandshakeType,
  NamedGroup,
  type NamedGroupParameters,
  namedGroup,
  TLS_1_2,
} from '@cutaway/tls-handshake/registry';
import type { Known } from '../../verdict/knowledge.js';
import type { Listener } from '../protocol.js';
import { attempt, type RecordedSession } from './session.js';

/** Key-log lines of one connection, and where the attacker has them from. */
export interface Opening {
  readonly source: string;
  readonly lines: readonly string[];
}

/** Gives the handshake messages of the server that key-log lines open. */
export type OpenHandshake = (lines: readonly string[]) => Uint8Array[];

/** The secrets of a session of TLS 1.2 that follow from what is held (RFC 5246 §8.1, RFC 7627 §4). */
export function* derived12(listener: Listener, session: RecordedSession): Generator<Opening> {
  const suite = cipherSuite(session.serverHello.cipher_suite);
  if (suite === undefined) return;
  const preMasterSecrets =
    suite.keyExchange === 'RSA' ? decrypted(listener, session) : agreed(listener, session, suite);
  for (const { source, bytes, event } of preMasterSecrets) {
    const { crypto } = listener.lab;
    const { clientHello, serverHello, handshakes } = session;
    const schedule = new KeySchedule12({ crypto, suite, version: TLS_1_2, tracer: listener.tracer });
    const keyExchange = handshakes.findIndex(([type]) => type === HandshakeType.of.client_key_exchange);
    if (findExtension(serverHello.extensions, extendedMasterSecret, 'ServerHello') === undefined) {
      schedule.deriveMasterSecret(bytes, { client: clientHello.random, server: serverHello.random }, event);
    } else {
      const sessionHash = crypto.digest(suite.hash, concatAll(handshakes.slice(0, keyExchange + 1)));
      schedule.deriveExtendedMasterSecret(bytes, sessionHash, event);
    }
    yield { source, lines: [keyLogLine('CLIENT_RANDOM', clientHello.random, schedule.masterSecret)] };
  }
}

interface Shared {
  readonly source: string;
  readonly bytes: Uint8Array;
  readonly event: number;
}

const PRE_MASTER_LENGTH = 48;

/** The pre-master secret, decrypted with a private key (RFC 5246 §7.4.7.1). */
function* decrypted({ lab, knowledge, tracer }: Listener, { handshakes }: RecordedSession): Generator<Shared> {
  const message = handshakes.find(([type]) => type === HandshakeType.of.client_key_exchange);
  const body = message && attempt(() => decodeHandshake(clientKeyExchange('RSA'), message));
  if (body === undefined) return;
  for (const { name, keys } of knowledge.keyPairs) {
    const { privateKey } = keys;
    if (privateKey.type !== 'RSA') continue;
    const bytes = attempt(() => lab.crypto.decrypt({ name: 'RSAES-PKCS1-v1_5' }, privateKey, body.exchange_keys));
    // A wrong key gives bytes too: what they are is not told, so that nobody can ask (RFC 5246 §7.4.7.1).
    if (bytes?.length !== PRE_MASTER_LENGTH) continue;
    const event = tracer.secret({
      name: 'pre_master_secret',
      function: 'RSAES-PKCS1-v1_5',
      inputs: [
        { name: 'encrypted_pre_master_secret', value: toHex(body.exchange_keys) },
        { name, value: '' },
      ],
      output: toHex(bytes),
      feeds: ['master_secret'],
      rule: 'RFC 5246 §7.4.7.1',
    });
    yield { source: name, bytes, event };
  }
}

/** The pre-master secret, from a private value of the exchange (RFC 8422 §5.10). */
function* agreed(listener: Listener, session: RecordedSession, suite: CipherSuiteParameters): Generator<Shared> {
  const { keyExchange, authentication } = suite;
  if (keyExchange !== 'ECDHE' || authentication === null) return;
  const find = (wanted: number): Uint8Array | undefined => session.handshakes.find(([type]) => type === wanted);
  const definition = serverKeyExchange({ version: TLS_1_2, keyExchange, authentication });
  const [server, client] = [find(definition.msg_type), find(HandshakeType.of.client_key_exchange)];
  if (server === undefined || client === undefined) return;
  const params = attempt(() => decodeHandshake(definition, server).params);
  const answer = attempt(() => decodeHandshake(clientKeyExchange(keyExchange), client).exchange_keys);
  if (params === undefined || answer === undefined || !('namedcurve' in params)) return;
  yield* exchanged(listener, params.namedcurve, answer, params.public, 'pre_master_secret', 'RFC 8422 §5.10');
}

/** What follows from the private value of either side and the public value of the other. */
function* exchanged(
  { lab, knowledge, tracer }: Listener,
  id: number,
  client: Uint8Array,
  server: Uint8Array,
  name: 'pre_master_secret' | 'shared_secret',
  rule: string,
): Generator<Shared> {
  const group = namedGroup(id);
  if (group === undefined || group.kind === 'kem') return;
  for (const key of knowledge.ephemeralKeys) {
    const bytes = sharedSecret(lab.crypto, group, key, client, server);
    if (bytes === undefined) continue;
    const event = tracer.secret({
      name,
      function: group.name,
      inputs: [
        { name: key.name, value: toHex(key.bytes) },
        { name: 'client_share', value: toHex(client) },
        { name: 'server_share', value: toHex(server) },
      ],
      output: toHex(bytes),
      feeds: [],
      rule,
    });
    yield { source: key.name, bytes, event };
  }
}

function sharedSecret(
  crypto: CryptoProvider,
  { agreement }: NamedGroupParameters & { kind: 'elliptic-curve' | 'finite-field' },
  key: Known,
  client: Uint8Array,
  server: Uint8Array,
): Uint8Array | undefined {
  return attempt(() => {
    const exchange = crypto.keyAgreement(agreement);
    const own = exchange.publicKey(key.bytes);
    if (!equal(own, client) && !equal(own, server)) return undefined;
    return exchange.deriveSharedSecret(key.bytes, equal(own, client) ? server : client);
  });
}

/** The secrets of a session of TLS 1.3 that follow from a private value of its exchange (RFC 8446 §7.1). */
export function* derived13(listener: Listener, session: RecordedSession, open: OpenHandshake): Generator<Opening> {
  const { crypto } = listener.lab;
  const { clientHello, serverHello, handshakes } = session;
  const suite = cipherSuite(serverHello.cipher_suite);
  const answer = findExtension(serverHello.extensions, keyShare, 'ServerHello')?.server_share;
  const offers = findExtension(clientHello.extensions, keyShare, 'ClientHello')?.client_shares ?? [];
  const offer = offers.find(({ group }) => group === answer?.group);
  if (suite === undefined || answer === undefined || offer === undefined) return;
  if (answer.group === NamedGroup.of.X25519MLKEM768) {
    noteHalf(listener, offer.key_exchange, answer.key_exchange);
    return;
  }
  const secrets = exchanged(
    listener,
    answer.group,
    offer.key_exchange,
    answer.key_exchange,
    'shared_secret',
    'RFC 8446 §7.4',
  );
  for (const { source, bytes, event } of secrets) {
    const schedule = new KeySchedule13({ crypto, hash: suite.hash, tracer: listener.tracer });
    const hello = crypto.digest(suite.hash, concatAll([...handshakes]));
    schedule.enterHandshake({ name: 'shared_secret', bytes, from: event });
    const line = (label: Parameters<typeof keyLogLine>[0], secret: NamedSecret): string =>
      keyLogLine(label, clientHello.random, secret.bytes);
    const lines = [
      line('CLIENT_HANDSHAKE_TRAFFIC_SECRET', schedule.handshakeTrafficSecret('client', hello)),
      line('SERVER_HANDSHAKE_TRAFFIC_SECRET', schedule.handshakeTrafficSecret('server', hello)),
    ];
    const upToFinished = crypto.digest(suite.hash, concatAll([...handshakes, ...open(lines)]));
    schedule.enterApplication();
    lines.push(
      line('CLIENT_TRAFFIC_SECRET_0', schedule.applicationTrafficSecret('client', upToFinished)),
      line('SERVER_TRAFFIC_SECRET_0', schedule.applicationTrafficSecret('server', upToFinished)),
    );
    yield { source, lines };
  }
}

const TICKET_KEY_LENGTH = 48;

/** The secret of early data, from a ticket that a stolen key opens (RFC 8446 §2.3, §4.2.11, §7.1). */
export function* derivedEarly({ lab, knowledge, tracer }: Listener, session: RecordedSession): Generator<Opening> {
  const { crypto } = lab;
  const { clientHello, handshakes } = session;
  const [ticket] = findExtension(clientHello.extensions, preSharedKey, 'ClientHello')?.identities ?? [];
  const [hello] = handshakes;
  if (ticket === undefined || hello === undefined) return;
  for (const { name, bytes: key } of knowledge.items.filter(({ bytes }) => bytes.length === TICKET_KEY_LENGTH)) {
    const opened = new TicketKeys({ crypto, keys: [key] }).redeem(ticket.identity);
    const suite = opened === undefined ? undefined : cipherSuite(opened.cipherSuite);
    if (opened === undefined || suite === undefined) continue;
    const event = tracer.secret({
      name: 'psk',
      function: 'AES-256-GCM',
      inputs: [
        { name: 'ticket', value: toHex(ticket.identity) },
        { name, value: toHex(key) },
      ],
      output: toHex(opened.secret),
      feeds: ['early_secret'],
      rule: 'RFC 5077 §4',
    });
    const psk: NamedSecret = { name: 'psk', bytes: opened.secret, from: event };
    const schedule = new KeySchedule13({ crypto, hash: suite.hash, tracer }, psk);
    const secret = schedule.clientEarlyTrafficSecret(crypto.digest(suite.hash, hello));
    yield { source: name, lines: [keyLogLine('CLIENT_EARLY_TRAFFIC_SECRET', clientHello.random, secret.bytes)] };
  }
}

const X25519_LENGTH = 32;

/**
 * Of the hybrid, the private value gives one half of the secret. The other half is inside an ML-KEM ciphertext, and
 * nothing is known that opens it (draft-ietf-tls-ecdhe-mlkem §3, FIPS 203).
 */
function noteHalf({ lab, knowledge, tracer }: Listener, client: Uint8Array, server: Uint8Array): void {
  const x25519 = namedGroup(NamedGroup.of.x25519) as NamedGroupParameters & { kind: 'elliptic-curve' };
  const [clientHalf, serverHalf] = [client.slice(-X25519_LENGTH), server.slice(-X25519_LENGTH)];
  for (const key of knowledge.ephemeralKeys) {
    const bytes = sharedSecret(lab.crypto, x25519, key, clientHalf, serverHalf);
    if (bytes === undefined) continue;
    tracer.secret({
      name: 'x25519_shared_secret',
      function: 'X25519',
      inputs: [
        { name: key.name, value: toHex(key.bytes) },
        { name: 'server_share', value: toHex(serverHalf) },
      ],
      output: toHex(bytes),
      feeds: ['shared_secret'],
      rule: 'draft-ietf-tls-ecdhe-mlkem §3',
    });
    tracer.check({ name: 'attacker.open.ML-KEM-768', outcome: 'failed', rule: 'draft-ietf-tls-ecdhe-mlkem §3' });
  }
}

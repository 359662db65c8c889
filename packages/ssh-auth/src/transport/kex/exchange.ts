import { toHex } from '@cutaway/primitives/bytes';
import { KEX_ANNOUNCEMENTS, KEY_EXCHANGE_METHODS } from '../../registry/key-exchange-methods.js';
import type { Flow } from '../flow.js';
import { KexInit } from '../messages/kexinit.js';
import { NewKeys } from '../messages/newkeys.js';
import type { Packet } from '../packet.js';
import type { Transport } from '../transport.js';
import type { HashedMessage } from './exchange-hash.js';
import { deriveKeys } from './key-derivation.js';
import { guessedRight, type Negotiated, negotiate } from './negotiation.js';
import { allowsPrefixTruncation } from './prefix-truncation.js';

/** What both sides know after their `SSH_MSG_KEXINIT`. */
export interface Agreement {
  readonly negotiated: Negotiated;
  /** I_C and I_S. */
  readonly init: { readonly client: HashedMessage; readonly server: HashedMessage };
  /** Whether this is the connection's first key exchange. */
  readonly first: boolean;
  /** Whether the peer announced that it understands `SSH_MSG_EXT_INFO`. */
  readonly peerExtInfo: boolean;
}

/**
 * Both sides send `SSH_MSG_KEXINIT` and choose (RFC 4253 §7.1).
 *
 * @param received the peer's, when that was the first.
 */
export function* agreeOnAlgorithms(transport: Transport, received: Packet | undefined): Flow<Agreement> {
  const { role } = transport.settings;
  const first = transport.sessionIdentifier.length === 0;
  const own = transport.sendKexInit();
  const packet = received ?? (yield* transport.nextOf(KexInit));
  const peer = transport.decode(KexInit, packet);
  const clientInit = role === 'client' ? own : peer;
  const serverInit = role === 'client' ? peer : own;
  const announced = KEX_ANNOUNCEMENTS[role === 'client' ? 'server' : 'client'];
  if (first) {
    checkStrictKex(transport, {
      announced: peer.value.kex_algorithms.includes(announced.strict),
      firstPacket: packet.sequence === 0,
    });
  }
  const negotiated = negotiate(transport, clientInit.value, serverInit.value);
  if (first) checkPrefixTruncation(transport, negotiated);
  if (transport.trace !== undefined) {
    const keyExchange = KEY_EXCHANGE_METHODS[negotiated.keyExchange].scheme.kind;
    transport.trace.context = { ...transport.trace.context, keyExchange };
  }
  if (peer.value.first_kex_packet_follows && !guessedRight(own.value, peer.value)) yield* transport.packet();
  return {
    negotiated,
    init: { client: clientInit, server: serverInit },
    first,
    peerExtInfo: peer.value.kex_algorithms.includes(announced.extInfo),
  };
}

/** Strict kex: nothing but the key exchange before the first NEWKEYS (OpenSSH PROTOCOL, CVE-2023-48795). */
function checkStrictKex(
  transport: Transport,
  { announced, firstPacket }: { announced: boolean; firstPacket: boolean },
): void {
  const { announceStrictKex, requireStrictKex, tracer } = transport.settings;
  transport.strict = announced && announceStrictKex;
  const rule = 'OpenSSH PROTOCOL, strict kex';
  if (!transport.strict && !requireStrictKex) {
    tracer?.check({ name: 'strict_kex', outcome: 'skipped', rule, context: { announced } });
    return;
  }
  transport.require('strict_kex', transport.strict, 'ssh/strict-kex-missing', () => ({ context: { announced } }));
  transport.require('strict_kex_first_packet', firstPacket, 'ssh/strict-kex-violation', () => ({
    context: { expected: [KexInit.name], actual: 'SSH_MSG_IGNORE' },
  }));
}

/** Says when packets could be cut off unnoticed. Nobody but the peer can help it, so that it ends nothing. */
function checkPrefixTruncation(transport: Transport, { clientToServer, serverToClient }: Negotiated): void {
  const exposed = [clientToServer, serverToClient].filter(allowsPrefixTruncation);
  transport.prefixTruncation = !transport.strict && exposed.length > 0;
  transport.settings.tracer?.check({
    name: 'prefix_truncation',
    outcome: transport.prefixTruncation ? 'failed' : 'passed',
    rule: 'OpenSSH PROTOCOL, strict kex',
    context: { strict: transport.strict, ciphers: [clientToServer.cipher, serverToClient.cipher] },
  });
}

/**
 * Derives the keys and takes them into use with `SSH_MSG_NEWKEYS`, each direction on its own (RFC 4253 §7.3).
 *
 * @param afterNewKeys what is to be sent first under the new keys.
 */
export function* takeKeysIntoUse(
  transport: Transport,
  { negotiated, first }: Agreement,
  secrets: { readonly K: Uint8Array; readonly H: Uint8Array },
  afterNewKeys: () => void,
): Flow {
  const { role, tracer } = transport.settings;
  if (first) {
    transport.sessionIdentifier = secrets.H;
    tracer?.secret({
      name: 'session_identifier',
      function: 'H',
      inputs: [{ name: 'exchange_hash', value: toHex(secrets.H) }],
      output: toHex(secrets.H),
      feeds: ['signature'],
      rule: 'RFC 4253 §7.2',
    });
  }
  const { hash } = KEY_EXCHANGE_METHODS[negotiated.keyExchange];
  const { sessionIdentifier } = transport;
  const keys = deriveKeys(transport, negotiated, { hash, ...secrets, sessionIdentifier });
  const [outgoing, incoming] =
    role === 'client' ? [keys.clientToServer, keys.serverToClient] : [keys.serverToClient, keys.clientToServer];
  transport.send(NewKeys, {});
  transport.changeOutgoingKeys(negotiated, outgoing);
  afterNewKeys();
  transport.releaseHeld();
  yield* transport.expect(NewKeys);
  transport.changeIncomingKeys(negotiated, incoming);
  transport.finishKeyExchange(negotiated, !first);
}

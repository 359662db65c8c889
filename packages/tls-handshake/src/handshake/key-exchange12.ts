import { bytesToUnsigned, concat, toHex } from '@cutaway/primitives/bytes';
import type { FiniteFieldGroup, KeyAgreement, KeyAgreementName, PublicKey } from '@cutaway/primitives/crypto';
import type { MessageFlow, Received } from '../connection/message-flow.js';
import type { ClientKeyExchange } from '../messages/client-key-exchange.js';
import type {
  ServerDHParams,
  ServerECDHParams,
  ServerKeyExchange,
  ServerRSAParams,
} from '../messages/server-key-exchange.js';
import { NamedGroup, type NamedGroupParameters, namedGroup } from '../registry/named-groups.js';
import type { ClientSettings } from './client-settings.js';

/** The client's half of a key exchange, and what both halves give. */
export interface ClientExchange {
  /** For ClientKeyExchange. */
  readonly exchangeKeys: Uint8Array;
  readonly preMasterSecret: Uint8Array;
  /** Event id of the pre-master secret. */
  readonly id: number | undefined;
  /** Registered name of the group. */
  readonly group?: string;
}

/** Elliptic-curve Diffie-Hellman with the server's ephemeral key (RFC 8422 §5.4, §5.10). */
export function ecdheExchange(
  flow: MessageFlow,
  offeredGroups: readonly number[],
  { value, id }: Received<ServerKeyExchange>,
): ClientExchange {
  const params = value.params as ServerECDHParams;
  const label = NamedGroup.label(params.namedcurve);
  flow.choose(() => ({
    name: 'group',
    offered: offeredGroups.map((one) => NamedGroup.label(one)),
    chosen: label,
    reason: 'peer_choice',
    rule: 'RFC 8422 §5.4',
  }));
  const group = namedGroup(params.namedcurve);
  const known = group?.kind === 'elliptic-curve' && offeredGroups.includes(group.id);
  flow.require('group_offered', known, 'tls/group-not-offered', () => ({
    context: { actual: label, offered: offeredGroups.map((one) => NamedGroup.label(one)) },
    subject: { message: id, path: 'params.namedcurve' },
  }));
  const { agreement, shareLength } = group as NamedGroupParameters & { kind: 'elliptic-curve' };
  const peer = { bytes: params.public, name: 'server_ecdh_public', from: id, path: 'params.public' };
  flow.require('public_value_length', params.public.length === shareLength, 'tls/key-share-length', () => ({
    context: { group: label, expected: shareLength, actual: params.public.length },
    subject: { message: id, path: peer.path },
    rule: 'RFC 8422 §5.4.1',
  }));
  return { ...agree(flow, flow.crypto.keyAgreement(agreement), label, peer, 'RFC 8422 §5.10'), group: label };
}

/** Finite-field Diffie-Hellman with a group of the server's making (RFC 5246 §7.4.3, §8.1.2). */
export function dheExchange(
  flow: MessageFlow,
  settings: ClientSettings,
  { value, id }: Received<ServerKeyExchange>,
): ClientExchange {
  const params = value.params as ServerDHParams;
  const bits = bytesToUnsigned(params.dh_p).toString(2).length;
  const minimum = settings.policy.minimumDhBits;
  flow.require('dh_group_strength', bits >= minimum, 'tls/group-too-weak', () => ({
    context: { actual: bits, minimum },
    subject: { message: id, path: 'params.dh_p' },
  }));
  const agreement = flow.crypto.keyAgreement({ p: params.dh_p, g: params.dh_g });
  const peer = { bytes: params.dh_Ys, name: 'dh_Ys', from: id, path: 'params.dh_Ys' };
  const exchange = agree(flow, agreement, `DH (${bits} bits)`, peer, 'RFC 5246 §8.1.2');
  return { ...exchange, preMasterSecret: withoutLeadingZeros(exchange.preMasterSecret) };
}

/** Finite-field secrets lose the zeros in front before TLS 1.3 (RFC 5246 §8.1.2). */
function withoutLeadingZeros(secret: Uint8Array): Uint8Array {
  let zeros = 0;
  while (secret[zeros] === 0) zeros++;
  return secret.subarray(zeros);
}

function agree(
  flow: MessageFlow,
  agreement: KeyAgreement,
  group: string,
  peer: { bytes: Uint8Array; name: string; from: number | undefined; path: string },
  rule: string,
): ClientExchange {
  const pair = agreement.generateKeyPair(flow.givenRandom);
  const privateId = flow.derive(() => ({
    name: 'client_ephemeral_private_key',
    function: 'random',
    inputs: [],
    output: toHex(pair.privateKey),
    feeds: ['ClientKeyExchange', 'pre_master_secret'],
    rule,
  }));
  const preMasterSecret = flow.publicValue(group, peer, () =>
    agreement.deriveSharedSecret(pair.privateKey, peer.bytes),
  );
  const id = flow.derive(() => ({
    name: 'pre_master_secret',
    function: group,
    inputs: [
      { name: 'client_ephemeral_private_key', value: toHex(pair.privateKey), from: privateId as number },
      { name: peer.name, value: toHex(peer.bytes), ...(peer.from === undefined ? {} : { from: peer.from }) },
    ],
    output: toHex(preMasterSecret),
    feeds: ['master_secret'],
    rule,
  }));
  return { exchangeKeys: flow.altered('public_value', pair.publicKey), preMasterSecret, id };
}

/** The short key that a server of an EXPORT suite wants to be encrypted to (RFC 2246 §7.4.3). */
export function temporaryRsaKey({ params }: ServerKeyExchange): PublicKey {
  const { rsa_modulus: n, rsa_exponent: e } = params as ServerRSAParams;
  return { type: 'RSA', n, e };
}

/** A pre-master secret of the client's own, encrypted to the certificate's key (RFC 5246 §7.4.7.1). */
export function rsaExchange(flow: MessageFlow, clientVersion: number, publicKey: PublicKey): ClientExchange {
  const version = Uint8Array.of(clientVersion >> 8, clientVersion & 0xff);
  const preMasterSecret = flow.altered('pre_master_secret', concat(version, flow.random(46)));
  const id = flow.derive(() => ({
    name: 'pre_master_secret',
    function: 'random',
    inputs: [{ name: 'client_version', value: toHex(version) }],
    output: toHex(preMasterSecret),
    feeds: ['ClientKeyExchange', 'master_secret'],
    rule: 'RFC 5246 §7.4.7.1',
  }));
  const exchangeKeys = flow.crypto.encrypt({ name: 'RSAES-PKCS1-v1_5' }, publicKey, preMasterSecret, flow.givenRandom);
  return { exchangeKeys, preMasterSecret, id };
}

/** The server's ephemeral key pair, waiting for the client's public value. */
export interface ServerShare12 {
  readonly group: Omit<NamedGroupParameters, 'id' | 'name' | 'kind'> & {
    readonly id: number;
    readonly name: string;
    readonly kind: 'elliptic-curve' | 'finite-field';
    readonly agreement: KeyAgreementName | FiniteFieldGroup;
  };
  readonly publicKey: Uint8Array;
  readonly privateKey: Uint8Array;
  /** Event id of the private key. */
  readonly from: number | undefined;
}

/** Makes a server's key pair (RFC 8422 §5.4). */
export function makeServerShare12(flow: MessageFlow, group: ServerShare12['group']): ServerShare12 {
  const pair = flow.crypto.keyAgreement(group.agreement).generateKeyPair(flow.givenRandom);
  const from = flow.derive(() => ({
    name: 'server_ephemeral_private_key',
    function: `${group.name} key pair`,
    inputs: [],
    output: toHex(pair.privateKey),
    feeds: ['ServerKeyExchange', 'pre_master_secret'],
    rule: 'RFC 8422 §5.4',
  }));
  return { group, publicKey: flow.altered('public_value', pair.publicKey), privateKey: pair.privateKey, from };
}

/** The pre-master secret, from the client's answer (RFC 8422 §5.7, §5.10). */
export function completeServerShare12(
  flow: MessageFlow,
  { group, privateKey, from }: ServerShare12,
  { value, id: message }: Received<ClientKeyExchange>,
): { readonly preMasterSecret: Uint8Array; readonly id: number | undefined } {
  const peer = value.exchange_keys;
  const curve = group.kind === 'elliptic-curve';
  const path = curve ? 'ecdh_Yc' : 'dh_Yc';
  const rule = curve ? 'RFC 8422 §5.10' : 'RFC 5246 §8.1.2';
  // Zeros in front of a finite-field value may be left out.
  const fits = curve ? peer.length === group.shareLength : peer.length <= group.shareLength;
  flow.require('public_value_length', fits, 'tls/key-share-length', () => ({
    context: { group: group.name, expected: group.shareLength, actual: peer.length },
    subject: { message, path },
    rule: curve ? 'RFC 8422 §5.7' : 'RFC 5246 §7.4.7.2',
  }));
  const shared = flow.publicValue(group.name, { from: message, path }, () =>
    flow.crypto.keyAgreement(group.agreement).deriveSharedSecret(privateKey, peer),
  );
  const secret = flow.altered('shared_secret', shared);
  const preMasterSecret = curve ? secret : withoutLeadingZeros(secret);
  const id = flow.derive(() => ({
    name: 'pre_master_secret',
    function: group.name,
    inputs: [
      { name: 'server_ephemeral_private_key', value: toHex(privateKey), from: from as number },
      { name: path, value: toHex(peer), ...(message === undefined ? {} : { from: message }) },
    ],
    output: toHex(preMasterSecret),
    feeds: ['master_secret'],
    rule,
  }));
  return { preMasterSecret, id };
}

import { toHex } from '@cutaway/primitives/bytes';
import type { MessageFlow } from '../connection/message-flow.js';
import type { KeyShareEntry } from '../extensions/key-share.js';
import type { NamedSecret } from '../key-schedule/tls13.js';
import type { NamedGroupParameters } from '../registry/named-groups.js';

/** A client's key share, waiting for the server's. */
export interface ClientShare {
  readonly group: NamedGroupParameters;
  readonly publicKey: Uint8Array;
  readonly privateKey: Uint8Array;
  /** Event id of the private key. */
  readonly from: number | undefined;
}

/** Makes a key pair for a group (RFC 8446 §4.2.8). */
export function makeClientShare(flow: MessageFlow, group: NamedGroupParameters): ClientShare {
  const pair =
    group.kind === 'kem'
      ? flow.crypto.kem(group.kem).generateKeyPair(flow.givenRandom)
      : flow.crypto.keyAgreement(group.agreement).generateKeyPair(flow.givenRandom);
  const from = flow.derive(() => ({
    name: 'client_ephemeral_private_key',
    function: `${group.name} key pair`,
    inputs: [],
    output: toHex(pair.privateKey),
    feeds: ['ClientHello', 'shared_secret'],
    rule: 'RFC 8446 §4.2.8',
  }));
  return { group, publicKey: flow.altered('public_value', pair.publicKey), privateKey: pair.privateKey, from };
}

/** What client and server share, from the server's answer (RFC 8446 §7.4). */
export function completeShare(
  flow: MessageFlow,
  share: ClientShare,
  answer: KeyShareEntry,
  message: number | undefined,
): NamedSecret {
  const { group } = share;
  const path = 'extensions.key_share.server_share.key_exchange';
  const expected = group.kind === 'kem' ? group.serverShareLength : group.shareLength;
  const actual = answer.key_exchange.length;
  flow.require('public_value_length', actual === expected, 'tls/key-share-length', () => ({
    context: { group: group.name, expected, actual },
    subject: { message, path },
  }));
  const bytes = flow.publicValue(group.name, { from: message, path }, () =>
    group.kind === 'kem'
      ? flow.crypto.kem(group.kem).decapsulate(share.privateKey, answer.key_exchange)
      : flow.crypto.keyAgreement(group.agreement).deriveSharedSecret(share.privateKey, answer.key_exchange),
  );
  return sharedSecret(flow, group, bytes, [
    { name: 'client_ephemeral_private_key', value: share.privateKey, from: share.from },
    { name: 'server_share', value: answer.key_exchange, from: message },
  ]);
}

/** A server's answer to a client's share (RFC 8446 §4.2.8). */
export function answerShare(
  flow: MessageFlow,
  group: NamedGroupParameters,
  offered: KeyShareEntry,
  message: number | undefined,
): { readonly share: KeyShareEntry; readonly shared: NamedSecret } {
  const path = 'extensions.key_share.client_shares.key_exchange';
  const actual = offered.key_exchange.length;
  flow.require('public_value_length', actual === group.shareLength, 'tls/key-share-length', () => ({
    context: { group: group.name, expected: group.shareLength, actual },
    subject: { message, path },
  }));
  const place = { from: message, path };
  const client = { name: 'client_share', value: offered.key_exchange, from: message };
  if (group.kind === 'kem') {
    const { ciphertext, sharedSecret: bytes } = flow.publicValue(group.name, place, () =>
      flow.crypto.kem(group.kem).encapsulate(offered.key_exchange, flow.givenRandom),
    );
    const shared = sharedSecret(flow, group, bytes, [client]);
    return { share: { group: group.id, key_exchange: flow.altered('public_value', ciphertext) }, shared };
  }
  const agreement = flow.crypto.keyAgreement(group.agreement);
  const pair = agreement.generateKeyPair(flow.givenRandom);
  const from = flow.derive(() => ({
    name: 'server_ephemeral_private_key',
    function: `${group.name} key pair`,
    inputs: [],
    output: toHex(pair.privateKey),
    feeds: ['ServerHello', 'shared_secret'],
    rule: 'RFC 8446 §4.2.8',
  }));
  const derived = flow.publicValue(group.name, place, () =>
    agreement.deriveSharedSecret(pair.privateKey, offered.key_exchange),
  );
  const bytes = flow.altered('shared_secret', derived);
  const shared = sharedSecret(flow, group, bytes, [
    { name: 'server_ephemeral_private_key', value: pair.privateKey, from },
    client,
  ]);
  return { share: { group: group.id, key_exchange: flow.altered('public_value', pair.publicKey) }, shared };
}

function sharedSecret(
  flow: MessageFlow,
  group: NamedGroupParameters,
  bytes: Uint8Array,
  inputs: readonly { name: string; value: Uint8Array; from: number | undefined }[],
): NamedSecret {
  const from = flow.derive(() => ({
    name: 'shared_secret',
    function: group.name,
    inputs: inputs.map(({ name, value, from: source }) => ({
      name,
      value: toHex(value),
      ...(source === undefined ? {} : { from: source }),
    })),
    output: toHex(bytes),
    feeds: ['handshake_secret'],
    rule: 'RFC 8446 §7.4',
  }));
  return { name: 'shared_secret', bytes, from };
}

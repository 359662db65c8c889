import { bytesToUnsigned } from '@cutaway/primitives/bytes';
import { type FiniteFieldGroup, type FiniteFieldGroupName, finiteFieldGroup } from '@cutaway/primitives/crypto';
import { encode } from '@cutaway/primitives/wire';
import { mpint, uint32 } from '../../wire/index.js';
import { KexDhGexGroup } from '../messages/kex-dh-gex-group.js';
import { KexDhGexInit } from '../messages/kex-dh-gex-init.js';
import { KexDhGexReply } from '../messages/kex-dh-gex-reply.js';
import { KexDhGexRequest } from '../messages/kex-dh-gex-request.js';
import type { Received } from '../packet.js';
import type { Transport } from '../transport.js';
import { type HashInput, mpintInput } from './exchange-hash.js';
import { type KeyExchangeMethod, traceSharedSecret } from './method.js';
import { isSafePrime } from './safe-prime.js';

/** Sizes of group in bits: RFC 8270 §2 for the minimum, RFC 4419 §3 for the maximum. */
const REQUEST: KexDhGexRequest = { min: 2048, n: 3072, max: 8192 };

/** Diffie-Hellman in a group that the server chooses (RFC 4419). */
export const groupExchange: KeyExchangeMethod = {
  *client(transport) {
    const { crypto, random } = transport.settings;
    const request = transport.send(KexDhGexRequest, REQUEST);
    const group = yield* transport.expect(KexDhGexGroup);
    checkGroup(transport, REQUEST, group);
    const agreement = crypto.keyAgreement(group.value);
    const { privateKey: x, publicKey } = agreement.generateKeyPair(random);
    const e = transport.value('e', publicKey);
    const init = transport.send(KexDhGexInit, { e });
    const reply = yield* transport.expect(KexDhGexReply);
    const { K_S, f, signature_of_H } = reply.value;
    const secret = agreement.deriveSharedSecret(x, f);
    const inputs = [
      { name: 'x', value: x },
      { name: 'f', value: f, from: reply.id },
    ];
    traceSharedSecret(transport, 'Diffie-Hellman', inputs, secret);
    return {
      K_S,
      signature_of_H,
      reply: reply.id,
      values: [
        ...groupInputs(REQUEST, request.id, group.value, group.id),
        mpintInput('e', e, init.id),
        mpintInput('f', f, reply.id),
      ],
      K: encode(mpint, secret),
    };
  },

  *server(transport, K_S, sign) {
    const { crypto, random } = transport.settings;
    const request = yield* transport.expect(KexDhGexRequest);
    const name = chooseGroup(transport, request.value);
    const { p, g } = finiteFieldGroup(name);
    const sent = { p: transport.value('p', p), g: transport.value('g', g) };
    const group = transport.send(KexDhGexGroup, sent);
    const init = yield* transport.expect(KexDhGexInit);
    const { e } = init.value;
    const agreement = crypto.keyAgreement(sent.p === p && sent.g === g ? name : sent);
    const { privateKey: y, publicKey } = agreement.generateKeyPair(random);
    const f = transport.value('f', publicKey);
    const secret = agreement.deriveSharedSecret(y, e);
    const inputs = [
      { name: 'y', value: y },
      { name: 'e', value: e, from: init.id },
    ];
    traceSharedSecret(transport, name, inputs, secret);
    const values = [
      ...groupInputs(request.value, request.id, sent, group.id),
      mpintInput('e', e, init.id),
      mpintInput('f', f),
    ];
    const signature_of_H = yield* sign({ values, K: encode(mpint, secret) });
    transport.send(KexDhGexReply, { K_S, f, signature_of_H });
  },
};

function groupInputs(
  { min, n, max }: KexDhGexRequest,
  request: number | undefined,
  { p, g }: FiniteFieldGroup,
  group: number | undefined,
): HashInput[] {
  const size = (name: string, value: number): HashInput => ({ name, encoded: encode(uint32, value), from: request });
  return [size('min', min), size('n', n), size('max', max), mpintInput('p', p, group), mpintInput('g', g, group)];
}

/** The server's p must have the size that was asked for and be a safe prime (RFC 4419 §3, RFC 8270 §2). */
function checkGroup(transport: Transport, { min, max }: KexDhGexRequest, { value, id }: Received<KexDhGexGroup>): void {
  const { crypto, random } = transport.settings;
  const p = bytesToUnsigned(value.p);
  const bits = p.toString(2).length;
  const subject = { message: id, path: 'p' };
  const details = () => ({ context: { actual: bits, minimum: min, maximum: max }, subject });
  transport.require('group_size', bits >= min && bits <= max, 'ssh/group-exchange-modulus', details);
  transport.require('group_prime', isSafePrime(crypto, p, random), 'ssh/group-exchange-modulus', details);
}

const SIZES: readonly (readonly [bits: number, name: FiniteFieldGroupName])[] = [
  [2048, 'modp2048'],
  [3072, 'modp3072'],
  [4096, 'modp4096'],
  [6144, 'modp6144'],
  [8192, 'modp8192'],
];

/** The smallest group with the size the client would like best, or else the largest it takes. */
function chooseGroup(transport: Transport, { min, n, max }: KexDhGexRequest): FiniteFieldGroupName {
  const allowed = SIZES.filter(([bits]) => bits >= min && bits <= max);
  const chosen = allowed.find(([bits]) => bits >= n) ?? allowed.at(-1);
  const inOrder = min <= n && n <= max;
  transport.require('group_request', inOrder && chosen !== undefined, 'ssh/group-exchange-request', () => ({
    context: { minimum: min, preferred: n, maximum: max },
  }));
  return (chosen as (typeof SIZES)[number])[1];
}

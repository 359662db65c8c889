import { concat, utf8 } from '@cutaway/primitives/bytes';
import type { EllipticCurve, PrivateKey } from '@cutaway/primitives/crypto';
import { type Codec, mapped, struct } from '@cutaway/primitives/wire';
import { byte, mpint, string, text } from '../wire/index.js';
import {
  edwardsPrivateKey,
  malformedPrivateKey,
  rsaPrivateKey,
  type SecurityKeyHandle,
  type SshPrivateKey,
  sshPrivateKey,
} from './private-key.js';
import { sshPublicKey } from './public-key.js';
import { ELLIPTIC_CURVES, ecFields, type PublicKeyType } from './public-key-formats.js';
import { padded } from './signature.js';

type PrivateKeyOf<Type extends 'RSA' | 'DSA' | 'EC'> = Extract<PrivateKey, { type: Type }>;
type EdwardsPrivateKey = Extract<PrivateKey, { seed: Uint8Array }>;

function software<Fields extends object, Key extends PrivateKey>(
  codec: Codec<Fields>,
  from: (fields: Fields) => PrivateKey,
  to: (key: Key) => Fields,
): Codec<SshPrivateKey> {
  return mapped(codec, {
    from: (fields): SshPrivateKey => sshPrivateKey(from(fields)),
    to: (value) => {
      if (!('privateKey' in value)) throw malformedPrivateKey('private_key');
      return to(value.privateKey as Key);
    },
  });
}

interface RsaFields {
  n: Uint8Array;
  e: Uint8Array;
  d: Uint8Array;
  iqmp: Uint8Array;
  p: Uint8Array;
  q: Uint8Array;
}

const rsa = software(
  struct<RsaFields>('ssh-rsa', { n: mpint, e: mpint, d: mpint, iqmp: mpint, p: mpint, q: mpint }),
  ({ iqmp, ...numbers }) => rsaPrivateKey({ ...numbers, qInv: iqmp }),
  ({ n, e, d, qInv, p, q }: PrivateKeyOf<'RSA'>) => ({ n, e, d, iqmp: qInv, p, q }),
);

interface DsaFields {
  p: Uint8Array;
  q: Uint8Array;
  g: Uint8Array;
  y: Uint8Array;
  x: Uint8Array;
}

const dsa = software(
  struct<DsaFields>('ssh-dss', { p: mpint, q: mpint, g: mpint, y: mpint, x: mpint }),
  (numbers) => ({ type: 'DSA', ...numbers }),
  ({ p, q, g, y, x }: PrivateKeyOf<'DSA'>) => ({ p, q, g, y, x }),
);

function ecdsa(curve: EllipticCurve): Codec<SshPrivateKey> {
  const { identifier, length } = ELLIPTIC_CURVES[curve];
  return software(
    struct<{ identifier: Uint8Array; Q: Uint8Array; d: Uint8Array }>(`ecdsa-sha2-${identifier}`, {
      ...ecFields(curve),
      d: mpint,
    }),
    ({ Q, d }) => {
      const scalar = padded(d, length);
      if (scalar === undefined) throw malformedPrivateKey('d ≥ n');
      return { type: 'EC', curve, point: Q, scalar };
    },
    ({ point, scalar }: PrivateKeyOf<'EC'>) => ({ identifier: utf8(identifier), Q: point, d: scalar }),
  );
}

function eddsa(type: 'Ed25519' | 'Ed448', length: number): Codec<SshPrivateKey> {
  return software(
    struct<{ pk: Uint8Array; sk: Uint8Array }>(`ssh-${type.toLowerCase()}`, {
      pk: string({ min: length, max: length }),
      sk: string({ min: 2 * length, max: 2 * length }),
    }),
    ({ pk, sk }) => edwardsPrivateKey(type, pk, sk),
    ({ key, seed }: EdwardsPrivateKey) => ({ pk: key, sk: concat(seed, key) }),
  );
}

const handle = { flags: byte, keyHandle: string(), reserved: string() };

function handleOf(value: SshPrivateKey): SecurityKeyHandle & { application: string } {
  const { application } = value.key;
  if (!('securityKey' in value) || application === undefined) throw malformedPrivateKey('key_handle');
  return { ...value.securityKey, application };
}

const skEd25519: Codec<SshPrivateKey> = mapped(
  struct<{ pk: Uint8Array; application: string } & SecurityKeyHandle>('sk-ssh-ed25519@openssh.com', {
    pk: string({ min: 32, max: 32 }),
    application: text(),
    ...handle,
  }),
  {
    from: ({ pk, application, ...securityKey }): SshPrivateKey => ({
      key: sshPublicKey({ type: 'Ed25519', key: pk }, application),
      securityKey,
      comment: '',
    }),
    to: (value) => ({ pk: (value.key.publicKey as EdwardsPrivateKey).key, ...handleOf(value) }),
  },
);

const skEcdsa: Codec<SshPrivateKey> = mapped(
  struct<{ identifier: Uint8Array; Q: Uint8Array; application: string } & SecurityKeyHandle>(
    'sk-ecdsa-sha2-nistp256@openssh.com',
    { ...ecFields('P-256'), application: text(), ...handle },
  ),
  {
    from: ({ identifier: _, Q, application, ...securityKey }): SshPrivateKey => ({
      key: sshPublicKey({ type: 'EC', curve: 'P-256', point: Q }, application),
      securityKey,
      comment: '',
    }),
    to: (value) => ({
      identifier: utf8(ELLIPTIC_CURVES['P-256'].identifier),
      Q: (value.key.publicKey as PrivateKeyOf<'EC'>).point,
      ...handleOf(value),
    }),
  },
);

/**
 * The fields of a private key behind its type, as key files and agents have them (PROTOCOL.key,
 * draft-ietf-sshm-ssh-agent §3.2). The comment stands outside and is empty here.
 */
export const PRIVATE_KEY_FORMATS: Readonly<Record<PublicKeyType, Codec<SshPrivateKey>>> = {
  'ssh-ed25519': eddsa('Ed25519', 32),
  'ssh-ed448': eddsa('Ed448', 57),
  'ecdsa-sha2-nistp256': ecdsa('P-256'),
  'ecdsa-sha2-nistp384': ecdsa('P-384'),
  'ecdsa-sha2-nistp521': ecdsa('P-521'),
  'ssh-rsa': rsa,
  'ssh-dss': dsa,
  'sk-ssh-ed25519@openssh.com': skEd25519,
  'sk-ecdsa-sha2-nistp256@openssh.com': skEcdsa,
};

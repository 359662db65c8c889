import { utf8 } from '@cutaway/primitives/bytes';
import type { EllipticCurve, PublicKey } from '@cutaway/primitives/crypto';
import { type Codec, constant, mapped, sized32, struct, WireError } from '@cutaway/primitives/wire';
import { mpint, string, text } from '../wire/index.js';

/** The key types of plain public keys: RFC 4253 §6.6, RFC 5656 §3.1, RFC 8709 §4, OpenSSH PROTOCOL.u2f. */
export type PublicKeyType =
  | 'ssh-ed25519'
  | 'ssh-ed448'
  | 'ecdsa-sha2-nistp256'
  | 'ecdsa-sha2-nistp384'
  | 'ecdsa-sha2-nistp521'
  | 'ssh-rsa'
  | 'ssh-dss'
  | 'sk-ssh-ed25519@openssh.com'
  | 'sk-ecdsa-sha2-nistp256@openssh.com';

/** What stands behind the type in a public key. */
export interface PublicKeyFields {
  readonly publicKey: PublicKey;
  /** The FIDO application (relying party), `ssh:` as a rule; on `sk-` keys alone. */
  readonly application?: string;
}

/** A kind of public key. */
export interface PublicKeyFormat {
  readonly type: PublicKeyType;
  /** The fields behind the type, in the order of the blob; a certificate has the same (PROTOCOL.certkeys). */
  readonly fields: Codec<PublicKeyFields>;
}

function fieldsOf<Fields extends object, Key extends PublicKey>(
  codec: Codec<Fields>,
  from: (fields: Fields) => Key,
  to: (key: Key) => Fields,
): Codec<PublicKeyFields> {
  return mapped(codec, {
    from: (fields) => ({ publicKey: from(fields) }),
    to: ({ publicKey }) => to(publicKey as Key),
  });
}

type KeyOf<Type extends 'RSA' | 'DSA' | 'EC'> = Extract<PublicKey, { type: Type }>;
type EdwardsKey = Extract<PublicKey, { key: Uint8Array }>;

const rsa = fieldsOf(
  struct<{ e: Uint8Array; n: Uint8Array }>('ssh-rsa', { e: mpint, n: mpint }),
  ({ e, n }) => ({ type: 'RSA', n, e }) as const,
  ({ e, n }: KeyOf<'RSA'>) => ({ e, n }),
);

const dsa = fieldsOf(
  struct<{ p: Uint8Array; q: Uint8Array; g: Uint8Array; y: Uint8Array }>('ssh-dss', {
    p: mpint,
    q: mpint,
    g: mpint,
    y: mpint,
  }),
  ({ p, q, g, y }) => ({ type: 'DSA', p, q, g, y }) as const,
  ({ p, q, g, y }: KeyOf<'DSA'>) => ({ p, q, g, y }),
);

/** The curves' names in SSH and the lengths of their coordinates (RFC 5656 §10.1). */
export const ELLIPTIC_CURVES: Readonly<
  Record<EllipticCurve, { identifier: 'nistp256' | 'nistp384' | 'nistp521'; length: number }>
> = {
  'P-256': { identifier: 'nistp256', length: 32 },
  'P-384': { identifier: 'nistp384', length: 48 },
  'P-521': { identifier: 'nistp521', length: 66 },
};

/** `Q`: an uncompressed point (SEC 1 §2.3.3); compressed ones are not allowed in practice and not read. */
function ecPoint(length: number): Codec<Uint8Array> {
  const size = 1 + 2 * length;
  const bytes = string({ min: size, max: size });
  return {
    ...bytes,
    read: (reader) => {
      const start = reader.offset + 4;
      const point = bytes.read(reader);
      if (point[0] !== 0x04) {
        throw new WireError('wire/unexpected-value', start, { expected: '04', actual: point[0] as number });
      }
      return point;
    },
  };
}

/** The curve's name and the point, as they begin every ECDSA key. */
export const ecFields = (curve: EllipticCurve): { identifier: Codec<Uint8Array>; Q: Codec<Uint8Array> } => {
  const { identifier, length } = ELLIPTIC_CURVES[curve];
  return { identifier: sized32(constant(utf8(identifier))), Q: ecPoint(length) };
};

const ecdsa = (curve: EllipticCurve): Codec<PublicKeyFields> => {
  const { identifier } = ELLIPTIC_CURVES[curve];
  return fieldsOf(
    struct<{ identifier: Uint8Array; Q: Uint8Array }>(`ecdsa-sha2-${identifier}`, ecFields(curve)),
    ({ Q }) => ({ type: 'EC', curve, point: Q }) as const,
    ({ point }: KeyOf<'EC'>) => ({ identifier: utf8(identifier), Q: point }),
  );
};

const eddsa = (type: 'Ed25519' | 'Ed448', length: number): Codec<PublicKeyFields> =>
  fieldsOf(
    struct<{ key: Uint8Array }>(`ssh-${type.toLowerCase()}`, { key: string({ min: length, max: length }) }),
    ({ key }) => ({ type, key }) as const,
    ({ key }: EdwardsKey) => ({ key }),
  );

const skEd25519: Codec<PublicKeyFields> = mapped(
  struct<{ key: Uint8Array; application: string }>('sk-ssh-ed25519@openssh.com', {
    key: string({ min: 32, max: 32 }),
    application: text(),
  }),
  {
    from: ({ key, application }): PublicKeyFields => ({ publicKey: { type: 'Ed25519', key }, application }),
    to: ({ publicKey, application = '' }) => ({ key: (publicKey as EdwardsKey).key, application }),
  },
);

const skEcdsa: Codec<PublicKeyFields> = mapped(
  struct<{ identifier: Uint8Array; Q: Uint8Array; application: string }>('sk-ecdsa-sha2-nistp256@openssh.com', {
    ...ecFields('P-256'),
    application: text(),
  }),
  {
    from: ({ Q, application }): PublicKeyFields => ({
      publicKey: { type: 'EC', curve: 'P-256', point: Q },
      application,
    }),
    to: ({ publicKey, application = '' }) => ({
      identifier: utf8(ELLIPTIC_CURVES['P-256'].identifier),
      Q: (publicKey as KeyOf<'EC'>).point,
      application,
    }),
  },
);

/** Every kind of public key, by its type. */
export const PUBLIC_KEY_FORMATS: Readonly<Record<PublicKeyType, PublicKeyFormat>> = {
  'ssh-ed25519': { type: 'ssh-ed25519', fields: eddsa('Ed25519', 32) },
  'ssh-ed448': { type: 'ssh-ed448', fields: eddsa('Ed448', 57) },
  'ecdsa-sha2-nistp256': { type: 'ecdsa-sha2-nistp256', fields: ecdsa('P-256') },
  'ecdsa-sha2-nistp384': { type: 'ecdsa-sha2-nistp384', fields: ecdsa('P-384') },
  'ecdsa-sha2-nistp521': { type: 'ecdsa-sha2-nistp521', fields: ecdsa('P-521') },
  'ssh-rsa': { type: 'ssh-rsa', fields: rsa },
  'ssh-dss': { type: 'ssh-dss', fields: dsa },
  'sk-ssh-ed25519@openssh.com': { type: 'sk-ssh-ed25519@openssh.com', fields: skEd25519 },
  'sk-ecdsa-sha2-nistp256@openssh.com': { type: 'sk-ecdsa-sha2-nistp256@openssh.com', fields: skEcdsa },
};

/** Whether a name is the type of a plain public key. */
export function isPublicKeyType(name: string): name is PublicKeyType {
  return Object.hasOwn(PUBLIC_KEY_FORMATS, name);
}

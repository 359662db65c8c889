import {
  type Codec,
  decode,
  encode,
  list,
  type Reader,
  sized32,
  struct,
  WireError,
  type Writer,
} from '@cutaway/primitives/wire';
import { SshError } from '../errors/index.js';
import { boolean, byte, string, text, uint32 } from '../wire/index.js';
import { CONSTRAIN } from './message-numbers.js';

/** The key of a host, or of an authority that certifies hosts. */
export interface KeySpecification {
  readonly keyblob: Uint8Array;
  readonly is_ca: boolean;
}

/** One end of a hop: a user at a host (OpenSSH PROTOCOL.agent §2). */
export interface HopEnd {
  /** A pattern; empty for any, and always at the start of a hop. */
  readonly username: string;
  /** Empty for the machine that the agent runs on. */
  readonly hostname: string;
  readonly reserved: Uint8Array;
  readonly hostkeys: readonly KeySpecification[];
}

/** A hop over which a key may be used: from one host to another. */
export interface DestinationConstraint {
  readonly from: HopEnd;
  readonly to: HopEnd;
  readonly reserved: Uint8Array;
}

const Hop: Codec<HopEnd> = sized32(
  struct<HopEnd>('hop', {
    username: text(),
    hostname: text(),
    reserved: string(),
    hostkeys: list(struct<KeySpecification>('keyspec', { keyblob: string(), is_ca: boolean })) as Codec<
      readonly KeySpecification[]
    >,
  }),
);

/** The contents of `restrict-destination-v00@openssh.com`. */
export const DestinationConstraints: Codec<DestinationConstraint[]> = list(
  sized32(struct<DestinationConstraint>('constraint', { from: Hop, to: Hop, reserved: string() })),
);

/** The name of the constraint on destinations (OpenSSH PROTOCOL.agent §2). */
export const RESTRICT_DESTINATION = 'restrict-destination-v00@openssh.com';

/** How a key in an agent may be used. */
export interface KeyConstraints {
  /** Seconds until the agent forgets the key. */
  readonly lifetime?: number;
  /** Ask the user before each signature. */
  readonly confirm?: boolean;
  /** The hops over which the key may be used to log in; anywhere without. */
  readonly destinations?: readonly DestinationConstraint[];
}

/** Writes constraints behind a key that is added. */
export function writeConstraints(writer: Writer, { lifetime, confirm = false, destinations }: KeyConstraints): void {
  if (lifetime !== undefined) {
    byte.write(writer, CONSTRAIN.SSH_AGENT_CONSTRAIN_LIFETIME);
    uint32.write(writer, lifetime);
  }
  if (confirm) byte.write(writer, CONSTRAIN.SSH_AGENT_CONSTRAIN_CONFIRM);
  if (destinations !== undefined) {
    byte.write(writer, CONSTRAIN.SSH_AGENT_CONSTRAIN_EXTENSION);
    text().write(writer, RESTRICT_DESTINATION);
    string().write(writer, encode(DestinationConstraints, [...destinations]));
  }
}

/**
 * Reads the constraints up to the end of a message.
 *
 * @throws {SshError} `ssh/agent-constraint` for one that is not known: the key must not be added then.
 */
export function readConstraints(reader: Reader): KeyConstraints {
  const constraints: { -readonly [K in keyof KeyConstraints]: KeyConstraints[K] } = {};
  while (reader.remaining > 0) {
    const start = reader.offset;
    const type = reader.field('constraint type', byte);
    const isRepeated =
      (type === CONSTRAIN.SSH_AGENT_CONSTRAIN_LIFETIME && constraints.lifetime !== undefined) ||
      (type === CONSTRAIN.SSH_AGENT_CONSTRAIN_CONFIRM && constraints.confirm !== undefined);
    if (isRepeated) throw new WireError('wire/unexpected-value', start, { expected: 'constraint', actual: type });
    if (type === CONSTRAIN.SSH_AGENT_CONSTRAIN_LIFETIME) constraints.lifetime = reader.field('lifetime', uint32);
    else if (type === CONSTRAIN.SSH_AGENT_CONSTRAIN_CONFIRM) constraints.confirm = true;
    else constraints.destinations = readExtension(reader, type);
  }
  return constraints;
}

function readExtension(reader: Reader, type: number): readonly DestinationConstraint[] {
  const name = type === CONSTRAIN.SSH_AGENT_CONSTRAIN_EXTENSION ? reader.field('extension name', text()) : String(type);
  if (name !== RESTRICT_DESTINATION) throw new SshError('ssh/agent-constraint', { context: { constraint: name } });
  return decode(DestinationConstraints, reader.field('constraints', string()));
}

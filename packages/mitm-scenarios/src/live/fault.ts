import { fromHex, toHex } from '@cutaway/primitives/bytes';
import { ScenarioError } from '../errors.js';
import type { Victim } from '../network/packet.js';

/** A message among those that a side sends. */
export interface Target {
  readonly side: Victim;
  /** The RFC's name: `Certificate`, `SSH_MSG_KEXINIT`. */
  readonly message: string;
  /** Which of the messages of that name, from 1. */
  readonly nth: number;
}

/**
 * One thing that goes wrong in a run. With all but `wire` the sender itself breaks a rule, and goes on computing over
 * what it really sent; with `wire` somebody in between changes bytes, and neither side knows.
 */
export type Fault =
  /** Other bytes in a message, before it is protected. */
  | ({ readonly kind: 'change'; readonly offset: number; readonly bytes: Uint8Array } & Target)
  /** A message that is not sent. */
  | ({ readonly kind: 'drop' } & Target)
  /** A message that is sent twice. */
  | ({ readonly kind: 'repeat' } & Target)
  /** A message that is sent behind the next one. */
  | ({ readonly kind: 'delay' } & Target)
  /** Another message in front of a message. */
  | ({ readonly kind: 'inject'; readonly bytes: Uint8Array } & Target)
  /** One bit less or more in something that is computed: `signature`, `verify_data`, `exchange_hash` … */
  | { readonly kind: 'wrong'; readonly side: Victim; readonly value: string }
  /** Another decision, by its registered number: `version`, `cipher_suite`, `group` … TLS alone. */
  | { readonly kind: 'choose'; readonly side: Victim; readonly choice: string; readonly number: number }
  /** Other bytes in the stream that a side sends, changed on the way; counted from the connection's first byte. */
  | { readonly kind: 'wire'; readonly side: Victim; readonly offset: number; readonly bytes: Uint8Array };

const SIDE = '(?<side>client|server)';
const TARGET = '(?<message>[A-Za-z]\\w*)(?:#(?<nth>[1-9]\\d{0,2}))?';
const HEX = '(?<hex>(?:[0-9a-f]{2})+)';
const FORMS: Readonly<Record<Fault['kind'], RegExp>> = {
  change: new RegExp(`^${SIDE}:change:${TARGET}@(?<offset>\\d{1,7})=${HEX}$`),
  drop: new RegExp(`^${SIDE}:drop:${TARGET}$`),
  repeat: new RegExp(`^${SIDE}:repeat:${TARGET}$`),
  delay: new RegExp(`^${SIDE}:delay:${TARGET}$`),
  inject: new RegExp(`^${SIDE}:inject:${TARGET}=${HEX}$`),
  wrong: new RegExp(`^${SIDE}:wrong:(?<value>\\w+)$`),
  choose: new RegExp(`^${SIDE}:choose:(?<choice>\\w+)=(?<number>0x[0-9a-f]{1,4})$`),
  wire: new RegExp(`^${SIDE}:wire@(?<offset>\\d{1,9})=${HEX}$`),
};

/**
 * Reads a fault, as command lines and addresses have it: `server:change:Certificate@120=ff`, `server:drop:Finished`,
 * `client:inject:Finished=00000000`, `server:wrong:signature`, `server:choose:version=0x0302`, `server:wire@1234=ff`.
 *
 * @throws {ScenarioError} `mitm/unknown-fault`
 */
export function parseFault(text: string): Fault {
  for (const [kind, form] of Object.entries(FORMS) as [Fault['kind'], RegExp][]) {
    const groups = form.exec(text)?.groups;
    if (groups === undefined) continue;
    const { message, nth, offset, hex, value, choice, number } = groups;
    const fault: Record<string, unknown> = { kind, side: groups.side };
    if (message !== undefined) Object.assign(fault, { message, nth: Number(nth ?? 1) });
    if (offset !== undefined) fault.offset = Number(offset);
    if (hex !== undefined) fault.bytes = fromHex(hex);
    if (value !== undefined) fault.value = value;
    if (choice !== undefined) Object.assign(fault, { choice, number: Number(number) });
    return fault as unknown as Fault;
  }
  throw new ScenarioError('mitm/unknown-fault', { text });
}

/** The text that {@link parseFault} reads. */
export function faultText(fault: Fault): string {
  const { kind, side } = fault;
  switch (fault.kind) {
    case 'wrong':
      return `${side}:${kind}:${fault.value}`;
    case 'choose':
      return `${side}:${kind}:${fault.choice}=0x${fault.number.toString(16).padStart(4, '0')}`;
    case 'wire':
      return `${side}:${kind}@${fault.offset}=${toHex(fault.bytes)}`;
    default: {
      const target = `${side}:${kind}:${fault.message}${fault.nth === 1 ? '' : `#${fault.nth}`}`;
      if (fault.kind === 'change') return `${target}@${fault.offset}=${toHex(fault.bytes)}`;
      return fault.kind === 'inject' ? `${target}=${toHex(fault.bytes)}` : target;
    }
  }
}

/** Bytes with others from an offset on; as they are where the offset lies behind their end. */
export function overwritten(bytes: Uint8Array, offset: number, others: Uint8Array): Uint8Array {
  if (offset >= bytes.length) return bytes;
  const changed = bytes.slice();
  changed.set(others.subarray(0, bytes.length - offset), offset);
  return changed;
}

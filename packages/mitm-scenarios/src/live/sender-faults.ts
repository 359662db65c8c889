import type { Victim } from '../network/packet.js';
import { type Fault, overwritten } from './fault.js';

/** What both protocols' senders hand to their `faults`. */
interface Message {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The faults of one sender in one connection, in the form that `./lab` of both protocols takes. */
export interface SenderFaults<M extends Message> {
  message(message: M): readonly M[];
  value(name: string, bytes: Uint8Array): Uint8Array;
  choice(name: string, chosen: number): number;
}

/**
 * Makes a sender break the rules that its faults name.
 *
 * @param injected the message that carries injected bytes in front of another.
 * @param applied learns which faults came to pass.
 */
export function senderFaults<M extends Message>(
  side: Victim,
  faults: readonly Fault[],
  injected: (before: M, bytes: Uint8Array) => M,
  applied: Set<Fault>,
): SenderFaults<M> | undefined {
  const own = faults.filter((fault) => fault.side === side && fault.kind !== 'wire');
  if (own.length === 0) return undefined;
  const counts = new Map<string, number>();
  let delayed: M[] = [];

  return {
    message(message) {
      const nth = (counts.get(message.name) ?? 0) + 1;
      counts.set(message.name, nth);
      const before: M[] = [];
      let now: M[] = [message];
      const held = delayed;
      delayed = [];
      for (const fault of own) {
        if (!('message' in fault) || fault.message !== message.name || fault.nth !== nth) continue;
        if (fault.kind === 'change' && fault.offset >= message.bytes.length) continue;
        applied.add(fault);
        if (fault.kind === 'inject') before.push(injected(message, fault.bytes));
        if (fault.kind === 'drop') now = [];
        if (fault.kind === 'repeat') now = now.flatMap((one) => [one, one]);
        if (fault.kind === 'change') {
          now = now.map((one) => ({ ...one, bytes: overwritten(one.bytes, fault.offset, fault.bytes) }));
        }
        if (fault.kind === 'delay') {
          delayed.push(...now);
          now = [];
        }
      }
      return [...before, ...now, ...held];
    },
    value(name, bytes) {
      let altered = bytes;
      for (const fault of own) {
        if (fault.kind !== 'wrong' || fault.value !== name || bytes.length === 0) continue;
        applied.add(fault);
        // The last byte: in DER and in length-prefixed values it is content, so that the form stays right.
        altered = overwritten(altered, altered.length - 1, Uint8Array.of((altered.at(-1) ?? 0) ^ 1));
      }
      return altered;
    },
    choice(name, chosen) {
      let decided = chosen;
      for (const fault of own) {
        if (fault.kind !== 'choose' || fault.choice !== name) continue;
        applied.add(fault);
        decided = fault.number;
      }
      return decided;
    },
  };
}

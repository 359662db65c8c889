import { concat, fromHex, toHex } from '@cutaway/primitives/bytes';
import type { RandomSource } from '@cutaway/primitives/crypto';
import type { TraceEvent } from '@cutaway/primitives/trace';
import { expect } from 'vitest';
import type { TlsConnection, TlsEvent } from '../../src/index.js';
import type { Extension } from '../../src/lab/index.js';

export type Side = 'client' | 'server';

/** Bytes of one direction. Every value is hex, as the RFC prints it. */
interface Flight {
  readonly from: Side;
  /** Application data that is sent. */
  readonly data?: string;
  /** Whether it is close_notify. */
  readonly closes?: boolean;
  /** Whole records. */
  readonly bytes: string;
}

/** A trace of RFC 8448. */
export interface Rfc8448Trace {
  /** What each side draws at random, in the order in which we draw it. */
  readonly drawn: Readonly<Record<Side, readonly string[]>>;
  readonly flights: readonly Flight[];
  /** Outputs of the key schedule, by our names. */
  readonly secrets: readonly (readonly [name: string, value: string])[];
}

/** Gives what a side of a trace draws, and nothing else. */
export function drawnBy(trace: Rfc8448Trace, side: Side): RandomSource {
  const values = trace.drawn[side].map(fromHex);
  return (length) => {
    const value = values.shift();
    if (value?.length !== length) throw new Error(`${length} random bytes are drawn, the trace has ${value?.length}`);
    return value;
  };
}

/** Keeps the secrets a connection derives. */
export function secretsInto(secrets: Set<string>): (event: TraceEvent) => void {
  return (event) => {
    if (event.kind === 'secret') secrets.add(`${event.name} ${event.output}`);
  };
}

/**
 * Lets one side live through a trace: it must send each of its flights byte for byte and take the other side's.
 *
 * @returns what happened on it.
 */
export function replay(trace: Rfc8448Trace, side: Side, connection: TlsConnection): TlsEvent[] {
  const events: TlsEvent[] = [];
  let output: Uint8Array = new Uint8Array(0);
  for (const { from, data, closes, bytes } of trace.flights) {
    if (from === side) {
      if (data !== undefined) connection.send(fromHex(data.replaceAll(/\s/g, '')));
      if (closes === true) connection.close();
      output = concat(output, connection.output());
      const expected = fromHex(bytes.replaceAll(/\s/g, ''));
      expect(toHex(output.subarray(0, expected.length))).toBe(toHex(expected));
      output = output.subarray(expected.length);
    } else {
      expect(toHex(output)).toBe('');
      connection.receive(fromHex(bytes.replaceAll(/\s/g, '')));
    }
    events.push(...connection.events());
    const failure = events.find((event) => event.type === 'error');
    if (failure?.type === 'error') throw failure.error;
  }
  expect(toHex(concat(output, connection.output()))).toBe('');
  return events;
}

/** Puts extensions in an order, and some among them that a connection would not send. @param added by their types. */
export function arrange(
  extensions: readonly Extension[],
  order: readonly number[],
  added: ReadonlyMap<number, unknown>,
): Extension[] {
  return order.map((extension_type) => {
    if (added.has(extension_type)) return { extension_type, extension_data: added.get(extension_type) };
    const own = extensions.find((extension) => extension.extension_type === extension_type);
    if (own === undefined) throw new Error(`extension ${extension_type} is not sent`);
    return own;
  });
}

import { toHex } from '@cutaway/primitives/bytes';
import type { TraceListener, Tracer } from '@cutaway/primitives/trace';
import { otherThan } from '../attackers/adversary.js';
import type { Victim } from '../network/packet.js';
import type { Recorder } from '../network/recorder.js';
import type { Protocol } from '../protocols/protocol.js';
import { type Fault, overwritten } from './fault.js';

/** One end of a connection without input and output of its own. */
export interface End {
  receive(bytes: Uint8Array): void;
  output(): Uint8Array;
}

/** A record or packet that is told to the trace and not on the wire yet. */
interface Announced {
  readonly step: number;
  readonly length: number;
}

type WireFault = Fault & { readonly kind: 'wire' };

/**
 * The wire between a client and a server: carries one record or packet a step, and lets somebody change bytes on the
 * way if the faults say so.
 */
export class Wire {
  private readonly recorder: Recorder;
  private readonly protocol: Protocol;
  private readonly session: number;
  private readonly faults: readonly WireFault[];
  private readonly applied: Set<Fault>;
  private readonly attacker: Tracer;
  private readonly announced: Record<Victim, Announced[]> = { client: [], server: [] };
  private readonly offsets: Record<Victim, number> = { client: 0, server: 0 };
  private facing: Victim = 'client';

  constructor(recorder: Recorder, protocol: Protocol, session: number, faults: readonly Fault[], applied: Set<Fault>) {
    this.recorder = recorder;
    this.protocol = protocol;
    this.session = session;
    this.faults = faults.filter((fault) => fault.kind === 'wire');
    this.applied = applied;
    this.attacker = recorder.tracer('attacker', protocol.name, () => ({ session, facing: this.facing }));
  }

  /** Takes a side's trace. */
  listener(side: Victim): TraceListener {
    const { recorder, session } = this;
    const record = recorder.listener(side, () => ({ session, facing: otherThan(side) }));
    return (event) => {
      if (event.kind === 'message' && event.direction === 'sent' && event.streamOffset !== undefined) {
        this.announced[side].push({ step: recorder.beginStep(), length: event.bytes.length / 2 });
      }
      record(event);
    };
  }

  /** Carries until both sides are silent. */
  settle(ends: Readonly<Record<Victim, End>>): void {
    while (this.carry('client', ends) || this.carry('server', ends));
  }

  private carry(from: Victim, ends: Readonly<Record<Victim, End>>): boolean {
    let left = ends[from].output();
    if (left.length === 0) return false;
    while (left.length > 0) {
      const { step, length } = this.announced[from].shift() ?? { step: this.recorder.beginStep(), length: left.length };
      this.recorder.step = step;
      ends[otherThan(from)].receive(this.passed(from, left.slice(0, length)));
      left = left.subarray(length);
    }
    return true;
  }

  /** What comes out of the wire for what went in. */
  private passed(from: Victim, bytes: Uint8Array): Uint8Array {
    if (this.faults.length === 0) return bytes;
    const start = this.offsets[from];
    this.offsets[from] += bytes.length;
    let changed = bytes;
    for (const fault of this.faults) {
      if (fault.side !== from || fault.offset < start || fault.offset >= start + bytes.length) continue;
      this.applied.add(fault);
      changed = overwritten(changed, fault.offset - start, fault.bytes);
    }
    this.facing = from;
    this.tell('received', bytes);
    if (changed !== bytes) {
      this.attacker.choice({ name: 'wire.action', offered: ACTIONS, chosen: 'change', reason: 'wire.flip-bit' });
      this.facing = otherThan(from);
      this.tell('sent', changed);
    }
    return changed;
  }

  private tell(direction: 'sent' | 'received', bytes: Uint8Array): void {
    const { name, fields } = this.protocol.dissect(bytes);
    this.attacker.message({ direction, layer: 'wire', name, bytes: toHex(bytes), fields });
  }
}

const ACTIONS = ['forward', 'change'] as const;

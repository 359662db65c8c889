import { CutawayError } from '@cutaway/primitives/errors';
import type { Party } from './party.js';
import type { Program, Wait } from './program.js';

/** A program that is running, with the packets that wait for it. */
export class Endpoint<T = unknown> {
  /** `running` until it returned (`finished`) or found something it must not go on with (`refused`). */
  state: 'running' | 'finished' | 'refused' = 'running';
  result: T | undefined;
  error: CutawayError | undefined;
  private readonly inbox: Uint8Array[] = [];
  private readonly program: Program<T>;
  private readonly party: Pick<Party, 'tracer' | 'tracesEnd'>;
  private waiting: Wait | undefined;

  constructor(program: Program<T>, party: Pick<Party, 'tracer' | 'tracesEnd'>) {
    this.program = program;
    this.party = party;
  }

  start(): void {
    this.advance(NOTHING);
  }

  deliver(packet: Uint8Array): void {
    this.inbox.push(packet);
    this.poll();
  }

  /** Goes on to the next wait, if what it waits for is there. Returns whether it moved. */
  poll(): boolean {
    if (this.state !== 'running') return false;
    if (typeof this.waiting === 'function') {
      if (!this.waiting()) return false;
      this.advance(NOTHING);
      return true;
    }
    const packet = this.inbox.shift();
    if (packet === undefined) return false;
    this.advance(packet);
    return true;
  }

  /** The connection is gone: nothing more will come. */
  cut(): void {
    if (this.state === 'running') this.party.tracer.end({ how: 'truncated', by: 'peer' });
  }

  private advance(packet: Uint8Array): void {
    this.waiting = undefined;
    try {
      const { done, value } = this.program.next(packet);
      if (done) {
        this.state = 'finished';
        this.result = value;
      } else {
        this.waiting = value;
      }
    } catch (error) {
      // Anything else is a mistake in a program and must not pass for a refusal.
      if (!(error instanceof CutawayError)) throw error;
      this.state = 'refused';
      this.error = error;
      if (!this.party.tracesEnd) this.party.tracer.end({ how: 'alert', by: 'local', error: error.code });
    }
  }
}

const NOTHING = new Uint8Array(0);

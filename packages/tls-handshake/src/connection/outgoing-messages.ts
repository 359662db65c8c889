import { concatAll } from '@cutaway/primitives/bytes';
import type { Carrier } from '@cutaway/primitives/trace';
import type { Codec } from '@cutaway/primitives/wire';
import type { RecordWriter } from '../record/record-writer.js';
import { ContentType } from '../registry/content-type.js';
import type { OutgoingMessage } from './faults.js';
import type { HandshakeTrace } from './handshake-trace.js';

/** A handshake message that was sent. */
export interface Sent {
  readonly raw: Uint8Array;
  /** Event id, once it went into a record. */
  id: number | undefined;
}

interface Queued extends OutgoingMessage {
  readonly codec: Codec<unknown> | undefined;
  readonly sent: Sent;
}

/** Messages that wait for their records: handshake messages that follow each other share them (RFC 8446 §5.1). */
export class OutgoingMessages {
  private readonly writer: RecordWriter;
  private readonly trace: HandshakeTrace;
  private queue: Queued[] = [];

  constructor(writer: RecordWriter, trace: HandshakeTrace) {
    this.writer = writer;
    this.trace = trace;
  }

  add(message: Queued): void {
    this.queue.push(message);
  }

  /** Puts everything queued into records. */
  flush(): void {
    const { queue } = this;
    if (queue.length === 0) return;
    this.queue = [];
    for (let start = 0; start < queue.length; ) {
      const { type } = queue[start] as Queued;
      let end = start + 1;
      if (type === ContentType.of.handshake) while (queue[end]?.type === type) end++;
      this.writeTogether(type, queue.slice(start, end));
      start = end;
    }
  }

  /** Forgets what is queued: the connection failed before it was sent. */
  discard(): void {
    this.queue = [];
  }

  private writeTogether(type: number | 'raw', messages: readonly Queued[]): void {
    const [first] = messages as [Queued];
    const content = messages.length === 1 ? first.bytes : concatAll(messages.map(({ bytes }) => bytes));
    if (type === 'raw') {
      this.writer.writeRaw(content);
      return;
    }
    const written = this.writer.write(type, content);
    if (this.trace.tracer === undefined) return;
    let start = 0;
    for (const message of messages) {
      const end = start + message.bytes.length;
      const carriers: Carrier[] = [];
      for (const { id, pos, size } of written) {
        const from = Math.max(start, pos);
        const to = Math.min(end, pos + size);
        if (from < to || (start === end && size === 0)) carriers.push({ id, pos: from - pos, size: to - from });
      }
      message.sent.id = this.trace.traceMessage('sent', type, message.name, message.bytes, message.codec, carriers);
      start = end;
    }
  }
}

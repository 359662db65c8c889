import type { MessageEvent } from '@cutaway/primitives/trace';
import type { RunReport } from '../result.js';

/** The messages of the handshake and above; the records around them say nothing more here. */
export function messagesOf(run: Pick<RunReport, 'trace'> | undefined): readonly MessageEvent[] {
  return (run?.trace ?? []).filter(
    (event): event is MessageEvent => event.kind === 'message' && event.layer !== 'record' && event.layer !== 'packet',
  );
}

/** Those that the server sent. */
export function sentMessages(run: Pick<RunReport, 'trace'> | undefined): readonly MessageEvent[] {
  return messagesOf(run).filter(({ direction }) => direction === 'sent');
}

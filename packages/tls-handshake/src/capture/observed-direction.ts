import type { NamedSecret } from '../key-schedule/tls13.js';
import type { HandshakeReassembly } from '../record/handshake-reassembly.js';
import type { RecordReader } from '../record/record-reader.js';

/** Who sent something. */
export type Side = 'client' | 'server';

/** One direction of a connection that is read from outside. */
export interface ObservedDirection {
  readonly side: Side;
  readonly reader: RecordReader;
  readonly incoming: HandshakeReassembly;
  /** The traffic secret in use, in TLS 1.3. */
  secret?: NamedSecret | undefined;
  finished: boolean;
  /** Nothing more can be read. */
  stopped: boolean;
}

import { CutawayError } from '@cutaway/primitives/errors';
import { ClientHello, decodeHandshake, isHelloRetryRequest, ServerHello } from '@cutaway/tls-handshake/messages';
import { ContentType, HandshakeType } from '@cutaway/tls-handshake/registry';
import type { Packet, Victim } from '../../network/packet.js';
import { plainHandshakes, recordOf } from './record.js';

/** One connection as it was recorded. */
export interface RecordedSession {
  readonly packets: Readonly<Record<Victim, readonly Packet[]>>;
  readonly clientHello: ClientHello;
  /** The last one, after a retry. */
  readonly serverHello: ServerHello;
  /** The handshake messages that crossed the wire in the clear, in order, with their headers. */
  readonly handshakes: readonly Uint8Array[];
  /** The first packet with application data in it, as far as that shows from outside. */
  readonly data: Packet | undefined;
}

/** A recording taken apart by connection; those that got no answer are left out. */
export function sessionsIn(recording: readonly Packet[]): RecordedSession[] {
  const numbers = [...new Set(recording.map(({ session }) => session))];
  return numbers.flatMap((number) => {
    const session = sessionOf(recording.filter(({ session: own }) => own === number));
    return session === undefined ? [] : [session];
  });
}

function sessionOf(packets: readonly Packet[]): RecordedSession | undefined {
  const handshakes: Uint8Array[] = [];
  const locked = new Set<Victim>();
  for (const { from, bytes } of packets) {
    const record = recordOf(bytes);
    if (record?.type === ContentType.of.change_cipher_spec) locked.add(from);
    if (record === undefined || locked.has(from)) continue;
    handshakes.push(...plainHandshakes(record).map(({ raw }) => raw));
  }
  const clientHello = last(handshakes, HandshakeType.of.client_hello, (raw) => decodeHandshake(ClientHello, raw));
  const serverHello = last(handshakes, HandshakeType.of.server_hello, (raw) => decodeHandshake(ServerHello, raw));
  if (clientHello === undefined || serverHello === undefined || isHelloRetryRequest(serverHello)) return undefined;
  const sentBy = (side: Victim): Packet[] => packets.filter(({ from }) => from === side);
  const data = packets.find(({ bytes }) => bytes[0] === ContentType.of.application_data);
  return {
    packets: { client: sentBy('client'), server: sentBy('server') },
    clientHello,
    serverHello,
    handshakes,
    data,
  };
}

function last<T>(handshakes: readonly Uint8Array[], msg_type: number, read: (raw: Uint8Array) => T): T | undefined {
  const raw = handshakes.findLast(([type]) => type === msg_type);
  return raw === undefined ? undefined : attempt(() => read(raw));
}

/** `undefined` for what cannot be read, or not be computed. */
export function attempt<T>(operation: () => T): T | undefined {
  try {
    return operation();
  } catch (error) {
    if (error instanceof CutawayError) return undefined;
    throw error;
  }
}

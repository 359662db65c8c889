import { fromHex } from '@cutaway/primitives/bytes';
import type { MessageEvent, TraceEvent } from '@cutaway/primitives/trace';
import { KeyLogFile, ObservedConnection } from '@cutaway/tls-handshake/capture';
import { findExtension, supportedVersions } from '@cutaway/tls-handshake/extensions';
import { type KeyLogLabel, keyLogLine } from '@cutaway/tls-handshake/key-schedule';
import { TLS_1_2, TLS_1_3 } from '@cutaway/tls-handshake/registry';
import type { Packet, Victim } from '../../network/packet.js';
import type { Listener } from '../protocol.js';
import { derived12, derived13, derivedEarly, type Opening } from './derive.js';
import { type RecordedSession, sessionsIn } from './session.js';

/**
 * Decrypts what was recorded with every secret that is held, and with those that follow from a private key or a private
 * value of the key exchange and what crossed the wire in the clear.
 */
export function deduce(listener: Listener): void {
  const { recording, knowledge, recorder } = listener;
  for (const packet of recording) {
    recorder.step = packet.step;
    knowledge.learn('packet', packet.bytes, packet.event);
  }
  for (const session of sessionsIn(recording)) {
    if (session.data === undefined) continue;
    recorder.step = session.data.step;
    let tried = 0;
    let opened = false;
    for (const opening of openings(listener, session)) {
      tried += 1;
      opened = learnData(listener, session, opening) || opened;
      if (opened) break;
    }
    if (!opened) noteClosed(listener, session, session.data, tried);
  }
}

function versionOf({ serverHello: { extensions, legacy_version } }: RecordedSession): number {
  return findExtension(extensions, supportedVersions, 'ServerHello')?.selected_version ?? legacy_version;
}

function* openings(listener: Listener, session: RecordedSession): Generator<Opening> {
  yield* held(listener, session);
  if (versionOf(session) === TLS_1_2) {
    yield* derived12(listener, session);
    return;
  }
  yield* derivedEarly(listener, session);
  yield* derived13(listener, session, (lines) => serverHandshakes(listener, session, lines));
}

const LABELS: readonly (readonly [name: string, label: KeyLogLabel])[] = [
  ['master_secret', 'CLIENT_RANDOM'],
  ['client_early_traffic_secret', 'CLIENT_EARLY_TRAFFIC_SECRET'],
  ['client_handshake_traffic_secret', 'CLIENT_HANDSHAKE_TRAFFIC_SECRET'],
  ['server_handshake_traffic_secret', 'SERVER_HANDSHAKE_TRAFFIC_SECRET'],
  ['client_application_traffic_secret_0', 'CLIENT_TRAFFIC_SECRET_0'],
  ['server_application_traffic_secret_0', 'SERVER_TRAFFIC_SECRET_0'],
];

/** Secrets that the attacker was given, tried on this session whatever session they are from. */
function* held({ knowledge }: Listener, { clientHello }: RecordedSession): Generator<Opening> {
  const lines = LABELS.flatMap(([name, label]) =>
    knowledge.items
      .filter((item) => item.name === `stolen ${name}`)
      .map(({ bytes }) => keyLogLine(label, clientHello.random, bytes)),
  );
  if (lines.length > 0) yield { source: 'stolen session key', lines };
}

/** What somebody with a key log sees of a session: its events, as a live client would tell them. */
function observe({ lab }: Listener, { packets }: RecordedSession, lines: readonly string[]): TraceEvent[] {
  const events: TraceEvent[] = [];
  const connection = new ObservedConnection({
    crypto: lab.crypto,
    keys: new KeyLogFile(lines.join('\n')),
    trace: (event) => events.push(event),
    problem: () => {},
  });
  for (const side of ['client', 'server'] as const) {
    for (const { bytes } of packets[side]) connection.receive(side, bytes);
  }
  return events;
}

/** Messages of the server that were encrypted, up to its Finished. */
function serverHandshakes(listener: Listener, session: RecordedSession, lines: readonly string[]): Uint8Array[] {
  const events = observe(listener, session, lines);
  const messages = protectedMessages(events, 'handshake').filter(({ message }) => message.direction === 'received');
  const finished = messages.findIndex(({ message }) => message.name === 'Finished');
  return messages.slice(0, finished + 1).map(({ message }) => fromHex(message.bytes));
}

interface Opened {
  readonly message: MessageEvent;
  readonly record: MessageEvent;
}

/** Messages of a layer that came in records which were really decrypted. */
function protectedMessages(events: readonly TraceEvent[], layer: string): Opened[] {
  return events.flatMap((message) => {
    if (message.kind !== 'message' || message.layer !== layer) return [];
    const record = events.find(({ id }) => id === message.carriers?.[0]?.id);
    return record?.kind === 'message' && record.protection !== undefined ? [{ message, record }] : [];
  });
}

function learnData(listener: Listener, session: RecordedSession, { source, lines }: Opening): boolean {
  const { knowledge, tracer, recorder } = listener;
  const data = protectedMessages(observe(listener, session, lines), 'application_data');
  for (const { message, record } of data) {
    const packet = packetAt(session.packets[message.direction === 'sent' ? 'client' : 'server'], record.streamOffset);
    if (packet !== undefined) recorder.step = packet.step;
    const ciphertext = { name: record.name, value: record.bytes };
    const event = tracer.secret({
      name: 'payload',
      function: record.protection?.algorithm ?? '',
      inputs: [
        packet?.event === undefined ? ciphertext : { ...ciphertext, from: packet.event },
        { name: `${record.protection?.key} (${source})`, value: '' },
      ],
      output: message.bytes,
      feeds: [],
      rule: versionOf(session) >= TLS_1_3 ? 'RFC 8446 §5.2' : 'RFC 5246 §6.2.3.3',
    });
    knowledge.learn('payload', fromHex(message.bytes), event);
  }
  return data.length > 0;
}

/** The packet in which a byte of a side's stream lies. */
function packetAt(packets: readonly Packet[], offset = 0): Packet | undefined {
  let end = 0;
  return packets.find(({ bytes }) => {
    end += bytes.length;
    return offset < end;
  });
}

function noteClosed({ tracer, recorder }: Listener, session: RecordedSession, first: Packet, tried: number): void {
  recorder.step = first.step;
  const count = (side: Victim): number => session.packets[side].length;
  tracer.check({
    name: 'attacker.open.TLS',
    outcome: 'failed',
    rule: versionOf(session) >= TLS_1_3 ? 'RFC 8446 §5.2' : 'RFC 5246 §6.2.3.3',
    context: { tried, packets: count('client') + count('server') },
    ...(first.event === undefined ? {} : { subject: { message: first.event } }),
  });
}

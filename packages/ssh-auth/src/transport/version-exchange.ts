import { SshProtocolError } from '../errors/protocol.js';
import { type Flow, INPUT } from './flow.js';
import type { Transport } from './transport.js';

/** The longest identification string, line end included (RFC 4253 §4.2). */
const MAXIMUM_IDENTIFICATION = 255;
/** The longest line before it, and how many, as OpenSSH has them. */
const MAXIMUM_LINE = 8192;
const MAXIMUM_LINES = 1024;

const LINE_FEED = 0x0a;

/** Both sides say which protocol and program they are (RFC 4253 §4.2). */
export function* versionExchange(transport: Transport): Flow {
  const { role, identification } = transport.settings;
  transport.sendIdentification();
  const peer = yield* receiveIdentification(transport);
  transport.identification =
    role === 'client' ? { client: identification, server: peer } : { client: peer, server: identification };
  checkProtocolVersion(transport, peer);
}

function* receiveIdentification(transport: Transport): Flow<string> {
  for (let lines = 0; lines <= MAXIMUM_LINES; lines++) {
    const line = yield* receiveLine(transport);
    if (line.startsWith('SSH-')) return line;
    // Only the server may send other lines first.
    if (transport.settings.role === 'server') throw new SshProtocolError('ssh/not-ssh');
  }
  throw new SshProtocolError('ssh/too-many-lines', { maximum: MAXIMUM_LINES });
}

function* receiveLine(transport: Transport): Flow<string> {
  const { input } = transport;
  for (;;) {
    const size = input.sizeThrough(LINE_FEED, MAXIMUM_LINE);
    if (size !== undefined) return readLine(transport, input.take(size) as Uint8Array);
    const start = input.peek(Math.min(4, input.length)) as Uint8Array;
    const maximum = String.fromCharCode(...start) === 'SSH-' ? MAXIMUM_IDENTIFICATION : MAXIMUM_LINE;
    if (input.length >= maximum) throw new SshProtocolError('ssh/identification-too-long', { maximum });
    if (transport.inputEnded) throw new SshProtocolError(input.length > 0 ? 'ssh/not-ssh' : 'ssh/connection-lost');
    yield INPUT;
  }
}

function readLine(transport: Transport, line: Uint8Array): string {
  transport.trace?.identification('received', line);
  // Every byte stands for itself, so that the exchange hash is over the bytes that came.
  const text = String.fromCharCode(...line).replace(/\r?\n$/, '');
  if (!text.startsWith('SSH-')) return text;
  if (line.length > MAXIMUM_IDENTIFICATION) {
    throw new SshProtocolError('ssh/identification-too-long', { maximum: MAXIMUM_IDENTIFICATION });
  }
  if (!/^[ -~]*$/.test(text)) throw new SshProtocolError('ssh/identification-malformed');
  return text;
}

/** `1.99` is a server that also knows SSH-1 (RFC 4253 §5.1). */
function checkProtocolVersion(transport: Transport, peer: string): void {
  const [, protoversion = ''] = peer.split('-');
  const accepted = protoversion === '2.0' || (protoversion === '1.99' && transport.settings.role === 'client');
  transport.require('protocol_version', accepted, 'ssh/protocol-version', () => ({
    context: { actual: protoversion },
  }));
}

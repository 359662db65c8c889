import { concat, utf8 } from '@cutaway/primitives/bytes';
import type { SshServer } from '@cutaway/ssh-auth';
import type { Faults } from '@cutaway/ssh-auth/lab';
import type { HostileCase } from '../../hostile-case.js';
import type { Witness } from '../../witness.js';
import { honest } from '../scenes.js';

/** Opens a channel to the client that it never asked for, and watches whether it takes it. */
function opens(server: SshServer, witness: Witness): void {
  server.openForwardedTcpip(
    { host: '127.0.0.1', port: 1 },
    { host: '127.0.0.1', port: 1 },
    { opened: () => witness.observe('ssh-unasked-channel-taken') },
  );
}

const u32 = (value: number): Uint8Array => Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
const string = (bytes: Uint8Array): Uint8Array => concat(u32(bytes.length), bytes);

/** Another type of channel, with the rest as that type has it, in place of the one that is opened (RFC 4254 §5.1). */
const opening = (type: string, rest: Uint8Array = new Uint8Array(0)): Faults => ({
  message: (message) => {
    if (message.name !== 'SSH_MSG_CHANNEL_OPEN') return [message];
    const typeLength = new DataView(message.bytes.buffer, message.bytes.byteOffset).getUint32(1);
    // sender channel, initial window size, maximum packet size
    const numbers = message.bytes.subarray(5 + typeLength, 5 + typeLength + 12);
    return [{ ...message, bytes: concat(message.bytes.subarray(0, 1), string(utf8(type)), numbers, rest) }];
  },
});

const unasked = (id: string, rules: readonly string[], faults?: Faults): HostileCase => ({
  id,
  protocol: 'ssh',
  group: 'channels',
  severity: 'high',
  goal: 'exec',
  fallShows: 'ssh-unasked-channel-taken',
  rules,
  cwe: [441],
  attack: (material) =>
    honest(material, {
      began: (server, _, witness) => opens(server, witness),
      ...(faults === undefined ? {} : { lab: { faults } }),
    }),
  twin: (material) => honest(material),
});

/** Channels that a server opens unasked (RFC 4254 §6.3, §7). */
export const channelCases: readonly HostileCase[] = [
  unasked('ssh-unasked-forwarding', ['RFC 4254 §7.2']),
  unasked('ssh-unasked-agent', ['OpenSSH PROTOCOL.agent', 'RFC 4254 §5.1'], opening('auth-agent@openssh.com')),
  unasked('ssh-unasked-x11', ['RFC 4254 §6.3.2'], opening('x11', concat(string(utf8('127.0.0.1')), u32(6000)))),
];

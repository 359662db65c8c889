import type { SshServer } from '@cutaway/ssh-auth';
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

/** Channels that a server opens unasked (RFC 4254 §6.3, §7). */
export const channelCases: readonly HostileCase[] = [
  {
    id: 'ssh-unasked-forwarding',
    protocol: 'ssh',
    group: 'channels',
    severity: 'high',
    goal: 'exec',
    fallShows: 'ssh-unasked-channel-taken',
    rules: ['RFC 4254 §7.2'],
    cwe: [441],
    attack: (material) => honest(material, { began: (server, _, witness) => opens(server, witness) }),
    twin: (material) => honest(material),
  },
];

import type { SshClientOptions } from '../client/options.js';
import { SshClient } from '../client/ssh-client.js';
import type { SshServerOptions } from '../server/options.js';
import { SshServer } from '../server/ssh-server.js';
import type { LabOptions } from '../transport/settings.js';

/** A client that breaks rules as `lab` says. */
export function faultyClient(options: SshClientOptions, lab: LabOptions): SshClient {
  return new SshClient(options, lab);
}

/** A server that breaks rules as `lab` says. */
export function faultyServer(options: SshServerOptions, lab: LabOptions): SshServer {
  return new SshServer(options, lab);
}

import { concatAll } from '@cutaway/primitives/bytes';
import { type Authentication, SshClient, type SshClientOptions } from '@cutaway/ssh-auth';
import type { Party } from '../../network/party.js';
import type { Program } from '../../network/program.js';
import type { Ask } from '../../rungs/rung.js';
import { LADDER_ALGORITHMS } from './algorithms.js';
import { startCommand } from './command.js';
import { driven, observed, progress } from './connection.js';

/** What sets one SSH client apart from another. */
export interface SshClientHas {
  /** `alice` unless given. */
  readonly userName?: string;
  readonly verifyHostKey: SshClientOptions['verifyHostKey'];
  /** Gives what to log in with; the connection begins when that is known. */
  readonly login: (party: Party) => Program<Authentication>;
}

/** Connects, logs in, runs one command and takes what it writes for the answer. */
export function* sshClient(party: Party, has: SshClientHas, ask: Ask): Program<Uint8Array> {
  const { userName = 'alice', verifyHostKey } = has;
  const authentication = [yield* has.login(party)];
  const { crypto, random, serverName: host } = party;
  const algorithms = LADDER_ALGORITHMS;
  const options = { crypto, random, trace: observed(party), now: () => 0, algorithms };
  const client = new SshClient({ host, userName, verifyHostKey, authentication, ...options });
  driven(party, client);
  while (client.state !== 'connected') yield* progress(party, client);

  const command = startCommand(client, yield* ask());
  while (!command.closed) yield* progress(party, client);
  client.close();
  driven(party, client);
  return concatAll(command.output);
}

import type { KeyPair } from '@cutaway/primitives/crypto';
import { type ServerAuthentication, type ServerSession, SshServer, signingKey } from '@cutaway/ssh-auth';
import type { Party } from '../../network/party.js';
import type { Program } from '../../network/program.js';
import type { Serve } from '../../rungs/rung.js';
import { LADDER_ALGORITHMS } from './algorithms.js';
import { driven, observed, progress } from './connection.js';

/** What sets one SSH server apart from another. */
export interface SshServerHas {
  readonly hostKey: KeyPair;
  readonly authentication: ServerAuthentication;
}

/** Lets a user in, runs one command and writes the answer. */
export function* sshServer(party: Party, { hostKey, authentication }: SshServerHas, serve: Serve): Program<void> {
  let started: { session: ServerSession; command: Uint8Array } | undefined;
  const { crypto, random } = party;
  const server = new SshServer({
    crypto,
    random,
    trace: observed(party),
    now: () => 0,
    algorithms: LADDER_ALGORITHMS,
    hostKeys: [signingKey(hostKey.privateKey, { crypto })],
    authentication,
    announceHostKeys: false,
    onSession: (session) => ({
      exec: (command) => {
        started = { session, command: command.slice() };
        return true;
      },
    }),
  });
  driven(party, server);
  while (started === undefined) yield* progress(party, server);
  const { session, command } = started;
  const answer = yield* serve(command);
  session.channel.write(answer);
  session.exit(0);
  while (server.state === 'connected') yield* progress(party, server);
}

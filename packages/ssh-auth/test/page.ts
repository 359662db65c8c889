import { fromUtf8 } from '@cutaway/primitives/bytes';
import type { TraceEvent } from '@cutaway/primitives/trace';
import { signingKey } from '@cutaway/ssh-auth';
import { parsePrivateKey } from '@cutaway/ssh-auth/keys';
import { hostKeyVerifier, KnownHosts } from '@cutaway/ssh-auth/known-hosts';
import { connect, fromWebSocket } from '@cutaway/ssh-auth/web';

/** What the page is told. */
export interface Login {
  readonly relay: string;
  readonly userName: string;
  /** An OpenSSH private key. */
  readonly key: string;
  /** The text of a known_hosts file. */
  readonly knownHosts: string;
  readonly command: string;
}

/** What it saw: what the command wrote, or the code of the error, and the packets by name. */
export interface Outcome {
  readonly stdout?: string;
  readonly error?: string;
  readonly messages: readonly string[];
}

/** Logs in as a page would, and runs a command. */
export async function login({ relay, userName, key, knownHosts, command }: Login): Promise<Outcome> {
  const messages: string[] = [];
  try {
    const parsed = parsePrivateKey(key);
    if ('securityKey' in parsed) throw new Error('a page cannot ask this key to sign');
    const connection = await connect(fromWebSocket(new WebSocket(relay)), {
      host: 'build.example',
      userName,
      verifyHostKey: hostKeyVerifier(new KnownHosts([knownHosts])),
      authentication: [{ method: 'publickey', key: signingKey(parsed.privateKey) }],
      trace: (event: TraceEvent) => event.kind === 'message' && messages.push(event.name),
    });
    const { stdout } = await connection.exec(command);
    await connection.close();
    return { stdout: fromUtf8(stdout), messages };
  } catch (error) {
    return { error: (error as { code?: string }).code ?? String(error), messages };
  }
}

Object.assign(globalThis, { login });

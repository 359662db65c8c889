import { CutawayError } from '@cutaway/primitives/errors';
import type { SshClient, SshClientEvent } from '@cutaway/ssh-auth';
import { fingerprint, type SshPublicKey, shortTypeName } from '@cutaway/ssh-auth/keys';
import { updateHostKeys } from '@cutaway/ssh-auth/node';
import type { RunContext } from '../../run-context.js';
import { printableLines } from '../../terminal/printable.js';
import { sentenceFor } from './sentences.js';
import type { Settings } from './settings.js';

/** Tells the user what a connection brings beside its purpose, and learns the host keys it names. */
export class ConnectionEvents {
  private readonly settings: Settings;
  private readonly context: RunContext;
  private client: SshClient | undefined;
  private announced: readonly Uint8Array[] | undefined;

  constructor(settings: Settings, context: RunContext) {
    this.settings = settings;
    this.context = context;
  }

  /** The login is done. */
  connected(client: SshClient): void {
    this.client = client;
    this.learn();
  }

  receive(event: SshClientEvent): void {
    if (event.type === 'banner') for (const line of printableLines(event.message)) this.note(line);
    if (event.type === 'keys' && event.info.prefixTruncation) this.note(this.context.say('ssh.prefixTruncation'));
    if (event.type !== 'hostkeys') return;
    this.announced = event.keys;
    this.learn();
  }

  private learn(): void {
    const { client, announced } = this;
    const [file] = this.settings.knownHosts;
    if (!this.settings.updateHostKeys || client === undefined || announced === undefined || file === undefined) return;
    this.announced = undefined;
    updateHostKeys(client, announced, file).then(
      (rotation) => {
        if ('obstacle' in rotation) return;
        const { say } = this.context;
        const values = (key: SshPublicKey) => ({
          type: shortTypeName(key.type),
          fingerprint: fingerprint(key),
          file,
        });
        for (const key of rotation.learn) this.note(say('ssh.learned', values(key)));
        for (const { key } of rotation.forget) this.note(say('ssh.forgotten', values(key)));
      },
      (error: unknown) => {
        if (!(error instanceof CutawayError)) throw error;
        // The program may be done before the server has answered.
        if (client.state === 'connected' && !client.restricted) this.note(sentenceFor(error, this.context.language));
      },
    );
  }

  private note(line: string): void {
    if (!this.settings.quiet) this.context.note(line);
  }
}

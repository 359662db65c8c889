import { equal } from '@cutaway/primitives/bytes';
import { CutawayError } from '@cutaway/primitives/errors';
import { nodeCrypto } from '@cutaway/primitives/node';
import type { Authentication, KeyboardInteractiveAuthentication, SessionProof, SigningKey } from '@cutaway/ssh-auth';
import { type AgentConnection, connectAgent, readIdentityFile } from '@cutaway/ssh-auth/node';
import type { RunContext } from '../../run-context.js';
import { printableLines } from '../../terminal/printable.js';
import type { Ask } from './questions.js';
import { sentenceFor } from './sentences.js';
import type { MethodName, Settings } from './settings.js';

/** How to log in, gathered when the server wants to know. */
export class LoginMethods {
  private readonly settings: Settings;
  private readonly ask: Ask;
  private readonly context: RunContext;
  private agent: AgentConnection | undefined;

  constructor(settings: Settings, ask: Ask, context: RunContext) {
    this.settings = settings;
    this.ask = ask;
    this.context = context;
  }

  /** In the order of `PreferredAuthentications`. */
  async all(session: SessionProof): Promise<Authentication[]> {
    const { methods, batch } = this.settings;
    const made: Authentication[] = [];
    for (const method of methods) {
      if (method === 'publickey') made.push(...(await this.publickey(session)));
      else if (!batch) made.push(this.interactive(method));
    }
    return made;
  }

  /** Lets go of the agent. */
  close(): void {
    this.agent?.close();
  }

  /** Keys the user named, then the agent's, then those of the default files. What the agent holds it signs with. */
  private async publickey(session: SessionProof): Promise<Authentication[]> {
    const { identitiesNamed, identitiesOnly } = this.settings;
    const files = await this.fileKeys();
    const agent = await this.agentKeys(session);
    const [held, other] = [agent.filter((one) => isAmong(files, one)), agent.filter((one) => !isAmong(files, one))];
    const unnamed = identitiesOnly ? [] : other;
    const ordered = identitiesNamed
      ? [...files.map((one) => held.find(({ key }) => equal(key.blob, one.key.blob)) ?? one), ...unnamed]
      : [...held, ...unnamed, ...files.filter((one) => !isAmong(held, one))];
    return ordered.map(({ key, name }) => ({
      method: 'publickey',
      key,
      signatureFailed: (error: CutawayError) => this.complain('ssh.keyUnused', { name }, error),
    }));
  }

  private async fileKeys(): Promise<NamedKey[]> {
    const keys: NamedKey[] = [];
    for (const path of this.settings.identities) {
      const passphrase = (): Promise<string | undefined> =>
        this.secret(this.context.say('ssh.askPassphrase', { path }));
      try {
        const read = await readIdentityFile(path, { passphrase, crypto: nodeCrypto });
        keys.push(...read.map((key) => ({ key, name: path })));
      } catch (error) {
        if (!(error instanceof CutawayError)) throw error;
        const missing = error.code === 'ssh/file-unreadable' && error.context.reason === 'ENOENT';
        if (!missing || this.settings.identitiesNamed) this.complain('ssh.keyUnused', { name: path }, error);
      }
    }
    return keys;
  }

  private async agentKeys({ hostKey, sessionIdentifier, signature }: SessionProof): Promise<NamedKey[]> {
    const { agent } = this.settings;
    if (agent === undefined) return [];
    try {
      this.agent = await connectAgent(agent);
      const bind = { hostkey: hostKey, session_identifier: sessionIdentifier, signature, is_forwarding: false };
      // An agent that does not know what this is has no keys that are meant for certain hosts alone.
      await this.agent.client.bindSession(bind).catch(unlessRefused);
      return (await this.agent.client.signingKeys()).map((key) => ({ key, name: key.comment }));
    } catch (error) {
      if (!(error instanceof CutawayError)) throw error;
      this.complain('ssh.agentUnused', { path: agent }, error);
      return [];
    }
  }

  private interactive(method: Exclude<MethodName, 'publickey'>): Authentication {
    const { userName, host } = this.settings;
    const { say } = this.context;
    if (method === 'keyboard-interactive') return { method, respond: (request) => this.respond(request) };
    return {
      method,
      password: () => this.secret(say('ssh.askPassword', { user: userName, host })),
      changePassword: (prompt) => this.newPassword(prompt),
    };
  }

  private async respond({
    name,
    instruction,
    prompts,
  }: Parameters<KeyboardInteractiveAuthentication['respond']>[0]): Promise<string[] | undefined> {
    const { userName, host } = this.settings;
    for (const line of [...printableLines(name), ...printableLines(instruction)]) this.context.note(line);
    const answers: string[] = [];
    for (const { prompt, echo } of prompts) {
      // The server's words, marked as such: they could ask for anything.
      const answer = await this.ask(`(${userName}@${host}) ${printableLines(prompt).join('\n')}`, { echo });
      if (answer === undefined) return undefined;
      answers.push(answer);
    }
    return answers;
  }

  private async newPassword(prompt: string): Promise<string | undefined> {
    const { userName, host } = this.settings;
    const { say, note } = this.context;
    for (const line of printableLines(prompt)) note(line);
    for (;;) {
      const first = await this.secret(say('ssh.askNewPassword', { user: userName, host }));
      if (first === undefined) return undefined;
      const second = await this.secret(say('ssh.askNewPasswordAgain', { user: userName, host }));
      if (second === undefined || first === second) return second;
      note(say('ssh.passwordsDiffer'));
    }
  }

  /** Nobody who is asked in a batch answers. */
  private async secret(question: string): Promise<string | undefined> {
    return this.settings.batch ? undefined : this.ask(question, { echo: false });
  }

  private complain(
    key: 'ssh.keyUnused' | 'ssh.agentUnused',
    values: Record<string, string>,
    error: CutawayError,
  ): void {
    const { note, say, language } = this.context;
    if (!this.settings.quiet) note(say(key, { ...values, reason: sentenceFor(error, language) }));
  }
}

function unlessRefused(error: unknown): void {
  if (!(error instanceof CutawayError) || error.code !== 'ssh/agent-refused') throw error;
}

/** A key, and what to call it before the user. */
interface NamedKey {
  readonly key: SigningKey;
  readonly name: string;
}

function isAmong(keys: readonly NamedKey[], { key: { blob } }: NamedKey): boolean {
  return keys.some(({ key }) => equal(key.blob, blob));
}

import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import { readSecret } from '../../files.js';
import type { RunContext } from '../../run-context.js';
import { askAsOpenSsh } from '../ssh/questions.js';

/** Where the passphrase of a key comes from: a file's first line, `-` for standard input; else it is asked for. */
export interface PassphraseSource {
  readonly passphraseFile?: string | undefined;
}

/** Where the passphrase of a file to write comes from. */
export interface NewPassphraseSource {
  readonly newPassphraseFile?: string | undefined;
  /** `false`: write it without one (`--no-passphrase`). */
  readonly passphrase?: boolean;
}

/** The passphrase of a key that is there. `undefined` when nobody gives one. */
export async function passphraseOf(
  file: string,
  { passphraseFile }: PassphraseSource,
  context: RunContext,
): Promise<string | undefined> {
  if (passphraseFile !== undefined) return readSecret(passphraseFile);
  return (await ask(context)(context.say('key.askPassphrase', { file }), { echo: false })) || undefined;
}

/**
 * A passphrase for a file to write, asked for twice; `undefined` for none.
 *
 * @throws {Failure} with exit code 2 when nobody says whether there is to be one.
 */
export async function newPassphrase(
  file: string,
  { newPassphraseFile, passphrase }: NewPassphraseSource,
  context: RunContext,
): Promise<string | undefined> {
  if (passphrase === false) return undefined;
  if (newPassphraseFile !== undefined) return readSecret(newPassphraseFile);
  const { say, note } = context;
  for (;;) {
    const first = await ask(context)(say('key.askNewPassphrase', { file }), { echo: false });
    if (first === undefined) throw new Failure(ExitCode.usage, 'key.newPassphraseNeeded');
    const second = await ask(context)(say('key.askAgain'), { echo: false });
    if (first === second) return first === '' ? undefined : first;
    note(say('key.passphrasesDiffer'));
  }
}

const ask = ({ env }: RunContext) => askAsOpenSsh(env);

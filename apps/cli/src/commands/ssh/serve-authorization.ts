import { CutawayError } from '@cutaway/primitives/errors';
import type { OfferedKey } from '@cutaway/ssh-auth';
import { type AuthorizedKeysFile, authorizeKey, type SessionPermissions } from '@cutaway/ssh-auth/authorized-keys';
import { explainAuthorization } from '@cutaway/ssh-auth/explain';
import { isUserPresent, isUserVerified } from '@cutaway/ssh-auth/keys';
import type { RunContext } from '../../run-context.js';
import { sentenceFor } from './sentences.js';

/** Decides who may log in on one connection, and says why. */
export class KeyAuthorization {
  private readonly files: () => Promise<readonly AuthorizedKeysFile[]>;
  private readonly address: string;
  private readonly context: RunContext;
  private readonly line: (text: string) => void;
  private granted: SessionPermissions | undefined;

  /** @param line shows a line about the connection. */
  constructor(
    files: () => Promise<readonly AuthorizedKeysFile[]>,
    address: string,
    context: RunContext,
    line: (text: string) => void,
  ) {
    this.files = files;
    this.address = address;
    this.context = context;
    this.line = line;
  }

  /** What the one who logged in may do. */
  get permissions(): SessionPermissions | undefined {
    return this.granted;
  }

  /** Whether a key may log in: asked for the question, and again for the signature. */
  async allows(user: string, { key, certificate, signed, authenticator }: OfferedKey): Promise<boolean> {
    const { language, say } = this.context;
    let files: readonly AuthorizedKeysFile[];
    try {
      files = await this.files();
    } catch (error) {
      if (!(error instanceof CutawayError)) throw error;
      this.line(sentenceFor(error, language));
      return false;
    }
    const remote = { address: this.address };
    const authorization = authorizeKey(files, { user, key: certificate?.blob ?? key.blob, remote });
    // What is allowed is told once the signature is there.
    if (signed || !authorization.allowed) this.line(explainAuthorization(authorization, user, language));
    if (!authorization.allowed || !signed) return authorization.allowed;
    const { permissions } = authorization;
    const touched = authenticator === undefined || !permissions.touchRequired || isUserPresent(authenticator);
    const verified = !permissions.verifyRequired || (authenticator !== undefined && isUserVerified(authenticator));
    if (!touched || !verified) {
      this.line(say(touched ? 'sshServe.notVerified' : 'sshServe.notTouched'));
      return false;
    }
    this.granted = permissions;
    return true;
  }
}

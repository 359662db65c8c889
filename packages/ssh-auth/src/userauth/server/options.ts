import type { SshCertificate } from '../../certificates/certificate.js';
import type { SshPublicKey } from '../../keys/public-key.js';
import type { AuthenticatorData } from '../../keys/security-key-signature.js';
import type { Prompt } from '../messages/userauth-info-request.js';

/** The methods a server can take. */
export type ServerMethodName = 'none' | 'password' | 'publickey' | 'keyboard-interactive';

/** A key with which somebody wants to log in. */
export interface OfferedKey {
  readonly key: SshPublicKey;
  /** The certificate around it, when it came with one. Nothing in it has been checked but that it can be read. */
  readonly certificate?: SshCertificate;
  /** The name of the public key algorithm: `rsa-sha2-512`, `ssh-ed25519-cert-v01@openssh.com`. */
  readonly algorithm: string;
  /**
   * Whether the signature was there and right. Without, the client only asks whether the key would do, and the user
   * has proven nothing.
   */
  readonly signed: boolean;
  /** What the authenticator of a FIDO key said beside a right signature: whether the user touched it, and the like. */
  readonly authenticator?: AuthenticatorData;
}

/** What became of a password: right, wrong, or right but to be changed. */
export type PasswordAnswer = boolean | { readonly change: string };

/** Questions to the user. */
export interface Questions {
  readonly name?: string;
  readonly instruction?: string;
  readonly prompts: readonly Prompt[];
}

type Later<T> = T | Promise<T>;

/**
 * Who may log in, and how. A method exists when its function is given; a function says whether its proof is good.
 *
 * Take care that a wrong user name takes as long as a wrong password.
 */
export interface ServerAuthentication {
  /** Lets users in without any proof. */
  readonly none?: (userName: string) => Later<boolean>;
  /** @param newPassword given when the client answers a wish for a change. */
  readonly password?: (userName: string, password: string, newPassword?: string) => Later<PasswordAnswer>;
  /** Whether a key may log in. Called for the question and again, `signed`, for the login. */
  readonly publickey?: (userName: string, offered: OfferedKey) => Later<boolean>;
  /**
   * The next questions, or the decision.
   *
   * @param answers those of all rounds so far, in order.
   */
  readonly keyboardInteractive?: (
    userName: string,
    answers: readonly (readonly string[])[],
  ) => Later<boolean | Questions>;
  /**
   * Sequences of methods of which one must be gone through (sshd_config(5), AuthenticationMethods); any one method
   * unless given.
   */
  readonly required?: readonly (readonly ServerMethodName[])[];
  /** Shown before the login. */
  readonly banner?: string;
  /** Failures before the connection ends: 6 unless given. */
  readonly maximumAttempts?: number;
}

/** Who logged in. */
export interface Login {
  readonly userName: string;
  /** What was proven, in order. */
  readonly methods: readonly ServerMethodName[];
  /** The key of the last public key authentication. */
  readonly key?: OfferedKey;
}

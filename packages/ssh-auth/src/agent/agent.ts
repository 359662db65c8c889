import { copy, equal } from '@cutaway/primitives/bytes';
import { CryptoError, type CryptoProvider, constantTimeEqual } from '@cutaway/primitives/crypto';
import { noble } from '@cutaway/primitives/noble';
import { decode, encode, WireError } from '@cutaway/primitives/wire';
import { parseKeyOrCertificate } from '../certificates/certificate.js';
import { SshError } from '../errors/index.js';
import { signMessage, verifySignature } from '../keys/signature.js';
import { type SignatureAlgorithmName, signatureAlgorithmsOf } from '../keys/signature-algorithms.js';
import { type BoundSession, permitsDestination } from './destinations.js';
import { type AgentKey, readIdentity } from './identity.js';
import { AGENT, SIGN_FLAG } from './message-numbers.js';
import {
  AgentMessage,
  agentMessage,
  Extension,
  IdentitiesAnswer,
  Lock,
  RemoveIdentity,
  SESSION_BIND,
  SessionBind,
  SignRequest,
  SignResponse,
} from './messages.js';
import { readUserauthRequest } from './userauth-request.js';

/**
 * Why an agent refused.
 *
 * - `malformed`: the message, or the key in it, cannot be read.
 * - `unsupported`: a message or a constraint that is not known here.
 * - `locked`, `not-locked`, `wrong-passphrase`: about the lock.
 * - `unknown-key`: it does not hold the key.
 * - `algorithm`: the key cannot sign so; SHA-1 is refused.
 * - `unconfirmed`: the user did not agree, or there was nobody to ask.
 * - `destination`: the key may not be used there.
 * - `session`: the session of the signature is not the one that the connection is bound to; or it cannot be bound so.
 */
export type AgentRefusal =
  | 'malformed'
  | 'unsupported'
  | 'locked'
  | 'not-locked'
  | 'wrong-passphrase'
  | 'unknown-key'
  | 'algorithm'
  | 'unconfirmed'
  | 'destination'
  | 'session';

/** What an agent needs from outside. */
export interface AgentOptions {
  readonly crypto?: CryptoProvider;
  /** Seconds since 1970; the system's clock unless given. */
  readonly now?: () => number;
  /** Asks the user about a signature with a key that must be confirmed. Without, such keys sign nothing. */
  readonly confirm?: (key: AgentKey) => boolean | Promise<boolean>;
  /** Sign with RSA and SHA-1 when a client asks for it, as old ones do, and `ssh-add -T`. False unless given. */
  readonly insecureSha1Signatures?: boolean;
  /** Is told why a request was refused; the client is not. */
  readonly onRefusal?: (reason: AgentRefusal) => void;
}

interface HeldKey extends AgentKey {
  readonly blob: Uint8Array;
  /** Seconds since 1970. */
  readonly expires: number;
}

/** The most sessions a connection may be bound to, as in OpenSSH. */
const MAXIMUM_SESSIONS = 16;

class Refusal extends Error {
  readonly reason: AgentRefusal;

  constructor(reason: AgentRefusal) {
    super(reason);
    this.reason = reason;
  }
}

/** An agent: holds private keys and signs with them. Does no input or output: see {@link connect}. */
export class Agent {
  private held: HeldKey[] = [];
  private passphrase: Uint8Array | undefined;
  private readonly crypto: CryptoProvider;
  private readonly now: () => number;
  private readonly options: AgentOptions;

  constructor(options: AgentOptions = {}) {
    this.options = options;
    this.crypto = options.crypto ?? noble;
    this.now = options.now ?? (() => Math.floor(Date.now() / 1000));
  }

  /** A new connection: answers each message in turn, both without the length in front. Never throws. */
  connect(): (request: Uint8Array) => Promise<Uint8Array> {
    const sessions: BoundSession[] = [];
    const bound = { sessions, failed: false };
    return async (request) => {
      try {
        return await this.answer(request, bound);
      } catch (error) {
        this.options.onRefusal?.(reasonOf(error));
        return agentMessage(AGENT.SSH_AGENT_FAILURE);
      }
    };
  }

  /** Takes a key; one with the same public key or certificate is replaced. */
  add(key: AgentKey): void {
    const blob = (key.certificate ?? key.key.key).blob;
    const { lifetime } = key.constraints;
    const expires = lifetime === undefined ? Number.POSITIVE_INFINITY : this.now() + lifetime;
    this.held = [...this.keys().filter((other) => !equal(other.blob, blob)), { ...key, blob, expires }];
  }

  private keys(): HeldKey[] {
    const now = this.now();
    this.held = this.held.filter(({ expires }) => expires > now);
    return this.held;
  }

  private async answer(request: Uint8Array, bound: Bound): Promise<Uint8Array> {
    const { type, contents } = decode(AgentMessage, copy(request));
    if (type === AGENT.SSH_AGENTC_UNLOCK) return this.unlock(contents);
    if (this.passphrase !== undefined && type !== AGENT.SSH_AGENTC_REQUEST_IDENTITIES) throw new Refusal('locked');
    switch (type) {
      case AGENT.SSH_AGENTC_REQUEST_IDENTITIES:
        return this.listIdentities(bound);
      case AGENT.SSH_AGENTC_SIGN_REQUEST:
        return this.sign(contents, bound);
      case AGENT.SSH_AGENTC_ADD_IDENTITY:
      case AGENT.SSH_AGENTC_ADD_ID_CONSTRAINED:
        this.add(readIdentity(contents));
        return agentMessage(AGENT.SSH_AGENT_SUCCESS);
      case AGENT.SSH_AGENTC_REMOVE_IDENTITY: {
        const { key_blob } = decode(RemoveIdentity, contents);
        const kept = this.keys().filter(({ blob }) => !equal(blob, key_blob));
        if (kept.length === this.held.length) throw new Refusal('unknown-key');
        this.held = kept;
        return agentMessage(AGENT.SSH_AGENT_SUCCESS);
      }
      case AGENT.SSH_AGENTC_REMOVE_ALL_IDENTITIES:
        this.held = [];
        return agentMessage(AGENT.SSH_AGENT_SUCCESS);
      case AGENT.SSH_AGENTC_LOCK:
        this.passphrase = decode(Lock, contents).passphrase;
        return agentMessage(AGENT.SSH_AGENT_SUCCESS);
      case AGENT.SSH_AGENTC_EXTENSION:
        return this.extension(contents, bound);
      default:
        throw new Refusal('unsupported');
    }
  }

  private unlock(contents: Uint8Array): Uint8Array {
    const { passphrase } = decode(Lock, contents);
    if (this.passphrase === undefined) throw new Refusal('not-locked');
    if (!constantTimeEqual(passphrase, this.passphrase)) throw new Refusal('wrong-passphrase');
    this.passphrase = undefined;
    return agentMessage(AGENT.SSH_AGENT_SUCCESS);
  }

  private listIdentities(bound: Bound): Uint8Array {
    const shown = this.passphrase === undefined ? this.keys().filter((key) => this.permits(key, bound, undefined)) : [];
    const identities = shown.map(({ blob, key }) => ({ key_blob: blob, comment: key.comment }));
    const answer = encode(IdentitiesAnswer, { nkeys: identities.length, identities });
    return agentMessage(AGENT.SSH_AGENT_IDENTITIES_ANSWER, answer);
  }

  private permits(key: HeldKey, { sessions, failed }: Bound, user: string | undefined): boolean {
    const { destinations } = key.constraints;
    if (destinations === undefined) return true;
    if (failed && sessions.length === 0) return false;
    return permitsDestination(destinations, sessions, user, { crypto: this.crypto, now: this.now });
  }

  private async sign(contents: Uint8Array, bound: Bound): Promise<Uint8Array> {
    const { key_blob, data, flags } = decode(SignRequest, contents);
    const held = this.keys().find(({ blob }) => equal(blob, key_blob));
    if (held === undefined) throw new Refusal('unknown-key');
    if (held.constraints.destinations !== undefined) this.checkLogin(held, data, bound);
    const algorithm = this.algorithmFor(held, flags);
    if (held.constraints.confirm === true && (await this.options.confirm?.(held)) !== true) {
      throw new Refusal('unconfirmed');
    }
    if (!('privateKey' in held.key)) throw new Refusal('algorithm');
    const signature = signMessage(held.key.privateKey, algorithm, data, { crypto: this.crypto });
    return agentMessage(AGENT.SSH_AGENT_SIGN_RESPONSE, encode(SignResponse, { signature }));
  }

  private algorithmFor({ key: { key } }: HeldKey, flags: number): SignatureAlgorithmName {
    const [algorithm] = signatureAlgorithmsOf(key.type);
    if (key.type !== 'ssh-rsa') return algorithm as SignatureAlgorithmName;
    if ((flags & SIGN_FLAG.SSH_AGENT_RSA_SHA2_512) !== 0) return 'rsa-sha2-512';
    if ((flags & SIGN_FLAG.SSH_AGENT_RSA_SHA2_256) !== 0) return 'rsa-sha2-256';
    if (this.options.insecureSha1Signatures === true) return 'ssh-rsa';
    throw new Refusal('algorithm');
  }

  /** A key that is held to destinations signs logins alone, and those of the session the connection is bound to. */
  private checkLogin(held: HeldKey, data: Uint8Array, bound: Bound): void {
    const last = bound.sessions.at(-1);
    if (last === undefined) throw new Refusal('session');
    const login = readUserauthRequest(data, held.blob);
    if (login === undefined || !equal(login.sessionIdentifier, last.sessionIdentifier)) throw new Refusal('session');
    if (!this.permits(held, bound, login.user)) throw new Refusal('destination');
    // Only the first hop may leave the host key out of what is signed: older servers know no other way.
    if (login.hostkey === undefined ? bound.sessions.length > 1 : !equal(login.hostkey, last.hostkey)) {
      throw new Refusal('session');
    }
  }

  private extension(contents: Uint8Array, bound: Bound): Uint8Array {
    const { extension_type, extension_contents } = decode(Extension, contents);
    if (extension_type !== SESSION_BIND) throw new Refusal('unsupported');
    bound.failed = true;
    this.bindSession(extension_contents, bound);
    bound.failed = false;
    return agentMessage(AGENT.SSH_AGENT_SUCCESS);
  }

  private bindSession(contents: Uint8Array, { sessions }: Bound): void {
    const { hostkey, session_identifier, signature, is_forwarding } = decode(SessionBind, contents);
    const { key } = parseKeyOrCertificate(hostkey);
    const { valid } = verifySignature(key, session_identifier, signature, { crypto: this.crypto });
    if (!valid) throw new Refusal('session');
    // A connection that serves a login goes no further.
    const isOver = sessions.some(({ isForwarding }) => !isForwarding);
    const known = sessions.find(({ sessionIdentifier }) => equal(sessionIdentifier, session_identifier));
    if (isOver || (known !== undefined && !equal(known.hostkey, hostkey))) throw new Refusal('session');
    if (known !== undefined) return;
    if (sessions.length >= MAXIMUM_SESSIONS) throw new Refusal('session');
    sessions.push({ hostkey, sessionIdentifier: session_identifier, isForwarding: is_forwarding });
  }
}

interface Bound {
  readonly sessions: BoundSession[];
  /** The last attempt to bind the connection failed: keys that are held to destinations stay hidden. */
  failed: boolean;
}

function reasonOf(error: unknown): AgentRefusal {
  if (error instanceof Refusal) return error.reason;
  if (error instanceof SshError && error.code === 'ssh/agent-constraint') return 'unsupported';
  if (error instanceof SshError || error instanceof WireError || error instanceof CryptoError) return 'malformed';
  throw error;
}

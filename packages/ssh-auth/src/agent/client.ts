import { utf8 } from '@cutaway/primitives/bytes';
import { type Codec, decode, encode } from '@cutaway/primitives/wire';
import { parseKeyOrCertificate, type SshCertificate } from '../certificates/certificate.js';
import { certificateTypeOf } from '../certificates/certificate-types.js';
import { decoding } from '../errors/decoding.js';
import { SshError } from '../errors/index.js';
import type { SshPrivateKey } from '../keys/private-key.js';
import type { SshPublicKey } from '../keys/public-key.js';
import { parseSignature } from '../keys/signature.js';
import { type SignatureAlgorithmName, signatureAlgorithmsOf } from '../keys/signature-algorithms.js';
import type { SigningKey } from '../keys/signing-key.js';
import type { KeyConstraints } from './constraints.js';
import { writeIdentity } from './identity.js';
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
  type SessionBindFields,
  SignRequest,
  SignResponse,
} from './messages.js';

/** A key that an agent holds. */
export interface AgentIdentity {
  /** Public key or certificate, encoded. */
  readonly blob: Uint8Array;
  readonly comment: string;
  /** The key itself; of a certificate, the certified key. */
  readonly key: SshPublicKey;
  readonly certificate?: SshCertificate;
}

/** Sends a message to an agent and gives its answer, both without the length in front. */
export type AgentExchange = (request: Uint8Array) => Promise<Uint8Array>;

const RULE = 'draft-ietf-sshm-ssh-agent';

const FLAGS: Readonly<Partial<Record<SignatureAlgorithmName, number>>> = {
  'rsa-sha2-256': SIGN_FLAG.SSH_AGENT_RSA_SHA2_256,
  'rsa-sha2-512': SIGN_FLAG.SSH_AGENT_RSA_SHA2_512,
};

/**
 * Talks to an agent, wherever it is.
 *
 * Every method throws {@link SshError}: `ssh/agent-refused` when the agent says no, `ssh/agent-malformed` when its
 * answer cannot be read or is another one than was asked for.
 */
export class AgentClient {
  private readonly exchange: AgentExchange;

  constructor(exchange: AgentExchange) {
    this.exchange = exchange;
  }

  /** The keys the agent holds. Those of types that are not known here are left out. */
  async identities(): Promise<AgentIdentity[]> {
    const answer = await this.ask(
      agentMessage(AGENT.SSH_AGENTC_REQUEST_IDENTITIES),
      AGENT.SSH_AGENT_IDENTITIES_ANSWER,
      IdentitiesAnswer,
    );
    if (answer.nkeys !== answer.identities.length) throw malformed('nkeys');
    return answer.identities.flatMap(({ key_blob, comment }) => {
      try {
        return [{ blob: key_blob, comment, ...parseKeyOrCertificate(key_blob) }];
      } catch (error) {
        if (error instanceof SshError) return [];
        throw error;
      }
    });
  }

  /** The same keys, ready to sign. None signs with SHA-1. */
  async signingKeys(): Promise<Required<SigningKey>[]> {
    return (await this.identities()).map(({ blob, comment, key, certificate }) => {
      const named = new Map(
        signatureAlgorithmsOf(key.type)
          .filter((name) => name !== 'ssh-rsa')
          .map((name) => [certificate === undefined ? name : certificateTypeOf(name), name]),
      );
      return {
        blob,
        comment,
        algorithms: [...named.keys()],
        sign: (algorithm, message) => this.sign(blob, message, named.get(algorithm)),
      };
    });
  }

  /**
   * Has a message signed.
   *
   * @param blob public key or certificate, as {@link identities} gives it.
   * @param algorithm matters for RSA keys; `rsa-sha2-512` unless given.
   * @returns the signature with its algorithm's name.
   * @throws {SshError} also `ssh/signature-algorithm` when the agent used another algorithm.
   */
  async sign(blob: Uint8Array, message: Uint8Array, algorithm?: SignatureAlgorithmName): Promise<Uint8Array> {
    const { key } = parseKeyOrCertificate(blob);
    const [best] = signatureAlgorithmsOf(key.type);
    const wanted = algorithm ?? (best as SignatureAlgorithmName);
    const request = encode(SignRequest, { key_blob: blob, data: message, flags: FLAGS[wanted] ?? 0 });
    const { signature } = await this.ask(
      agentMessage(AGENT.SSH_AGENTC_SIGN_REQUEST, request),
      AGENT.SSH_AGENT_SIGN_RESPONSE,
      SignResponse,
    );
    const { algorithm: used } = parseSignature(signature);
    if (used !== wanted) {
      throw new SshError('ssh/signature-algorithm', {
        context: { algorithm: used, keyType: key.type, allowed: [wanted] },
      });
    }
    return signature;
  }

  /** Gives a key to the agent. */
  async add(
    key: SshPrivateKey,
    options: KeyConstraints & { readonly certificate?: SshCertificate } = {},
  ): Promise<void> {
    const { certificate, ...constraints } = options;
    const isConstrained = Object.values(constraints).some((value) => value !== undefined && value !== false);
    const identity = writeIdentity({ key, constraints, ...(certificate === undefined ? {} : { certificate }) });
    const type = isConstrained ? AGENT.SSH_AGENTC_ADD_ID_CONSTRAINED : AGENT.SSH_AGENTC_ADD_IDENTITY;
    await this.succeed(agentMessage(type, identity));
  }

  async remove(blob: Uint8Array): Promise<void> {
    await this.succeed(agentMessage(AGENT.SSH_AGENTC_REMOVE_IDENTITY, encode(RemoveIdentity, { key_blob: blob })));
  }

  async removeAll(): Promise<void> {
    await this.succeed(agentMessage(AGENT.SSH_AGENTC_REMOVE_ALL_IDENTITIES));
  }

  /** Makes the agent hide and refuse everything until it is unlocked with the same passphrase. */
  async lock(passphrase: string): Promise<void> {
    await this.succeed(agentMessage(AGENT.SSH_AGENTC_LOCK, encode(Lock, { passphrase: utf8(passphrase) })));
  }

  async unlock(passphrase: string): Promise<void> {
    await this.succeed(agentMessage(AGENT.SSH_AGENTC_UNLOCK, encode(Lock, { passphrase: utf8(passphrase) })));
  }

  /**
   * Tells the agent which session this connection serves, so that it can hold keys to their destinations. A client
   * does so after its first key exchange.
   */
  async bindSession(session: SessionBindFields): Promise<void> {
    await this.extension(SESSION_BIND, encode(SessionBind, session));
  }

  /** @returns what the agent answers to an extension; nothing when it only says that it succeeded. */
  async extension(name: string, contents: Uint8Array): Promise<Uint8Array> {
    const request = encode(Extension, { extension_type: name, extension_contents: contents });
    const { type, contents: answer } = await this.answerTo(agentMessage(AGENT.SSH_AGENTC_EXTENSION, request));
    if (type !== AGENT.SSH_AGENT_SUCCESS && type !== AGENT.SSH_AGENT_EXTENSION_RESPONSE) throw malformed('type');
    return answer;
  }

  private async succeed(request: Uint8Array): Promise<void> {
    const { type } = await this.answerTo(request);
    if (type !== AGENT.SSH_AGENT_SUCCESS) throw malformed('type');
  }

  private async ask<T>(request: Uint8Array, expected: number, codec: Codec<T>): Promise<T> {
    const { type, contents } = await this.answerTo(request);
    if (type !== expected) throw malformed('type');
    return decoding('ssh/agent-malformed', { rule: RULE }, () => decode(codec, contents));
  }

  private async answerTo(request: Uint8Array): Promise<{ type: number; contents: Uint8Array }> {
    const answer = await this.exchange(request);
    const message = decoding('ssh/agent-malformed', { rule: RULE }, () => decode(AgentMessage, answer));
    if (message.type === AGENT.SSH_AGENT_FAILURE || message.type === AGENT.SSH_AGENT_EXTENSION_FAILURE) {
      throw new SshError('ssh/agent-refused', { context: { request: request[0] ?? 0 } });
    }
    return message;
  }
}

function malformed(reason: string): SshError {
  return new SshError('ssh/agent-malformed', { context: { reason }, rule: RULE });
}

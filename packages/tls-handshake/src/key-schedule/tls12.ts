import { concat, toHex } from '@cutaway/primitives/bytes';
import { type CryptoProvider, type HashName, tls10Prf, tls12Prf } from '@cutaway/primitives/crypto';
import type { SecretInput, Untraced } from '@cutaway/primitives/trace';
import type { CipherSuiteParameters } from '../registry/cipher-suites.js';
import { TLS_1_2 } from '../registry/protocol-version.js';
import type { SecretName } from '../trace-names.js';

/** What one direction encrypts with. Lengths are the suite's; absent parts are empty. */
export interface WriteKeys {
  readonly macKey: Uint8Array;
  readonly key: Uint8Array;
  readonly iv: Uint8Array;
}

/** The randoms of both hellos, 32 bytes each, with the events of the messages they came in. */
export interface Randoms {
  readonly client: Uint8Array;
  readonly server: Uint8Array;
  readonly clientFrom?: number | undefined;
  readonly serverFrom?: number | undefined;
}

const MASTER_SECRET_LENGTH = 48;
const VERIFY_DATA_LENGTH = 12;

/** Secret bytes of a key in EXPORT suites (RFC 2246 §6.3.1). */
const EXPORT_KEY_MATERIAL_LENGTH = 5;

const NOTHING = new Uint8Array(0);

/** The label of each side's Finished (RFC 5246 §7.4.9). */
export const FINISHED_LABELS = { client: 'client finished', server: 'server finished' } as const;

/**
 * Key derivation of TLS 1.2 and, with their PRF, 1.0 and 1.1.
 *
 *     pre_master_secret ──PRF "master secret", client_random + server_random──► master_secret
 *                         PRF "extended master secret", session_hash (RFC 7627)
 *     master_secret ──PRF "key expansion", server_random + client_random──► key_block
 *     key_block = client_write_MAC_key, server_write_MAC_key, client_write_key, server_write_key,
 *                 client_write_IV, server_write_IV
 *     master_secret ──PRF "client finished" / "server finished", transcript──► verify_data
 */
export class KeySchedule12 {
  private readonly crypto: CryptoProvider;
  private readonly suite: CipherSuiteParameters;
  private readonly version: number;
  private readonly tracer: Untraced;
  private master: Uint8Array = new Uint8Array(0);
  private masterFrom: number | undefined;

  constructor(context: {
    crypto: CryptoProvider;
    suite: CipherSuiteParameters;
    version: number;
    tracer?: Untraced;
  }) {
    this.crypto = context.crypto;
    this.suite = context.suite;
    this.version = context.version;
    this.tracer = context.tracer;
  }

  /** 48 bytes; empty before it is made. */
  get masterSecret(): Uint8Array {
    return this.master;
  }

  /** PRF(secret, label, seed) (RFC 5246 §5). */
  prf(secret: Uint8Array, label: string, seed: Uint8Array, length: number): Uint8Array {
    return this.version >= TLS_1_2
      ? tls12Prf(this.crypto, this.suite.hash, secret, label, seed, length)
      : tls10Prf(this.crypto, secret, label, seed, length);
  }

  private get prfName(): string {
    return this.version >= TLS_1_2 ? `PRF (${this.suite.hash})` : 'PRF (MD5 and SHA-1)';
  }

  /** RFC 5246 §8.1. */
  deriveMasterSecret(preMasterSecret: Uint8Array, randoms: Randoms, from?: number): void {
    const seed = concat(randoms.client, randoms.server);
    this.master = this.prf(preMasterSecret, 'master secret', seed, MASTER_SECRET_LENGTH);
    this.traceMaster(preMasterSecret, 'master secret', randomInputs(randoms, 'client first'), 'RFC 5246 §8.1', from);
  }

  /** RFC 7627 §4. @param sessionHash of all messages up to and including ClientKeyExchange. */
  deriveExtendedMasterSecret(preMasterSecret: Uint8Array, sessionHash: Uint8Array, from?: number): void {
    this.master = this.prf(preMasterSecret, 'extended master secret', sessionHash, MASTER_SECRET_LENGTH);
    const input = (): SecretInput[] => [{ name: 'session_hash', value: toHex(sessionHash) }];
    this.traceMaster(preMasterSecret, 'extended master secret', input, 'RFC 7627 §4', from);
  }

  /** Takes the secret of an earlier session. */
  resume(masterSecret: Uint8Array): void {
    this.master = masterSecret;
  }

  private traceMaster(
    preMasterSecret: Uint8Array,
    label: string,
    seed: () => SecretInput[],
    rule: string,
    from: number | undefined,
  ): void {
    this.masterFrom = this.tracer?.secret({
      name: 'master_secret' satisfies SecretName,
      function: this.prfName,
      inputs: [
        { name: 'pre_master_secret', value: toHex(preMasterSecret), ...(from === undefined ? {} : { from }) },
        { name: 'label', value: label },
        ...seed(),
      ],
      output: toHex(this.master),
      feeds: ['key_block', 'client_verify_data', 'server_verify_data'],
      rule,
    });
  }

  private masterInput(): SecretInput {
    const from = this.masterFrom;
    return { name: 'master_secret', value: toHex(this.master), ...(from === undefined ? {} : { from }) };
  }

  /** RFC 5246 §6.3; RFC 2246 §6.3.1 for EXPORT suites. */
  deriveKeys(randoms: Randoms): { client: WriteKeys; server: WriteKeys } {
    const { encryption, export: weakened } = this.suite;
    const macLength = encryption.type === 'aead' ? 0 : encryption.mac.length;
    // Before TLS 1.1 the first IV of a block cipher comes from here too (RFC 2246 §6.3).
    const blockIv = encryption.type === 'block' && this.version < 0x0302 ? encryption.blockLength : 0;
    const ownIvLength = encryption.type === 'aead' ? encryption.fixedIvLength : blockIv;
    const ivLength = weakened ? 0 : ownIvLength;
    const keyLength = weakened ? EXPORT_KEY_MATERIAL_LENGTH : encryption.keyLength;
    const lengths = [macLength, macLength, keyLength, keyLength, ivLength, ivLength];
    const total = lengths.reduce((sum, length) => sum + length, 0);
    const block = this.prf(this.master, 'key expansion', concat(randoms.server, randoms.client), total);
    let offset = 0;
    const parts = lengths.map((length) => {
      offset += length;
      return block.subarray(offset - length, offset);
    }) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array];
    this.traceKeys(block, parts, randoms);
    const client: WriteKeys = { macKey: parts[0], key: parts[2], iv: parts[4] };
    const server: WriteKeys = { macKey: parts[1], key: parts[3], iv: parts[5] };
    if (!weakened) return { client, server };
    const ivs = this.prf(NOTHING, 'IV block', concat(randoms.client, randoms.server), 2 * ownIvLength);
    return {
      client: { ...client, key: this.stretch('client', client.key, randoms), iv: ivs.subarray(0, ownIvLength) },
      server: { ...server, key: this.stretch('server', server.key, randoms), iv: ivs.subarray(ownIvLength) },
    };
  }

  /** Makes a key that looks long out of 40 secret bits (RFC 2246 §6.3.1). */
  private stretch(side: 'client' | 'server', key: Uint8Array, randoms: Randoms): Uint8Array {
    const label = `${side} write key`;
    const { keyLength } = this.suite.encryption;
    const output = this.prf(key, label, concat(randoms.client, randoms.server), keyLength);
    this.tracer?.secret({
      name: `final_${side}_write_key` satisfies SecretName,
      function: this.prfName,
      inputs: [
        { name: `${side}_write_key`, value: toHex(key) },
        { name: 'label', value: label },
        ...randomInputs(randoms, 'client first')(),
      ],
      output: toHex(output),
      feeds: [`${side}_records`],
      rule: 'RFC 2246 §6.3.1',
    });
    return output;
  }

  private traceKeys(block: Uint8Array, parts: readonly Uint8Array[], randoms: Randoms): void {
    if (this.tracer === undefined) return;
    const names = KEY_BLOCK.filter((_, i) => (parts[i]?.length ?? 0) > 0);
    const from = this.tracer.secret({
      name: 'key_block' satisfies SecretName,
      function: this.prfName,
      inputs: [
        this.masterInput(),
        { name: 'label', value: 'key expansion' },
        ...randomInputs(randoms, 'server first')(),
      ],
      output: toHex(block),
      feeds: names,
      rule: 'RFC 5246 §6.3',
    });
    for (const [i, name] of KEY_BLOCK.entries()) {
      const part = parts[i] as Uint8Array;
      if (part.length === 0) continue;
      this.tracer.secret({
        name,
        function: 'partition',
        inputs: [{ name: 'key_block', value: toHex(block), from }],
        output: toHex(part),
        feeds: [name.startsWith('client') ? 'client_records' : 'server_records'],
        rule: 'RFC 5246 §6.3',
      });
    }
  }

  /** 12 bytes over the transcript (RFC 5246 §7.4.9). */
  verifyData(sender: 'client' | 'server', transcriptHash: Uint8Array): Uint8Array {
    const label = FINISHED_LABELS[sender];
    const output = this.prf(this.master, label, transcriptHash, VERIFY_DATA_LENGTH);
    this.tracer?.secret({
      name: `${sender}_verify_data` satisfies SecretName,
      function: this.prfName,
      inputs: [
        this.masterInput(),
        { name: 'label', value: label },
        { name: 'transcript_hash', value: toHex(transcriptHash) },
      ],
      output: toHex(output),
      feeds: ['Finished'],
      rule: 'RFC 5246 §7.4.9',
    });
    return output;
  }

  /**
   * Keying material for applications (RFC 5705 §4).
   *
   * @param context `undefined` and empty give different results.
   */
  exportKeyingMaterial(label: string, context: Uint8Array | undefined, length: number, randoms: Randoms): Uint8Array {
    const size = context === undefined ? [] : [Uint8Array.of(context.length >> 8, context.length & 0xff), context];
    return this.prf(this.master, label, concat(randoms.client, randoms.server, ...size), length);
  }
}

const KEY_BLOCK = [
  'client_write_MAC_key',
  'server_write_MAC_key',
  'client_write_key',
  'server_write_key',
  'client_write_IV',
  'server_write_IV',
] as const satisfies readonly SecretName[];

function randomInputs(randoms: Randoms, order: 'client first' | 'server first'): () => SecretInput[] {
  return () => {
    const { clientFrom, serverFrom } = randoms;
    const inputs: SecretInput[] = [
      {
        name: 'client_random',
        value: toHex(randoms.client),
        ...(clientFrom === undefined ? {} : { from: clientFrom }),
      },
      {
        name: 'server_random',
        value: toHex(randoms.server),
        ...(serverFrom === undefined ? {} : { from: serverFrom }),
      },
    ];
    return order === 'client first' ? inputs : inputs.reverse();
  };
}

/** The hash of the transcript: the suite's, or MD5 and SHA-1 before TLS 1.2 (RFC 5246 §7.4.9, RFC 4346 §7.4.9). */
export function transcriptHash(suite: CipherSuiteParameters, version: number): HashName {
  return version >= TLS_1_2 ? suite.hash : 'MD5-SHA-1';
}

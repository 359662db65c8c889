import { toHex, utf8 } from '@cutaway/primitives/bytes';
import {
  type CryptoProvider,
  type HashName,
  hashLength,
  hkdfExpandLabel,
  hkdfExtract,
} from '@cutaway/primitives/crypto';
import type { SecretInput, Untraced } from '@cutaway/primitives/trace';
import type { CipherSuiteParameters } from '../registry/cipher-suites.js';
import type { SecretName } from '../trace-names.js';

/** A secret with its name and event, so that what comes from it can say so. */
export interface NamedSecret {
  readonly name: SecretName;
  readonly bytes: Uint8Array;
  readonly from: number | undefined;
}

/** What one direction encrypts with under one traffic secret. */
export interface TrafficKeys {
  readonly key: Uint8Array;
  /** 12 bytes. */
  readonly iv: Uint8Array;
  /** Name of the key in the trace. */
  readonly keyName: SecretName;
}

type Side = 'client' | 'server';

/** A secret, or zeros in place of one. */
interface ExtractInput {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly from: number | undefined;
}

const NOTHING = new Uint8Array(0);
const IV_LENGTH = 12;

/**
 * The key schedule of TLS 1.3 (RFC 8446 §7.1; names of secrets as RFC 9846 has them).
 *
 *                  0
 *                  |
 *        PSK ──► HKDF-Extract = early_secret
 *                  ├──► Derive-Secret "ext binder" | "res binder" = binder_key
 *                  ├──► Derive-Secret "c e traffic", ClientHello = client_early_traffic_secret
 *                  ├──► Derive-Secret "e exp master", ClientHello = early_exporter_secret
 *            Derive-Secret "derived"
 *                  |
 *     (EC)DHE ──► HKDF-Extract = handshake_secret
 *                  ├──► Derive-Secret "c hs traffic", ClientHello…ServerHello = client_handshake_traffic_secret
 *                  ├──► Derive-Secret "s hs traffic", ClientHello…ServerHello = server_handshake_traffic_secret
 *            Derive-Secret "derived"
 *                  |
 *          0 ──► HKDF-Extract = main_secret
 *                  ├──► Derive-Secret "c ap traffic", ClientHello…server Finished = client_application_traffic_secret_0
 *                  ├──► Derive-Secret "s ap traffic", ClientHello…server Finished = server_application_traffic_secret_0
 *                  ├──► Derive-Secret "exp master", ClientHello…server Finished = exporter_secret
 *                  └──► Derive-Secret "res master", ClientHello…client Finished = resumption_secret
 */
export class KeySchedule13 {
  private readonly crypto: CryptoProvider;
  private readonly hash: HashName;
  private tracer: Untraced;
  private current: NamedSecret;

  /** @param psk an external or resumption PSK; zeros stand in for none. */
  constructor(context: { crypto: CryptoProvider; hash: HashName; tracer?: Untraced }, psk?: NamedSecret) {
    this.crypto = context.crypto;
    this.hash = context.hash;
    this.tracer = context.tracer;
    const zeros = new Uint8Array(this.length);
    const material = psk ?? { name: 'zeros', bytes: zeros, from: undefined };
    const salt = { name: 'zeros', bytes: zeros, from: undefined };
    this.current = this.extract('early_secret', salt, material, ['binder_key', 'handshake_secret']);
  }

  /** For who knows traffic secrets and not what they came from; only what follows from those can be asked for. */
  static ofKnownSecrets(context: { crypto: CryptoProvider; hash: HashName; tracer?: Untraced }): KeySchedule13 {
    const schedule = new KeySchedule13({ crypto: context.crypto, hash: context.hash });
    schedule.tracer = context.tracer;
    return schedule;
  }

  private get length(): number {
    return hashLength(this.hash);
  }

  /** HKDF-Extract (RFC 5869 §2.2). */
  private extract(name: SecretName, salt: ExtractInput, material: ExtractInput, feeds: readonly string[]): NamedSecret {
    const bytes = hkdfExtract(this.crypto, this.hash, salt.bytes, material.bytes);
    const from = this.tracer?.secret({
      name,
      function: `HKDF-Extract (${this.hash})`,
      inputs: [input(salt), input(material)],
      output: toHex(bytes),
      feeds,
      rule: 'RFC 8446 §7.1',
    });
    return { name, bytes, from };
  }

  /** HKDF-Expand-Label (RFC 8446 §7.1); with a transcript hash as context that is Derive-Secret. */
  private expand(
    name: SecretName,
    secret: NamedSecret,
    label: string,
    context: Uint8Array,
    length: number,
    feeds: readonly string[],
    rule = 'RFC 8446 §7.1',
  ): NamedSecret {
    const bytes = hkdfExpandLabel(this.crypto, this.hash, secret.bytes, label, context, length);
    const from = this.tracer?.secret({
      name,
      function: `HKDF-Expand-Label (${this.hash})`,
      inputs: [
        input(secret),
        { name: 'label', value: `tls13 ${label}` },
        ...(context.length === 0 ? [] : [{ name: 'transcript_hash', value: toHex(context) }]),
      ],
      output: toHex(bytes),
      feeds,
      rule,
    });
    return { name, bytes, from };
  }

  /** The next stage's salt: Derive-Secret(current, "derived", ""), then HKDF-Extract. */
  private advance(name: SecretName, material: NamedSecret | undefined, feeds: readonly string[]): void {
    const emptyHash = hashOfNothing(this.crypto, this.hash);
    const salt = this.expand('derived_secret', this.current, 'derived', emptyHash, this.length, [name]);
    const zeros = { name: 'zeros', bytes: new Uint8Array(this.length), from: undefined };
    this.current = this.extract(name, salt, material ?? zeros, feeds);
  }

  /** For the binder of a PSK (RFC 8446 §4.2.11.2). Before {@link enterHandshake}. */
  binderKey(kind: 'external' | 'resumption'): NamedSecret {
    const label = kind === 'external' ? 'ext binder' : 'res binder';
    const emptyHash = hashOfNothing(this.crypto, this.hash);
    return this.expand('binder_key', this.current, label, emptyHash, this.length, ['finished_key']);
  }

  /** For 0-RTT data. Before {@link enterHandshake}. @param transcriptHash of ClientHello. */
  clientEarlyTrafficSecret(transcriptHash: Uint8Array): NamedSecret {
    const feeds = ['client_early_write_key', 'client_early_write_iv'];
    return this.expand('client_early_traffic_secret', this.current, 'c e traffic', transcriptHash, this.length, feeds);
  }

  /** For exporters before the handshake is complete. Before {@link enterHandshake}. */
  earlyExporterSecret(transcriptHash: Uint8Array): NamedSecret {
    return this.expand('early_exporter_secret', this.current, 'e exp master', transcriptHash, this.length, []);
  }

  /** @param shared of the key exchange; absent in PSK-only mode. */
  enterHandshake(shared: NamedSecret | undefined): void {
    const feeds = ['client_handshake_traffic_secret', 'server_handshake_traffic_secret', 'main_secret'];
    this.advance('handshake_secret', shared, feeds);
  }

  /** @param transcriptHash of ClientHello … ServerHello. */
  handshakeTrafficSecret(side: Side, transcriptHash: Uint8Array): NamedSecret {
    const feeds = [`${side}_handshake_write_key`, `${side}_handshake_write_iv`, `${side}_finished_key`];
    const label = `${side[0]} hs traffic`;
    return this.expand(`${side}_handshake_traffic_secret`, this.current, label, transcriptHash, this.length, feeds);
  }

  enterApplication(): void {
    const feeds = [
      'client_application_traffic_secret_0',
      'server_application_traffic_secret_0',
      'exporter_secret',
      'resumption_secret',
    ];
    this.advance('main_secret', undefined, feeds);
  }

  /** @param transcriptHash of ClientHello … server Finished. */
  applicationTrafficSecret(side: Side, transcriptHash: Uint8Array): NamedSecret {
    const name: SecretName = `${side}_application_traffic_secret_0`;
    return this.expand(
      name,
      this.current,
      `${side[0]} ap traffic`,
      transcriptHash,
      this.length,
      applicationFeeds(side, 0),
    );
  }

  /** @param transcriptHash of ClientHello … server Finished. */
  exporterSecret(transcriptHash: Uint8Array): NamedSecret {
    return this.expand('exporter_secret', this.current, 'exp master', transcriptHash, this.length, []);
  }

  /** @param transcriptHash of ClientHello … client Finished. */
  resumptionSecret(transcriptHash: Uint8Array): NamedSecret {
    return this.expand('resumption_secret', this.current, 'res master', transcriptHash, this.length, ['psk']);
  }

  /** The key after a KeyUpdate (RFC 8446 §7.2). */
  nextApplicationTrafficSecret(side: Side, secret: NamedSecret): NamedSecret {
    const generation = Number(/\d+$/.exec(secret.name)?.[0] ?? 0) + 1;
    const name: SecretName = `${side}_application_traffic_secret_${generation}`;
    const feeds = applicationFeeds(side, generation);
    return this.expand(name, secret, 'traffic upd', NOTHING, this.length, feeds, 'RFC 8446 §7.2');
  }

  /** The PSK of a ticket (RFC 8446 §4.6.1). */
  resumptionPsk(resumptionSecret: NamedSecret, ticketNonce: Uint8Array): NamedSecret {
    const bytes = hkdfExpandLabel(
      this.crypto,
      this.hash,
      resumptionSecret.bytes,
      'resumption',
      ticketNonce,
      this.length,
    );
    const from = this.tracer?.secret({
      name: 'psk',
      function: `HKDF-Expand-Label (${this.hash})`,
      inputs: [
        input(resumptionSecret),
        { name: 'label', value: 'tls13 resumption' },
        { name: 'ticket_nonce', value: toHex(ticketNonce) },
      ],
      output: toHex(bytes),
      feeds: ['early_secret'],
      rule: 'RFC 8446 §4.6.1',
    });
    return { name: 'psk', bytes, from };
  }

  /** Key and IV for records (RFC 8446 §7.3). */
  trafficKeys(secret: NamedSecret, suite: CipherSuiteParameters): TrafficKeys {
    const base = secret.name.replace('_traffic_secret', '_write_key') as SecretName;
    const ivName = secret.name.replace('_traffic_secret', '_write_iv') as SecretName;
    const records = [`${base.split('_', 1)[0]}_records`];
    const { keyLength } = suite.encryption;
    const key = this.expand(base, secret, 'key', NOTHING, keyLength, records, 'RFC 8446 §7.3');
    const iv = this.expand(ivName, secret, 'iv', NOTHING, IV_LENGTH, records, 'RFC 8446 §7.3');
    return { key: key.bytes, iv: iv.bytes, keyName: base };
  }

  /** The check value of Finished, or a binder (RFC 8446 §4.4.4). @param secret a traffic secret or the binder key. */
  verifyData(secret: NamedSecret, transcriptHash: Uint8Array): Uint8Array {
    const side = secret.name.startsWith('server') ? 'server' : 'client';
    const binder = secret.name === 'binder_key';
    const name: SecretName = binder ? 'psk_binder' : `${side}_verify_data`;
    const keyName: SecretName = binder ? 'finished_key' : `${side}_finished_key`;
    const key = this.expand(keyName, secret, 'finished', NOTHING, this.length, [name], 'RFC 8446 §4.4.4');
    const bytes = this.crypto.mac(this.hash, key.bytes, transcriptHash);
    this.tracer?.secret({
      name,
      function: `HMAC (${this.hash})`,
      inputs: [input(key), { name: 'transcript_hash', value: toHex(transcriptHash) }],
      output: toHex(bytes),
      feeds: [binder ? 'ClientHello' : 'Finished'],
      rule: binder ? 'RFC 8446 §4.2.11.2' : 'RFC 8446 §4.4.4',
    });
    return bytes;
  }

  /** Keying material for applications (RFC 8446 §7.5). @param secret exporter_secret or early_exporter_secret. */
  exportKeyingMaterial(secret: NamedSecret, label: string, context: Uint8Array, length: number): Uint8Array {
    const emptyHash = hashOfNothing(this.crypto, this.hash);
    const derived = hkdfExpandLabel(this.crypto, this.hash, secret.bytes, label, emptyHash, this.length);
    const contextHash = this.crypto.digest(this.hash, context);
    return hkdfExpandLabel(this.crypto, this.hash, derived, 'exporter', contextHash, length);
  }
}

const hashesOfNothing = new Map<HashName, Uint8Array>();

function hashOfNothing(crypto: CryptoProvider, hash: HashName): Uint8Array {
  let digest = hashesOfNothing.get(hash);
  if (digest === undefined) {
    digest = crypto.digest(hash, NOTHING);
    hashesOfNothing.set(hash, digest);
  }
  return digest;
}

function applicationFeeds(side: Side, generation: number): string[] {
  return [
    `${side}_application_write_key_${generation}`,
    `${side}_application_write_iv_${generation}`,
    `${side}_application_traffic_secret_${generation + 1}`,
  ];
}

function input({ name, bytes, from }: { name: string; bytes: Uint8Array; from: number | undefined }): SecretInput {
  return { name, value: toHex(bytes), ...(from === undefined ? {} : { from }) };
}

/** What a server or client signs in CertificateVerify (RFC 8446 §4.4.3). */
export function certificateVerifyContent(side: Side, transcriptHash: Uint8Array): Uint8Array {
  const text = utf8(`${' '.repeat(64)}TLS 1.3, ${side} CertificateVerify\0`);
  const content = new Uint8Array(text.length + transcriptHash.length);
  content.set(text);
  content.set(transcriptHash, text.length);
  return content;
}

import { toHex } from '@cutaway/primitives/bytes';
import type { CryptoProvider } from '@cutaway/primitives/crypto';
import { CutawayError } from '@cutaway/primitives/errors';
import type { Tracer } from '@cutaway/primitives/trace';
import { TlsError } from '../errors/tls-error.js';
import { KeySchedule12, type Randoms, transcriptHash } from '../key-schedule/tls12.js';
import { KeySchedule13, type NamedSecret } from '../key-schedule/tls13.js';
import type { Transcript } from '../key-schedule/transcript.js';
import { protection12, protection13 } from '../record/make-protection.js';
import type { CipherSuiteParameters } from '../registry/cipher-suites.js';
import { TLS_1_3 } from '../registry/protocol-version.js';
import type { SecretName } from '../trace-names.js';
import type { KeyLogFile } from './key-log-file.js';
import type { ObservedDirection, Side } from './observed-direction.js';
import { UnknownKey } from './unknown-key.js';

const LABELS: Readonly<Partial<Record<SecretName, string>>> = {
  master_secret: 'CLIENT_RANDOM',
  client_early_traffic_secret: 'CLIENT_EARLY_TRAFFIC_SECRET',
  client_handshake_traffic_secret: 'CLIENT_HANDSHAKE_TRAFFIC_SECRET',
  server_handshake_traffic_secret: 'SERVER_HANDSHAKE_TRAFFIC_SECRET',
  client_application_traffic_secret_0: 'CLIENT_TRAFFIC_SECRET_0',
  server_application_traffic_secret_0: 'SERVER_TRAFFIC_SECRET_0',
};

/** What a direction is protected with after a secret. */
const NEXT: Readonly<Partial<Record<SecretName, SecretName>>> = {
  client_early_traffic_secret: 'client_handshake_traffic_secret',
  client_handshake_traffic_secret: 'client_application_traffic_secret_0',
  server_handshake_traffic_secret: 'server_application_traffic_secret_0',
};

/** Where keys come from, and who hears of those that are not there. */
export interface ObservedKeysSettings {
  readonly crypto: CryptoProvider;
  readonly keys: KeyLogFile;
  readonly problem: (side: Side, error: CutawayError) => void;
}

/** The keys of a connection that is read from outside: looked up in a key log, and put in place as the handshake goes on. */
export class ObservedKeys {
  /** What secrets are looked up by. */
  clientHello: { readonly random: Uint8Array; readonly id: number } | undefined;
  /** The suite that the server chose, if it is one we know. */
  suite: CipherSuiteParameters | undefined;
  private readonly settings: ObservedKeysSettings;
  private readonly tracer: Tracer;
  private schedule: KeySchedule13 | undefined;
  private schedule12: { schedule: KeySchedule12; randoms: Randoms; encryptThenMac: boolean } | undefined;
  private readonly unknown = new Set<string>();

  constructor(settings: ObservedKeysSettings, tracer: Tracer) {
    this.settings = settings;
    this.tracer = tracer;
  }

  /** TLS 1.3 was agreed on. */
  begin13({ hash }: CipherSuiteParameters): void {
    this.schedule = KeySchedule13.ofKnownSecrets({ crypto: this.settings.crypto, hash, tracer: this.tracer });
  }

  /** An older version was agreed on. */
  begin12(suite: CipherSuiteParameters, version: number, randoms: Randoms, encryptThenMac: boolean): void {
    const schedule = new KeySchedule12({ crypto: this.settings.crypto, suite, version, tracer: this.tracer });
    this.schedule12 = { schedule, randoms, encryptThenMac };
    const master = this.lookUp('client', 'master_secret');
    if (master !== undefined) schedule.resume(master.bytes);
  }

  /** Looks a secret up and shows where it came from. */
  private lookUp(side: Side, name: SecretName): NamedSecret | undefined {
    const random = toHex(this.clientHello?.random ?? new Uint8Array(0));
    const label = LABELS[name] ?? '';
    const bytes = this.settings.keys.find(label, random);
    if (bytes === undefined) {
      if (!this.unknown.has(label)) this.settings.problem(side, new TlsError('tls/capture-key-unknown', { label }));
      this.unknown.add(label);
      return undefined;
    }
    const from = this.tracer.secret({
      name,
      function: 'SSLKEYLOGFILE',
      inputs: [
        { name: 'label', value: label },
        { name: 'client_random', value: random, ...(this.clientHello && { from: this.clientHello.id }) },
      ],
      output: toHex(bytes),
      feeds: [`${side}_records`],
      rule: 'RFC 9850 §2',
    });
    return { name, bytes, from };
  }

  /** The keys of a direction are not known: its records are shown as they are. */
  lock(direction: ObservedDirection, keyName: string, tls13: boolean): void {
    direction.reader.setProtection(new UnknownKey(this.suite?.name ?? '', keyName, tls13));
    direction.reader.skippable = Number.POSITIVE_INFINITY;
  }

  /** Goes on with a secret of TLS 1.3, or with the next one that is known. */
  useSecret(direction: ObservedDirection, name: SecretName): void {
    const { schedule, suite } = this;
    if (schedule === undefined || suite === undefined) return;
    const secret = this.lookUp(direction.side, name);
    const later = NEXT[name];
    // The first record that opens under a later key ends those that do not: the AEAD tells them apart.
    if (secret === undefined && later !== undefined) {
      this.useSecret(direction, later);
      direction.reader.skippable = Number.POSITIVE_INFINITY;
      return;
    }
    direction.secret = secret;
    if (secret === undefined) {
      this.lock(direction, name.replace('_traffic_secret', '_write_key'), true);
      return;
    }
    if (secret.bytes.length !== this.hashLength(suite)) {
      this.settings.problem(direction.side, new TlsError('tls/capture-key-unknown', { label: LABELS[name] ?? '' }));
      this.lock(direction, name.replace('_traffic_secret', '_write_key'), true);
      return;
    }
    this.install(direction, secret);
    direction.reader.skippable = 0;
  }

  private hashLength({ hash }: CipherSuiteParameters): number {
    return this.settings.crypto.digest(hash, new Uint8Array(0)).length;
  }

  private install(direction: ObservedDirection, secret: NamedSecret): void {
    const { schedule, suite } = this;
    if (schedule === undefined || suite === undefined) return;
    direction.secret = secret;
    direction.reader.setProtection(protection13(this.settings.crypto, suite, schedule.trafficKeys(secret, suite)));
  }

  /** KeyUpdate (RFC 8446 §4.6.3). */
  updateKey(direction: ObservedDirection): void {
    const { schedule } = this;
    if (schedule === undefined || direction.secret === undefined) return;
    this.install(direction, schedule.nextApplicationTrafficSecret(direction.side, direction.secret));
  }

  /** ChangeCipherSpec up to TLS 1.2 (RFC 5246 §7.1). */
  changeCipher12(direction: ObservedDirection): void {
    const { suite, schedule12 } = this;
    const keyName = `${direction.side}_write_key`;
    if (suite === undefined || schedule12 === undefined || schedule12.schedule.masterSecret.length === 0) {
      this.lock(direction, keyName, false);
      return;
    }
    const keys = schedule12.schedule.deriveKeys(schedule12.randoms)[direction.side];
    try {
      const use = { direction: 'read', encryptThenMac: schedule12.encryptThenMac } as const;
      direction.reader.setProtection(protection12(this.settings.crypto, suite, keys, keyName, use));
    } catch (error) {
      if (!(error instanceof CutawayError)) throw error;
      this.settings.problem(direction.side, error);
      this.lock(direction, keyName, false);
    }
  }

  /** What a side's Finished must hold after this transcript; `undefined` when its keys are not known. */
  verifyData({ side, secret }: ObservedDirection, version: number, transcript: Transcript): Uint8Array | undefined {
    const { suite, schedule, schedule12 } = this;
    if (suite === undefined) return undefined;
    if (version >= TLS_1_3) {
      if (secret?.name !== `${side}_handshake_traffic_secret`) return undefined;
      return schedule?.verifyData(secret, transcript.hash(suite.hash));
    }
    if (schedule12 === undefined || schedule12.schedule.masterSecret.length === 0) return undefined;
    return schedule12.schedule.verifyData(side, transcript.hash(transcriptHash(suite, version)));
  }
}

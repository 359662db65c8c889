import { toHex } from '@cutaway/primitives/bytes';
import type { KeyPair } from '@cutaway/primitives/crypto';
import type { Recorder } from '../network/recorder.js';

/** A byte string the attacker holds. */
export interface Known {
  /** Where it is from: a field path such as `SymmetricKey.key`, or the name of what was computed. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The attacker's event it came from. */
  readonly event?: number;
  /** The step in which it was learned. */
  readonly step: number;
}

/** All that the attacker holds: what it saw, what it was given, what it computed. */
export class Knowledge {
  readonly items: Known[] = [];
  /** Key pairs that were stolen from a victim. */
  readonly keyPairs: { readonly name: string; readonly keys: KeyPair }[] = [];
  /** Private values of Diffie-Hellman exchanges. */
  readonly ephemeralKeys: Known[] = [];
  private readonly seen = new Set<string>();
  private readonly recorder: Pick<Recorder, 'step'>;

  constructor(recorder: Pick<Recorder, 'step'>) {
    this.recorder = recorder;
  }

  /** Returns whether this was new. */
  learn(name: string, bytes: Uint8Array, event?: number): boolean {
    const text = toHex(bytes);
    if (bytes.length === 0 || this.seen.has(text)) return false;
    this.seen.add(text);
    this.items.push({ name, bytes, step: this.recorder.step, ...(event === undefined ? {} : { event }) });
    return true;
  }

  /** Takes the private value of a victim's exchange. */
  takeEphemeralKey(bytes: Uint8Array): void {
    this.ephemeralKeys.push({ name: 'stolen ephemeral_private_key', bytes, step: this.recorder.step });
  }

  /** Takes every key out of what a victim has. */
  plunder(has: unknown): void {
    if (has instanceof Uint8Array) this.learn('stolen key', has);
    else if (isKeyPair(has)) this.takeKeyPair(has);
    else if (isObject(has)) for (const part of Object.values(has)) this.plunder(part);
  }

  /** Takes the private keys out of what a victim has, and leaves the symmetric ones. */
  breakPublicKeys(has: unknown): void {
    if (isKeyPair(has)) this.takeKeyPair(has);
    else if (isObject(has)) for (const part of Object.values(has)) this.breakPublicKeys(part);
  }

  private takeKeyPair(keys: KeyPair): void {
    this.keyPairs.push({ name: 'private key', keys });
  }

  /** The first thing held that contains these bytes. */
  containing(bytes: Uint8Array): Known | undefined {
    return this.items.find((item) => indexOf(item.bytes, bytes) >= 0);
  }
}

/** Position of the first occurrence, or −1. */
export function indexOf(bytes: Uint8Array, part: Uint8Array): number {
  for (let start = 0; start + part.length <= bytes.length; start++) {
    let length = 0;
    while (length < part.length && bytes[start + length] === part[length]) length++;
    if (length === part.length) return start;
  }
  return -1;
}

/** Lists and records; what is an object of a class (a certificate, a policy) is no key store. */
const isObject = (has: unknown): has is object =>
  Array.isArray(has) || (typeof has === 'object' && has !== null && Object.getPrototypeOf(has) === Object.prototype);

const isKeyPair = (has: unknown): has is KeyPair => isObject(has) && 'privateKey' in has && 'publicKey' in has;

import { badRecordMac } from '../record/aead-tls12.js';
import type { Protected, RecordProtection, Unprotected } from '../record/protection.js';
import type { SequenceNumber } from '../record/sequence-number.js';

/** Stands where records are protected with a key that is not known: nothing opens. */
export class UnknownKey implements RecordProtection {
  readonly algorithm: string;
  readonly keyName: string;
  readonly maxExpansion = 2048;
  readonly tls13: boolean;
  readonly fragmentParts: readonly [] = [];

  constructor(algorithm: string, keyName: string, tls13: boolean) {
    this.algorithm = algorithm;
    this.keyName = keyName;
    this.tls13 = tls13;
  }

  protect(_type: number, _version: number, sequence: SequenceNumber): Protected {
    throw badRecordMac(this.algorithm, sequence);
  }

  unprotect(_type: number, _version: number, sequence: SequenceNumber): Unprotected {
    throw badRecordMac(this.algorithm, sequence);
  }
}

import type { DerReader } from '../../der/index.js';

/** How one extension's value is read (`T`) and written (`Input`). */
export interface ExtensionType<T, Input = T> {
  /** Dotted decimals. */
  readonly oid: string;
  /** The name of the object identifier without `id-ce-` or `id-pe-`: `basicConstraints`. */
  readonly name: string;
  /** Where the extension is specified. */
  readonly rule: string;
  /** Reads the contents of `extnValue`, which must be used up. */
  read(reader: DerReader): T;
  /** The contents of `extnValue`. */
  encode(value: Input): Uint8Array;
}

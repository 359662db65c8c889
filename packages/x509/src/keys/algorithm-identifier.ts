import { type DerElement, type DerReader, nullElement, objectIdentifier, sequence } from '../der/index.js';
import { Tag } from '../der/tag.js';
import { objectIdentifierName } from '../oids.js';

/** An AlgorithmIdentifier (RFC 5280 §4.1.1.2). */
export interface AlgorithmIdentifier {
  /** The DER encoding, a view into what it was read from. */
  readonly bytes: Uint8Array;
  /** Dotted decimals. */
  readonly algorithm: string;
  readonly parameters: DerElement | undefined;
}

/** Reads an AlgorithmIdentifier where the reader stands. */
export function readAlgorithmIdentifier(reader: DerReader, name: string): AlgorithmIdentifier {
  const start = reader.offset;
  const { algorithm, parameters } = reader.sequence(name, 'AlgorithmIdentifier', () => ({
    algorithm: reader.objectIdentifier('algorithm'),
    parameters: reader.atEnd ? undefined : reader.any('parameters'),
  }));
  return { bytes: reader.bytes.subarray(start, reader.offset), algorithm, parameters };
}

/** The encoding of an AlgorithmIdentifier. */
export function algorithmIdentifier(algorithm: string, parameters?: Uint8Array | 'NULL'): Uint8Array {
  if (parameters === undefined) return sequence(objectIdentifier(algorithm));
  return sequence(objectIdentifier(algorithm), parameters === 'NULL' ? nullElement() : parameters);
}

/** The algorithm's name, or its dotted decimals when this package has no name for it. */
export function algorithmName(identifier: AlgorithmIdentifier): string {
  return objectIdentifierName(identifier.algorithm) ?? identifier.algorithm;
}

/** Whether the parameters are absent. */
export function hasNoParameters(identifier: AlgorithmIdentifier): boolean {
  return identifier.parameters === undefined;
}

/** Whether the parameters are NULL. */
export function hasNullParameters(identifier: AlgorithmIdentifier): boolean {
  return identifier.parameters?.tag === Tag.NULL;
}

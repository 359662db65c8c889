import type { Codec } from './codec.js';
import { WireError } from './errors.js';
import type { Field } from './field.js';

/**
 * A cursor over bytes that must be used up.
 *
 * With `tree` given it also records a {@link Field} for every field it reads; without, recording costs one comparison
 * a field.
 */
export class Reader {
  readonly bytes: Uint8Array;
  offset: number;
  /** One past the last byte that may be read. */
  end: number;
  private tree: Field | undefined;

  constructor(bytes: Uint8Array, options: { offset?: number; end?: number; tree?: Field | undefined } = {}) {
    this.bytes = bytes;
    this.offset = options.offset ?? 0;
    this.end = options.end ?? bytes.length;
    this.tree = options.tree;
  }

  get remaining(): number {
    return this.end - this.offset;
  }

  /** Whether a field tree is being recorded. */
  get dissecting(): boolean {
    return this.tree !== undefined;
  }

  /** Takes the next `length` bytes, without copying them. */
  take(length: number): Uint8Array {
    const start = this.offset;
    if (length > this.end - start) {
      throw new WireError('wire/truncated', start, { expected: length, actual: this.end - start });
    }
    this.offset = start + length;
    return this.bytes.subarray(start, this.offset);
  }

  /** Takes a big-endian unsigned integer of 1 to 6 bytes. */
  unsigned(length: number): number {
    const start = this.offset;
    if (length > this.end - start) {
      throw new WireError('wire/truncated', start, { expected: length, actual: this.end - start });
    }
    let value = 0;
    for (let i = start; i < start + length; i++) value = value * 256 + (this.bytes[i] as number);
    this.offset = start + length;
    return value;
  }

  /** Reads one named field; its name becomes part of the path of any error inside. */
  field<T>(name: string, codec: Codec<T>): T {
    const parent = this.tree;
    if (parent === undefined) {
      try {
        return codec.read(this);
      } catch (error) {
        if (error instanceof WireError) error.within(name);
        throw error;
      }
    }
    const start = this.offset;
    const field: Field = { name, type: codec.type, pos: start, size: 0 };
    if (parent.children === undefined) parent.children = [field];
    else parent.children.push(field);
    this.tree = field;
    try {
      const value = codec.read(this);
      codec.describe?.(value, field);
      if (value === undefined && this.offset === start) removeLast(parent);
      return value;
    } catch (error) {
      if (error instanceof WireError) error.within(name);
      throw error;
    } finally {
      field.size = this.offset - start;
      this.tree = parent;
    }
  }

  /** Runs `read` over the next `length` bytes alone, which it must use up. */
  limited<T>(length: number, read: () => T): T {
    const start = this.offset;
    if (length > this.end - start) {
      throw new WireError('wire/truncated', start, { expected: length, actual: this.end - start });
    }
    const end = this.end;
    this.end = start + length;
    const value = read();
    this.finish();
    this.end = end;
    return value;
  }

  /** Throws `wire/trailing-bytes` unless everything was read. */
  finish(): void {
    if (this.offset !== this.end) {
      throw new WireError('wire/trailing-bytes', this.offset, { expected: 0, actual: this.end - this.offset });
    }
  }
}

/** Takes an optional field that was not there out of the tree again. */
function removeLast(parent: Field): void {
  parent.children?.pop();
  if (parent.children?.length === 0) delete parent.children;
}

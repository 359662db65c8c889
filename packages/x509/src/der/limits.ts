/** Bounds on what a reader takes on, so that hostile bytes cost bounded time and memory. */
export interface DerLimits {
  /** Length of the whole input in bytes. */
  readonly size: number;
  /** Nesting of constructed elements. */
  readonly depth: number;
  /** Number of elements in the whole input. */
  readonly elements: number;
}

/** Enough for every certificate met in practice, and for certificates with thousands of names. */
export const DEFAULT_LIMITS: DerLimits = { size: 1 << 20, depth: 32, elements: 65_536 };

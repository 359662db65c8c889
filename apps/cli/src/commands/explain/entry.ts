/** What is known of a term. */
export interface Entry {
  /** Key of the heading: `explain.kind.<kind>`. */
  readonly kind: string;
  /** The registered name. */
  readonly name: string;
  /** Number, hexadecimal or dotted decimals, where there is one. */
  readonly number?: string;
  /** Sentences, in the language of the run. */
  readonly sentences: readonly string[];
  /** Parts with what each means. */
  readonly parts?: readonly { readonly name: string; readonly meaning: string }[];
  readonly rules?: readonly string[];
}

/** Finds entries for a term; the term is in lower case. */
export type Source = (term: string) => readonly Entry[];

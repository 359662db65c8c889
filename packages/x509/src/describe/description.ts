import type { Language } from '@cutaway/primitives/explain';

/** One fact about something: a label, a value, and what belongs to it. */
export interface Fact {
  readonly label: string;
  readonly value?: string;
  readonly facts?: readonly Fact[];
}

/** How to describe. */
export interface DescribeOptions {
  /** `en` unless given. */
  readonly language?: Language;
}

/** Facts as lines of text, each level two spaces further in. */
export function factsToText(facts: readonly Fact[], depth = 0): string {
  return facts.map((fact) => factToText(fact, depth)).join('');
}

function factToText({ label, value, facts = [] }: Fact, depth: number): string {
  const head = value === undefined ? label : label === '' ? value : `${label}: ${value}`;
  return `${'  '.repeat(depth)}${head}\n${factsToText(facts, depth + 1)}`;
}

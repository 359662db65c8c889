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
  const indent = '  '.repeat(depth);
  const long = value === undefined ? null : value.match(HEXADECIMAL_LINE);
  if (value !== undefined && long !== null && long.length > 1 && LONG_HEXADECIMAL.test(value)) {
    const inner = label === '' ? indent : `${indent}  `;
    const lines = long.map((line) => `${inner}${line}\n`).join('');
    return `${label === '' ? '' : `${indent}${label}:\n`}${lines}${factsToText(facts, depth + 1)}`;
  }
  const head = value === undefined ? label : label === '' ? value : `${label}: ${value}`;
  return `${indent}${head}\n${factsToText(facts, depth + 1)}`;
}

const LONG_HEXADECIMAL = /^(?:[0-9A-F]{2}:){31,}[0-9A-F]{2}$/;
/** Twenty bytes to a line. */
const HEXADECIMAL_LINE = /(?:[0-9A-F]{2}:?){1,20}/g;

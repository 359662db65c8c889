import { printableLines } from '../../terminal/printable.js';
import { columnsOf, padColumns, wrap } from '../../terminal/wrap.js';

/** A label and what stands beside it, a line each. */
export interface Fact {
  readonly label: string;
  readonly values: readonly string[];
}

/** Facts as lines with the values below each other, broken where the terminal ends. */
export function factLines(facts: readonly Fact[], width: number): string[] {
  const column = Math.max(...facts.map(({ label }) => columnsOf(label))) + 2;
  return facts.flatMap(({ label, values }) =>
    values
      .flatMap((value) => printableLines(value).flatMap((line) => wrap(line, width - column)))
      .map((line, index) => padColumns(index === 0 ? label : '', column) + line),
  );
}

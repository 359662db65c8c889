import type { Budget } from './options.js';

/** Counts the work of one verification against its budget. */
export class Work {
  private readonly amounts: Record<keyof Budget, number> = {
    signatures: 0,
    candidates: 0,
    nameComparisons: 0,
    policyNodes: 0,
  };
  private readonly budget: Budget;
  /** What ran out first. */
  exceeded: keyof Budget | undefined;

  constructor(budget: Budget) {
    this.budget = budget;
  }

  /** Takes some of the budget. `false` when it is used up, for good: the search then ends. */
  spend(kind: keyof Budget, amount = 1): boolean {
    this.amounts[kind] += amount;
    if (this.amounts[kind] <= this.budget[kind]) return true;
    this.exceeded ??= kind;
    return false;
  }

  /** What was asked for so far; more than the limit when the last of it was not granted. */
  spent(kind: keyof Budget): number {
    return this.amounts[kind];
  }

  /** Most that may be spent on one kind of work. */
  limit(kind: keyof Budget): number {
    return this.budget[kind];
  }
}

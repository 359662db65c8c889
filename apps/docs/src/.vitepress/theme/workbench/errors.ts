import { CutawayError, type ErrorContext } from '@cutaway/primitives/errors';

/** What a tool may find wrong with what a reader gave it, before any package reads it. */
export type WorkbenchErrorCode =
  | 'workbench/nothing-given'
  | 'workbench/not-bytes'
  | 'workbench/too-long'
  | 'workbench/nothing-found';

/** Something a reader gave that no tool can begin with. */
export class WorkbenchError extends CutawayError<WorkbenchErrorCode> {
  constructor(code: WorkbenchErrorCode, context: ErrorContext = {}) {
    super(code, { context });
    this.name = 'WorkbenchError';
  }
}

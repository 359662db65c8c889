import type { Questions } from '@cutaway/ssh-auth';

/** What comes of a round of questions: more of them, or the end. */
type Round = Questions | boolean;

/**
 * Joins two conversations of keyboard-interactive authentication (RFC 4256): the server asks us, we ask the client, and
 * what it answers goes back.
 */
export class RelayedQuestions {
  private answer: ((answers: readonly string[] | undefined) => void) | undefined;
  private next: ((round: Round) => void) | undefined;
  /** What the server asked last. */
  asked: readonly string[] = [];

  /** The server's question; resolves with the user's answers, or `undefined` when there will be none. */
  respond(questions: Questions): Promise<readonly string[] | undefined> {
    this.asked = questions.prompts.map(({ prompt }) => prompt);
    return new Promise((resolve) => {
      this.answer = resolve;
      this.settle(questions);
    });
  }

  /** The conversation with the server is over. */
  finish(accepted: boolean): void {
    this.settle(accepted);
  }

  /** Gives answers on, and waits for what comes next. */
  round(answers: readonly string[] | undefined): Promise<Round> {
    const next = new Promise<Round>((resolve) => {
      this.next = resolve;
    });
    const { answer } = this;
    this.answer = undefined;
    answer?.(answers);
    return next;
  }

  /** Nobody will answer any more. */
  abandon(): void {
    this.answer?.(undefined);
    this.answer = undefined;
  }

  private settle(round: Round): void {
    this.next?.(round);
    this.next = undefined;
  }
}

import type { RunContext } from '../run-context.js';
import { wrap } from './wrap.js';

/** Prints a sentence in as many lines as it takes. A word longer than the line, such as a path, stands whole. */
export function paragraph({ print, style }: Pick<RunContext, 'print' | 'style'>, text: string): void {
  for (const line of wrap(text, style.width, 'whole')) print(line);
}

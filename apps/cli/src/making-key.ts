import type { RunContext } from './run-context.js';
import { Progress } from './terminal/progress.js';

/** Shorter ones are there in less than a second. */
const SLOW_BITS = 4096;

/**
 * Does what makes a key, and says meanwhile what is being waited for.
 *
 * @param bits of an RSA key; `undefined` for other kinds, which take no time.
 */
export async function makingKey<T>(
  bits: number | undefined,
  { json }: { readonly json?: boolean },
  context: RunContext,
  make: () => T,
): Promise<T> {
  if (bits === undefined || bits < SLOW_BITS) return make();
  const progress = new Progress(context, { silent: json === true });
  await progress.announce(context.say('progress.key', { bits }));
  try {
    return make();
  } finally {
    progress.end();
  }
}

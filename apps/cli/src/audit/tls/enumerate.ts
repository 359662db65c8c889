/**
 * Finds all that a server takes, in the order in which it chooses: offers everything, takes away what was chosen, and
 * asks again until it refuses.
 *
 * @param ask the server's choice among those offered, `undefined` when it takes none. A choice that was not offered ends
 * the search.
 */
export async function enumerate<Answer>(
  all: readonly number[],
  ask: (offered: readonly number[]) => Promise<{ readonly chosen: number; readonly answer: Answer } | undefined>,
): Promise<{ readonly chosen: number; readonly answer: Answer }[]> {
  const found: { chosen: number; answer: Answer }[] = [];
  let left = all;
  while (left.length > 0) {
    const one = await ask(left);
    if (one === undefined || !left.includes(one.chosen)) break;
    found.push(one);
    left = left.filter((id) => id !== one.chosen);
  }
  return found;
}

/**
 * Whose order decides: offers what the server takes in its order and in reverse. `undefined` with fewer than two.
 *
 * @param choose the server's choice among those offered.
 */
export async function hasOwnOrder(
  accepted: readonly number[],
  choose: (offered: readonly number[]) => Promise<number | undefined>,
): Promise<boolean | undefined> {
  if (accepted.length < 2) return undefined;
  return (await choose(accepted)) === (await choose(accepted.toReversed()));
}

/**
 * Whether two byte strings are the same, in time that depends on their lengths alone as far as JavaScript allows.
 *
 * Differing lengths return at once: a length is not treated as secret.
 */
export function constantTimeEqual(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= (a[i] as number) ^ (b[i] as number);
  return difference === 0;
}

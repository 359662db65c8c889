/** The bits of an unsigned big-endian integer. */
export function bitLength(bytes: Uint8Array): number {
  const start = bytes.findIndex((byte) => byte !== 0);
  if (start === -1) return 0;
  return (bytes.length - start) * 8 - Math.clz32(bytes[start] as number) + 24;
}

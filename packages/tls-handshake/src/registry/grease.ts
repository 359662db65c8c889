/** The sixteen 16-bit values reserved so that peers learn to ignore what they do not know (RFC 8701 §2): 0x0a0a … 0xfafa. */
export const GREASE_VALUES: readonly number[] = Array.from({ length: 16 }, (_, i) => 0x0a0a + i * 0x1010);

/** Whether a 16-bit value is one of the reserved ones. */
export function isGrease(value: number): boolean {
  return (value & 0x0f0f) === 0x0a0a && value >> 8 === (value & 0xff);
}

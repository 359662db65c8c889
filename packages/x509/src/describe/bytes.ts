import { toHex } from '@cutaway/primitives/bytes';

/** Bytes as hexadecimal pairs with colons between: `0A:FF`. */
export function colonHex(bytes: Uint8Array): string {
  return (toHex(bytes).toUpperCase().match(/../g) ?? []).join(':');
}

/** A serial number: hexadecimal without the sign byte, and in decimals when that is short. */
export function serialText(serialNumber: Uint8Array): string {
  const bytes = serialNumber.length > 1 && serialNumber[0] === 0 ? serialNumber.subarray(1) : serialNumber;
  const hex = colonHex(bytes);
  return bytes.length > 8 ? hex : `${BigInt(`0x${toHex(bytes) || '0'}`)} (${hex})`;
}

/** A time as UTC to the second: `2026-11-21 04:10:40 UTC`. */
export function timeText(time: Date): string {
  return `${time.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

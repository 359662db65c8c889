// How Streamlined NTRU Prime packs integers below given moduli into bytes (ntruprime-20201007, §4.1): neighbours are
// joined to one integer below the product of their moduli, which gives off its low bytes while it is large, until one
// integer is left. What is decoded is public; what is encoded may be secret, and takes no division.

/** Above this a joined modulus gives off a byte. */
const LIMIT = 16384;

const shrunk = (modulus: number): number => Math.ceil(modulus / 256);

/** @param digits each from 0 to its modulus less 1. @param moduli from 1 to 16383; all digits' moduli are public. */
export function encodeMixedRadix(digits: readonly number[], moduli: readonly number[]): Uint8Array {
  const out: number[] = [];
  let [values, limits] = [digits, moduli];
  while (values.length > 1) {
    const nextValues: number[] = [];
    const nextLimits: number[] = [];
    for (let i = 0; i + 1 < values.length; i += 2) {
      const low = limits[i] as number;
      let value = (values[i] as number) + (values[i + 1] as number) * low;
      let limit = (limits[i + 1] as number) * low;
      for (; limit >= LIMIT; limit = shrunk(limit)) {
        out.push(value & 0xff);
        value >>>= 8;
      }
      nextValues.push(value);
      nextLimits.push(limit);
    }
    if (values.length % 2 === 1) {
      nextValues.push(values.at(-1) as number);
      nextLimits.push(limits.at(-1) as number);
    }
    [values, limits] = [nextValues, nextLimits];
  }
  let [value = 0] = values;
  for (let [limit = 1] = limits; limit > 1; limit = shrunk(limit)) {
    out.push(value & 0xff);
    value >>>= 8;
  }
  return Uint8Array.from(out);
}

/** The digits in bytes of the right length; any bytes are the encoding of some. */
export function decodeMixedRadix(bytes: Uint8Array, moduli: readonly number[]): number[] {
  return decodeFrom(bytes, 0, moduli);
}

function decodeFrom(bytes: Uint8Array, start: number, moduli: readonly number[]): number[] {
  let at = start;
  const [only = 1] = moduli;
  if (moduli.length === 1) {
    let value = 0;
    for (let [limit, factor] = [only, 1]; limit > 1; limit = shrunk(limit), factor *= 256) {
      value += (bytes[at++] as number) * factor;
    }
    return [value % only];
  }
  const bottoms: { readonly value: number; readonly factor: number }[] = [];
  const nextModuli: number[] = [];
  for (let i = 0; i + 1 < moduli.length; i += 2) {
    let limit = (moduli[i] as number) * (moduli[i + 1] as number);
    let [value, factor] = [0, 1];
    for (; limit >= LIMIT; limit = shrunk(limit)) {
      value += (bytes[at++] as number) * factor;
      factor *= 256;
    }
    bottoms.push({ value, factor });
    nextModuli.push(limit);
  }
  if (moduli.length % 2 === 1) nextModuli.push(moduli.at(-1) as number);
  const tops = decodeFrom(bytes, at, nextModuli);
  const digits: number[] = [];
  bottoms.forEach(({ value, factor }, index) => {
    const low = moduli[2 * index] as number;
    const joined = value + factor * (tops[index] as number);
    digits.push(joined % low, Math.floor(joined / low) % (moduli[2 * index + 1] as number));
  });
  if (moduli.length % 2 === 1) digits.push(tops.at(-1) as number);
  return digits;
}

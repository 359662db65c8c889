import { concat, concatAll } from '@cutaway/primitives/bytes';
import { mutateBytes } from './mutate-bytes.js';
import type { Random } from './random.js';

/** An element of DER: what is inside is elements too, or bytes. */
interface Element {
  tag: number;
  content: Element[] | Uint8Array;
}

/** The elements that fill `bytes`, or `undefined` when these are something else. */
function elementsOf(bytes: Uint8Array): Element[] | undefined {
  const elements: Element[] = [];
  for (let at = 0; at < bytes.length; ) {
    const tag = bytes[at] as number;
    let length = bytes[at + 1] ?? 0;
    let start = at + 2;
    if (length > 0x80) {
      const width = length & 0x7f;
      if (width > 3) return undefined;
      length = bytes.subarray(start, start + width).reduce((sum, byte) => sum * 256 + byte, 0);
      start += width;
    }
    if (start + length > bytes.length) return undefined;
    const content = bytes.subarray(start, start + length);
    // OCTET STRINGs and BIT STRINGs often hold DER, too.
    const holds = tag === 0x04 ? elementsOf(content) : undefined;
    const inside = (tag & 0x20) !== 0 ? elementsOf(content) : content.length > 2 ? holds : undefined;
    elements.push({ tag, content: inside ?? content });
    at = start + length;
  }
  return elements;
}

function encode({ tag, content }: Element): Uint8Array {
  const bytes = content instanceof Uint8Array ? content : concatAll(content.map(encode));
  const { length } = bytes;
  if (length < 0x80) return concat(Uint8Array.of(tag, length), bytes);
  if (length < 0x100) return concat(Uint8Array.of(tag, 0x81, length), bytes);
  if (length < 0x10000) return concat(Uint8Array.of(tag, 0x82, length >> 8, length & 0xff), bytes);
  return concat(Uint8Array.of(tag, 0x83, length >> 16, (length >> 8) & 0xff, length & 0xff), bytes);
}

/** Every list of elements with the place of one in it. */
function* places(list: Element[]): Generator<{ readonly list: Element[]; readonly index: number }> {
  for (const [index, { content }] of list.entries()) {
    yield { list, index };
    if (!(content instanceof Uint8Array)) yield* places(content);
  }
}

const TAGS = [
  0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x0a, 0x0c, 0x13, 0x16, 0x17, 0x18, 0x1e, 0x30, 0x31, 0x80, 0x82, 0xa0, 0xa3,
];

/** Elements in a file: more take longer to make than to read. */
const MANY = 10_000;

/** Changes elements of DER, and the lengths around them, so that the change is read and not only refused. */
export function mutateDer(random: Random, bytes: Uint8Array, others: readonly Uint8Array[]): Uint8Array {
  const elements = random.chance(0.15) ? undefined : elementsOf(bytes);
  if (elements === undefined) return mutateBytes(random, bytes, others);
  for (let rounds = 1 + random.below(4); rounds > 0; rounds--) {
    const all = [...places(elements)];
    if (all.length === 0 || all.length > MANY) break;
    const { list, index } = random.pick(all);
    const element = list[index] as Element;
    switch (random.below(8)) {
      case 0:
        list.splice(index, 1);
        break;
      case 1:
        list.splice(index, 0, structuredClone(element));
        break;
      case 2:
        element.tag = random.pick(TAGS);
        break;
      case 3: {
        const other = random.pick(all);
        list[index] = structuredClone(other.list[other.index] as Element);
        break;
      }
      case 4:
        list.splice(index, 1, { tag: random.pick(TAGS), content: random.bytes(random.below(12)) });
        break;
      case 5: {
        const kind = random.below(20);
        const isSmall = encode(element).length < 100;
        if (kind === 0 && isSmall) list.splice(index, 0, ...Array.from({ length: 3000 }, () => element));
        else if (kind === 1 && isSmall) list[index] = nested(element, 2000);
        else list.reverse();
        break;
      }
      default:
        if (element.content instanceof Uint8Array) element.content = mutateBytes(random, element.content, others);
        else element.content = [];
    }
  }
  return concatAll(elements.map(encode));
}

function nested(element: Element, depth: number): Element {
  let inner: Element = element;
  for (let level = 0; level < depth; level++) inner = { tag: 0x30, content: encode(inner) };
  return inner;
}

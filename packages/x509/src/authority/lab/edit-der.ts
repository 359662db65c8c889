import { element, isConstructed, readDer } from '../../der/index.js';

interface Node {
  readonly tag: number;
  readonly bytes: Uint8Array;
  readonly children: Node[] | undefined;
}

function parse(bytes: Uint8Array): Node {
  return readDer(bytes, 'Any', (reader) => {
    const { tag, content } = reader.any('');
    if (!isConstructed(tag)) return { tag, bytes, children: undefined };
    const children: Node[] = [];
    for (let rest = content; rest.length > 0; ) {
      const child = readDer(rest, 'Any', (inner) => inner.any('').bytes, { deviations: [] });
      children.push(parse(child));
      rest = rest.subarray(child.length);
    }
    return { tag, bytes, children };
  });
}

/**
 * Replaces one element of a DER structure by other bytes; the lengths around it follow.
 *
 * @param path the index of the element at each level: `[0, 1]` is the second child of the first child.
 */
export function editDer(
  bytes: Uint8Array,
  path: readonly number[],
  edit: (element: Uint8Array) => Uint8Array,
): Uint8Array {
  const [index, ...rest] = path;
  if (index === undefined) return edit(bytes);
  const { tag, children = [] } = parse(bytes);
  return element(tag, ...children.map((child, at) => (at === index ? editDer(child.bytes, rest, edit) : child.bytes)));
}

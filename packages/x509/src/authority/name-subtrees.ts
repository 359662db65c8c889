import type { GeneralSubtree } from '../certificate/index.js';
import { encodeGeneralName, type GeneralName, type GeneralNameInput, parseIpAddress } from '../general-name/index.js';
import { createName } from '../name/index.js';

/** An address and the mask of a prefix, as an iPAddress subtree has them; `undefined` for text that is none. */
function addressRange(text: string): Uint8Array | undefined {
  const [host = '', prefix] = text.split('/');
  const address = parseIpAddress(host);
  if (address === undefined) return undefined;
  const bits = prefix === undefined ? address.length * 8 : Number(prefix);
  if (!Number.isInteger(bits) || bits < 0 || bits > address.length * 8) return undefined;
  const mask = address.map((_, index) => 0xff & ~(0xff >> Math.max(0, Math.min(8, bits - index * 8))));
  return Uint8Array.from([...address.map((byte, index) => byte & (mask[index] as number)), ...mask]);
}

function constrainedName(text: string): GeneralNameInput {
  const range = addressRange(text);
  if (range !== undefined) return { type: 'iPAddress', value: range };
  if (text.includes('@')) return { type: 'rfc822Name', value: text };
  const attribute = /^([A-Za-z]+)=(.*)$/.exec(text);
  if (attribute !== null) {
    return { type: 'directoryName', value: createName([{ [attribute[1] as string]: attribute[2] as string }]) };
  }
  return { type: 'dNSName', value: text };
}

/**
 * Subtrees of nameConstraints (RFC 5280 §4.2.1.10) from text: `example.com` for a domain, `192.0.2.0/24` for addresses,
 * `user@example.com` for a mailbox, `O=Example` for a directory name of one attribute.
 */
export function nameSubtrees(texts: readonly string[]): GeneralSubtree[] {
  return texts.map((text) => {
    const name = constrainedName(text);
    return { base: { ...name, bytes: encodeGeneralName(name) } as GeneralName, minimum: 0, maximum: undefined };
  });
}

import { utf8 } from '@cutaway/primitives/bytes';
import {
  basicConstraints,
  encodeExtension,
  encodeUnknownExtension,
  extKeyUsage,
  type KeyUsageName,
  keyUsage,
  subjectAltName,
} from '../../certificate/index.js';
import { hostName } from '../../create/index.js';
import { characterString, contextTag, element, sequence, Tag } from '../../der/index.js';
import { type InsecureChange, withExtension } from '../parts.js';

/** Leaves an extension out. @param name of its type: `subjectAltName`. */
export function withoutExtension(name: string): InsecureChange {
  return ({ extensions }) => ({ extensions: extensions.filter((one) => one.name !== name) });
}

/** Leaves all extensions out. */
export function withoutExtensions(): InsecureChange {
  return () => ({ extensions: [] });
}

/** Puts an encoded extension in the place of the one of its name, or at the end. */
export function replacedExtension(name: string, der: Uint8Array): InsecureChange {
  return ({ extensions }) => ({ extensions: withExtension(extensions, name, der) });
}

/** Adds an encoded extension at the end, whether there is one of its name or not. */
export function addedExtension(name: string, der: Uint8Array): InsecureChange {
  return ({ extensions }) => ({ extensions: [...extensions, { name, der }] });
}

/** An extension twice (RFC 5280 §4.2 forbids it). */
export function duplicateExtension(name: string): InsecureChange {
  return ({ extensions }) => ({
    extensions: extensions.flatMap((one) => (one.name === name ? [one, one] : [one])),
  });
}

/** An arc for examples that no application knows (RFC 5612). */
const UNKNOWN = '1.3.6.1.4.1.32473.1';

/** An extension that nobody knows; critical unless told otherwise (RFC 5280 §4.2). */
export function unknownExtension(critical = true): InsecureChange {
  return addedExtension(
    'unknown',
    encodeUnknownExtension(UNKNOWN, characterString(Tag.UTF8String, 'example'), critical),
  );
}

/** Says whether the subject is a CA, and how many CAs may be below (RFC 5280 §4.2.1.9). */
export function withBasicConstraints(cA: boolean, pathLenConstraint?: number): InsecureChange {
  return replacedExtension('basicConstraints', encodeExtension(basicConstraints, { cA, pathLenConstraint }, true));
}

/** RFC 5280 §4.2.1.3 */
export function withKeyUsage(...usages: readonly KeyUsageName[]): InsecureChange {
  return replacedExtension('keyUsage', encodeExtension(keyUsage, new Set(usages), true));
}

/** RFC 5280 §4.2.1.12. @param purposes KeyPurposeIds in dotted decimals. */
export function withExtKeyUsage(...purposes: readonly string[]): InsecureChange {
  return replacedExtension('extKeyUsage', encodeExtension(extKeyUsage, purposes, false));
}

/** RFC 5280 §4.2.1.6. @param names host names and IP addresses. */
export function withNames(...names: readonly string[]): InsecureChange {
  return replacedExtension('subjectAltName', encodeExtension(subjectAltName, names.map(hostName), false));
}

/**
 * dNSNames of any text, whatever no host is called: an address, a bare `*`, a NUL byte, a separator that a careless
 * printer passes on. Written as UTF-8, also where IA5String has no such characters.
 */
export function withDnsNames(...texts: readonly string[]): InsecureChange {
  const names = texts.map((text) => element(contextTag(2, false), utf8(text)));
  return replacedExtension('subjectAltName', encodeUnknownExtension(subjectAltName.oid, sequence(...names), false));
}

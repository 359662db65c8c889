import type { Certificate, GeneralSubtree, NameConstraints } from '../../certificate/index.js';
import type { GeneralNameType } from '../../general-name/index.js';
import type { Mailbox } from '../../identity/index.js';
import { type ConstrainedName, constrainedNames } from './constrained-name.js';
import { directoryNameInside, directoryNameKeys } from './directory-name.js';
import { dnsInside, dnsTouches, parseDnsSubtree } from './dns.js';
import { type EmailSubtree, emailInside, parseEmailSubtree } from './email.js';
import { type IpSubtree, ipInside, parseIpSubtree } from './ip.js';
import { parseUriSubtree, uriInside } from './uri.js';

/** A subtree, read so that names can be held against it. */
interface Subtree {
  readonly type: GeneralNameType;
  /** Whether everything that the name stands for is in the subtree. */
  inside(name: ConstrainedName): boolean;
  /** Whether anything that the name stands for is in the subtree. */
  touches(name: ConstrainedName): boolean;
}

function subtree(type: GeneralNameType, inside: (value: never) => boolean, touches = inside): Subtree {
  return {
    type,
    inside: ({ value }) => value !== undefined && inside(value as never),
    touches: ({ value }) => value === undefined || touches(value as never),
  };
}

/** Reads a subtree. `undefined` when it is malformed: minimum and maximum are not allowed (RFC 5280 §4.2.1.10). */
function parseSubtree({ base, minimum, maximum }: GeneralSubtree): Subtree | undefined {
  if (minimum !== 0 || maximum !== undefined) return undefined;
  switch (base.type) {
    case 'dNSName': {
      const dns = parseDnsSubtree(base.value);
      if (dns === undefined) return undefined;
      return subtree(
        base.type,
        (name: string) => dnsInside(name, dns),
        (name: string) => dnsTouches(name, dns),
      );
    }
    case 'iPAddress': {
      const ip: IpSubtree | undefined = parseIpSubtree(base.value);
      return ip && subtree(base.type, (address: Uint8Array) => ipInside(address, ip));
    }
    case 'rfc822Name': {
      const email: EmailSubtree | undefined = parseEmailSubtree(base.value);
      return email && subtree(base.type, (mailbox: Mailbox) => emailInside(mailbox, email));
    }
    case 'uniformResourceIdentifier': {
      const uri = parseUriSubtree(base.value);
      return uri === undefined ? undefined : subtree(base.type, (host: string) => uriInside(host, uri));
    }
    case 'directoryName': {
      const keys = directoryNameKeys(base.value);
      return subtree(base.type, (name: readonly string[]) => directoryNameInside(name, keys));
    }
    default:
      // A kind that is not understood: no name of that kind passes (RFC 5280 §4.2.1.10, end).
      return subtree(
        base.type,
        () => false,
        () => true,
      );
  }
}

/** NameConstraints, read. */
export interface ParsedNameConstraints {
  readonly permitted: ReadonlyMap<GeneralNameType, readonly Subtree[]>;
  readonly excluded: ReadonlyMap<GeneralNameType, readonly Subtree[]>;
  /** Subtrees that are malformed, as field paths inside the extension. */
  readonly malformed: readonly string[];
}

function byType(
  name: string,
  subtrees: readonly GeneralSubtree[] | undefined,
  malformed: string[],
): ReadonlyMap<GeneralNameType, readonly Subtree[]> {
  const out = new Map<GeneralNameType, Subtree[]>();
  subtrees?.forEach((each, index) => {
    const parsed = parseSubtree(each);
    if (parsed === undefined) {
      malformed.push(`${name}[${index}]`);
      return;
    }
    const list = out.get(parsed.type);
    if (list === undefined) out.set(parsed.type, [parsed]);
    else list.push(parsed);
  });
  return out;
}

const read = new WeakMap<NameConstraints, ParsedNameConstraints>();

/** Reads name constraints, once per extension. */
export function parseNameConstraints(constraints: NameConstraints): ParsedNameConstraints {
  let parsed = read.get(constraints);
  if (parsed === undefined) {
    const malformed: string[] = [];
    parsed = {
      permitted: byType('permittedSubtrees', constraints.permittedSubtrees, malformed),
      excluded: byType('excludedSubtrees', constraints.excludedSubtrees, malformed),
      malformed,
    };
    read.set(constraints, parsed);
  }
  return parsed;
}

/** A name that lies where it may not. */
export interface Violation {
  readonly kind: 'not-permitted' | 'excluded';
  readonly name: ConstrainedName;
}

/** How many comparisons {@link findViolation} may need. */
export function comparisons(certificate: Certificate, { permitted, excluded }: ParsedNameConstraints): number {
  let count = 0;
  for (const { type } of constrainedNames(certificate)) {
    count += (permitted.get(type)?.length ?? 0) + (excluded.get(type)?.length ?? 0);
  }
  return count;
}

/** The first name of a certificate that constraints forbid (RFC 5280 §6.1.3 (b), (c)). Excluded comes before permitted. */
export function findViolation(
  certificate: Certificate,
  { permitted, excluded }: ParsedNameConstraints,
): Violation | undefined {
  for (const name of constrainedNames(certificate)) {
    if (excluded.get(name.type)?.some((each) => each.touches(name))) return { kind: 'excluded', name };
    const inside = permitted.get(name.type);
    if (inside !== undefined && !inside.some((each) => each.inside(name))) return { kind: 'not-permitted', name };
  }
  return undefined;
}

/** What is chosen: a message, a field in it, a byte in that. */
export interface Place {
  /** Id of a message event. That of a record or packet stands for the message in it, as it was on the wire. */
  readonly message: number;
  /** `extensions[0].extension_type`. */
  readonly path?: string;
  /** Counts from the message's first byte. */
  readonly byte?: number;
}

/** A place as the fragment of an address, without `#`: `5`, `5.cipher_suite`, `5.cipher_suite.71`, `5..71`. */
export function fragmentOf({ message, path, byte }: Place): string {
  const parts = [String(message)];
  if (path !== undefined || byte !== undefined)
    parts.push(
      encodeURIComponent(path ?? '')
        .replace(/%5B/g, '[')
        .replace(/%5D/g, ']'),
    );
  if (byte !== undefined) parts.push(String(byte));
  return parts.join('.');
}

/** The place that a fragment names; nothing when it names none. */
export function placeOf(fragment: string): Place | undefined {
  const match = /^#?(\d{1,9})(?:\.(.*?))?(?:\.(\d{1,9}))?$/.exec(fragment);
  if (match === null) return undefined;
  const [, message, encoded = '', byte] = match;
  let path: string;
  try {
    path = decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
  return {
    message: Number(message),
    ...(path === '' ? {} : { path }),
    ...(byte === undefined ? {} : { byte: Number(byte) }),
  };
}

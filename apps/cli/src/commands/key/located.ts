import { SshError } from '@cutaway/ssh-auth/errors';

/** Reads something of a file; an error that does not say where it is gets the file's name, and the line. */
export function located<T>(file: string, line: number | undefined, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof SshError) || error.place.message !== undefined) throw error;
    const { code, context, rule, place } = error;
    const message = line === undefined ? file : `${file}:${line}`;
    throw new SshError(code, {
      context,
      place: { ...place, message },
      cause: error,
      ...(rule === undefined ? {} : { rule }),
    });
  }
}

/** Numbers and names an error is about. Plain JSON, so that an error can travel with a trace. */
export type ErrorContext = Readonly<Record<string, string | number | boolean | readonly (string | number)[]>>;

/** Where in a message or structure an error was found. */
export interface Place {
  /** The message or structure by its RFC name, for example `ClientHello` or `Certificate`. */
  readonly message?: string;
  /** Field path inside it, for example `extensions[3].extension_data`. */
  readonly path?: string;
  /** First byte, counted from the start of the message. */
  readonly offset?: number;
  /** How many bytes are concerned. */
  readonly size?: number;
}

/**
 * An error with a stable code, the place it was found at and the rule that was broken.
 *
 * `message` is put together from these and holds no prose: sentences for people, in English and Chinese, come from
 * the package's `./explain` entry by `code`.
 */
export class CutawayError<Code extends string = string> extends Error {
  /** Stable identifier such as `wire/truncated`; the part before the slash names the catalogue. */
  readonly code: Code;
  /** What the error is about, as data. */
  readonly context: ErrorContext;
  /** The clause of the specification that was broken, for example `RFC 8446 §4.1.3`. */
  readonly rule: string | undefined;
  /** Grows outwards: each structure an error passes through puts its own name in front. */
  place: Place;

  constructor(
    code: Code,
    options: { context?: ErrorContext; rule?: string | undefined; place?: Place; cause?: unknown } = {},
  ) {
    super('', options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'CutawayError';
    this.code = code;
    this.context = options.context ?? {};
    this.rule = options.rule;
    this.place = options.place ?? {};
    Object.defineProperty(this, 'message', { get: () => summarize(this), configurable: true, enumerable: false });
  }

  /** Puts the name of an enclosing field in front of the path, and its start in front of the offset. */
  within(field: string, start = 0): this {
    const { path, offset } = this.place;
    this.place = {
      ...this.place,
      path: path === undefined ? field : path.startsWith('[') ? field + path : `${field}.${path}`,
      ...(offset === undefined ? {} : { offset: offset + start }),
    };
    return this;
  }

  /** Says which message the error is in, unless that is known already. */
  inMessage(message: string): this {
    if (this.place.message === undefined) this.place = { ...this.place, message };
    return this;
  }

  /** The error as plain data. */
  toJSON(): { code: Code; context: ErrorContext; rule?: string; place: Place } {
    return {
      code: this.code,
      context: this.context,
      ...(this.rule === undefined ? {} : { rule: this.rule }),
      place: this.place,
    };
  }
}

function summarize(error: CutawayError): string {
  const { message, path, offset } = error.place;
  const at = [message, path].filter(Boolean).join('.');
  const details = Object.entries(error.context)
    .map(([key, value]) => `${key} ${Array.isArray(value) ? value.join(', ') : value}`)
    .join(', ');
  return (
    error.code +
    (at === '' ? '' : ` in ${at}`) +
    (offset === undefined ? '' : ` at byte ${offset}`) +
    (details === '' ? '' : `: ${details}`) +
    (error.rule === undefined ? '' : ` (${error.rule})`)
  );
}

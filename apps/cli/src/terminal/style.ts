import pico from 'picocolors';

/** Colours for one output stream. Meaning is never carried by colour alone: each has a symbol or word beside it. */
export interface Style {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly warn: (text: string) => string;
  readonly sent: (text: string) => string;
  readonly received: (text: string) => string;
  readonly secret: (text: string) => string;
  /** Columns to fill. */
  readonly width: number;
}

/**
 * The style for a stream: colours only on a terminal or when FORCE_COLOR is set, none under NO_COLOR or TERM=dumb.
 */
export function styleFor(
  stream: { isTTY?: boolean; columns?: number },
  env: Readonly<Record<string, string | undefined>>,
): Style {
  const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '' && env.FORCE_COLOR !== '0';
  const refused = (env.NO_COLOR !== undefined && env.NO_COLOR !== '') || env.FORCE_COLOR === '0';
  const colours = pico.createColors(!refused && (forced || (stream.isTTY === true && env.TERM !== 'dumb')));
  return {
    bold: colours.bold,
    dim: colours.dim,
    good: colours.green,
    bad: colours.red,
    warn: colours.yellow,
    sent: colours.cyan,
    received: colours.magenta,
    secret: colours.yellow,
    width: Math.max(40, Math.min(stream.columns ?? 80, 100)),
  };
}

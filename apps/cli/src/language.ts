import { type Language, languageOf } from '@cutaway/primitives/explain';

/**
 * The language to speak: `--lang` when given, else the locale of the environment, in POSIX's order.
 *
 * Looked up before the command line is parsed, because help and usage errors are in it too.
 */
export function chooseLanguage(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Language {
  for (const [index, argument] of argv.entries()) {
    if (argument === '--') break;
    const value =
      argument === '--lang' ? argv[index + 1] : argument.startsWith('--lang=') ? argument.slice(7) : undefined;
    if (value === 'en' || value === 'zh') return value;
  }
  return languageOf(env.LC_ALL || env.LC_MESSAGES || env.LANG);
}

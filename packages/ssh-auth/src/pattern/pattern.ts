/**
 * Whether a text matches a pattern with `*` (any characters, also none) and `?` (one character).
 *
 * Takes time proportional to the product of the lengths, whatever the pattern (ssh_config(5), PATTERNS).
 */
export function matchesPattern(text: string, pattern: string): boolean {
  let textAt = 0;
  let patternAt = 0;
  let star = -1;
  let resume = 0;
  while (textAt < text.length) {
    const expected = pattern[patternAt];
    if (expected === '*') {
      star = patternAt++;
      resume = textAt;
    } else if (expected === '?' || (expected !== undefined && expected === text[textAt])) {
      patternAt++;
      textAt++;
    } else if (star >= 0) {
      patternAt = star + 1;
      textAt = ++resume;
    } else {
      return false;
    }
  }
  while (pattern[patternAt] === '*') patternAt++;
  return patternAt === pattern.length;
}

/** `matched`: some pattern, and no negated one; `negated`: a negated one; `none`: no pattern at all. */
export type PatternListMatch = 'matched' | 'negated' | 'none';

/** A pattern this long, or longer, makes OpenSSH give up on the list. */
const PATTERN_LIMIT = 1023;

/**
 * Matches a text against patterns with commas between; one that begins with `!` excludes what it matches, wherever it
 * stands (ssh_config(5), PATTERNS).
 *
 * @param lowerCase compare with the patterns in lower case, as for host names; the text must be lower-case already.
 */
export function matchPatternList(text: string, list: string, lowerCase = false): PatternListMatch {
  let matched = false;
  const elements = list.split(',');
  if (elements.at(-1) === '') elements.pop();
  for (const element of elements) {
    const negated = element.startsWith('!');
    const pattern = negated ? element.slice(1) : element;
    if (pattern.length >= PATTERN_LIMIT) return 'none';
    if (!matchesPattern(text, lowerCase ? asciiLowerCase(pattern) : pattern)) continue;
    if (negated) return 'negated';
    matched = true;
  }
  return matched ? 'matched' : 'none';
}

/** Lower case for A to Z alone, in every locale. */
export function asciiLowerCase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

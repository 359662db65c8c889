/** The languages every sentence exists in. */
export type Language = 'en' | 'zh';

/** One sentence in each language. `{name}` stands for a value from the context. */
export interface Phrase {
  readonly en: string;
  readonly zh: string;
}

/**
 * Sentences by key. What a key begins with says what the sentence is about:
 *
 * - `error.<code>`: an error; placeholders are the names in its context.
 * - `message.<name>`: a message event, by its name: what the message does in the protocol.
 * - `field.<message>.<path>`: a field's meaning, by message name and field path with indexes left out;
 *   `field.<structure type>.<name>` and `field.<type>` where it is the same everywhere. {@link fieldEntries} names them.
 * - `secret.<name>`: what a secret is for. `choice.<name>`: what is chosen. `reason.<reason>`: why it was.
 * - `check.<name>`: what is verified. `alert.<name>`, `disconnect.<name>`: what the sender says with it.
 * - `value.<type>.<name>`: what one constant means, for example `value.CipherSuite.TLS_AES_128_GCM_SHA256`.
 */
export type Catalogue<Key extends string = string> = Readonly<Record<Key, Phrase>>;

/** Several catalogues as one. A later one wins where keys meet. */
export function mergeCatalogues(...catalogues: readonly Catalogue[]): Catalogue {
  return Object.assign({}, ...catalogues) as Catalogue;
}

/**
 * The sentence for a key, with values filled in; `undefined` when the catalogue has no such key.
 *
 * @param context values for the placeholders; a placeholder without a value is left as it stands.
 */
export function phrase(
  catalogue: Catalogue,
  key: string,
  language: Language,
  context: Readonly<Record<string, unknown>> = {},
): string | undefined {
  if (!Object.hasOwn(catalogue, key)) return undefined;
  return catalogue[key]?.[language].replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    if (!Object.hasOwn(context, name)) return placeholder;
    const value = context[name];
    return Array.isArray(value) ? value.join(language === 'zh' ? '、' : ', ') : String(value);
  });
}

/**
 * The language for a locale name as POSIX (`zh_CN.UTF-8`) or BCP 47 (`zh-Hans`) write it. English unless Chinese.
 */
export function languageOf(locale: string | undefined): Language {
  return locale !== undefined && /^zh\b|^zh[_-]/i.test(locale) ? 'zh' : 'en';
}

/**
 * What is wrong with a catalogue, for tests: empty texts, placeholders of one language that the other lacks, and
 * keys that are missing or stale.
 *
 * @param expected all keys of one or more sorts, such as every `error.` key: of these sorts the catalogue must have no
 * others.
 */
export function catalogueProblems(catalogue: Catalogue, expected: Iterable<string> = []): string[] {
  const problems: string[] = [];
  const placeholders = (text: string): string => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join(' ');
  for (const [key, { en, zh }] of Object.entries(catalogue)) {
    if (en.trim() === '') problems.push(`${key}: no English text`);
    if (zh.trim() === '') problems.push(`${key}: no Chinese text`);
    if (placeholders(en) !== placeholders(zh)) problems.push(`${key}: placeholders differ`);
  }
  const wanted = new Set(expected);
  const sortOf = (key: string): string => key.slice(0, key.indexOf('.') + 1);
  const sorts = new Set([...wanted].map(sortOf));
  for (const key of wanted) if (!Object.hasOwn(catalogue, key)) problems.push(`${key}: missing`);
  for (const key of Object.keys(catalogue)) {
    if (sorts.has(sortOf(key)) && !wanted.has(key)) problems.push(`${key}: stale`);
  }
  return problems;
}

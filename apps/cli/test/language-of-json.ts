interface Schema {
  readonly description?: string;
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly $defs?: Readonly<Record<string, Schema>>;
}

const HAN = /\p{Script=Han}/u;

/** Where a schema says that a sentence stands, as `findings[].message`. */
function sentencePlaces(root: Schema): ReadonlySet<string> {
  const places = new Set<string>();
  const walk = (schema: Schema, place: string, refs: readonly string[]): void => {
    if (schema.description?.includes('In the language of the run.') === true) places.add(place);
    for (const [name, one] of Object.entries(schema.properties ?? {})) walk(one, `${place}.${name}`, refs);
    if (schema.items !== undefined) walk(schema.items, `${place}[]`, refs);
    for (const one of schema.oneOf ?? []) walk(one, place, refs);
    const { $ref } = schema;
    if ($ref === undefined || refs.includes($ref)) return;
    walk(root.$defs?.[$ref.replace('#/$defs/', '')] ?? {}, place, [...refs, $ref]);
  };
  walk(root, '', []);
  return places;
}

/** What of an output is told in Chinese though its schema does not call it a sentence: keys, labels, values. */
export function translatedOutsideSentences(output: unknown, schema: object): string[] {
  const places = sentencePlaces(schema);
  const found: string[] = [];
  const walk = (value: unknown, place: string): void => {
    if (typeof value === 'string') {
      // A list of sentences is described where the list is.
      if (HAN.test(value) && !places.has(place) && !places.has(place.replace(/\[\]$/, '')))
        found.push(`${place}: ${value}`);
    } else if (Array.isArray(value)) for (const one of value) walk(one, `${place}[]`);
    else if (typeof value === 'object' && value !== null)
      for (const [name, one] of Object.entries(value)) {
        if (HAN.test(name)) found.push(`${place}.${name}`);
        walk(one, `${place}.${name}`);
      }
  };
  walk(output, '');
  return found;
}

/** An output without its sentences, to be compared with that of another language. */
export function withoutSentences(output: unknown, schema: object): unknown {
  const places = sentencePlaces(schema);
  const walk = (value: unknown, place: string): unknown => {
    if (places.has(place)) return undefined;
    if (Array.isArray(value)) return value.map((one) => walk(one, `${place}[]`));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, walk(one, `${place}.${name}`)]));
  };
  return walk(output, '');
}

const sources = import.meta.glob<string>('/content/examples/*.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** A piece of code to start from, and the options that it is about. */
export interface LabExample {
  readonly name: string;
  readonly title: string;
  readonly code: string;
}

const titles: Readonly<Record<string, string>> = {
  'hold-a-page': 'Who holds a page',
  'truncate-waits': 'Truncate waits for a page',
  poison: 'From a poisoned page to its owner',
  'lost-wake-up': 'A lost wake-up, by every interleaving',
  'same-patch-two-names': 'One patch, two commit ids',
};

/** The examples of the lab, in the order in which they are listed. */
export const labExamples: readonly LabExample[] = Object.entries(titles).map(([name, title]) => {
  const code = sources[`/content/examples/${name}.ts`];
  if (code === undefined) throw new Error(`There is no lab example "${name}"`);
  return { name, title, code };
});

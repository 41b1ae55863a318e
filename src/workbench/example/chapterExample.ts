/** An example of a chapter: code, and what it returned at each release when the site was built. */
export interface ChapterExample {
  readonly code: string;
  readonly runs: readonly { readonly release: string; readonly returned: unknown }[];
}

const examples = import.meta.glob<ChapterExample>('/content/examples/*.ts', {
  query: '?example',
  import: 'default',
});

/** @throws when there is no example of that name, or it no longer returns what its .json says */
export async function chapterExample(name: string): Promise<ChapterExample> {
  const load = examples[`/content/examples/${name}.ts`];
  if (load === undefined) throw new Error(`There is no content/examples/${name}.ts`);
  return load();
}

/** Whether an example is about the merge simulation, which knows no releases. */
export function isAboutTrees({ code }: Pick<ChapterExample, 'code'>): boolean {
  return !code.includes("from 'simkernel'");
}

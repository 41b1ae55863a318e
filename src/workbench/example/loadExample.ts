import type { ExampleFacts } from './exampleFacts.ts';

/** Loads the workbench of an example and runs it. Its own file, so that a page only read does not carry the list of what to load. */
export async function loadExample(host: HTMLElement, facts: ExampleFacts): Promise<void> {
  const { startExample } = await import('./startExample.tsx');
  const { run } = startExample(host, facts);
  await run();
}

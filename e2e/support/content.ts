import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Every chapter's id, `part/slug`, as the files of content/docs say. */
export const chapters: readonly string[] = readdirSync(`${root}content/docs`, { recursive: true })
  .map(String)
  .filter((path) => /^[^/]+\/[^/]+\.mdx$/.test(path))
  .map((path) => path.replace(/\.mdx$/, ''))
  .sort();

/** Every exercise's id, `part/slug`, as the folders of exercises/ say. */
export const exercises: readonly string[] = readdirSync(`${root}exercises`, { recursive: true })
  .map(String)
  .filter((path) => /^[^/]+\/[^/]+\/exercise\.md$/.test(path))
  .map((path) => path.replace(/\/exercise\.md$/, ''))
  .sort();

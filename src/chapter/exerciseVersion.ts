import type { Exercise } from './exerciseSchema.ts';
import { contentHash } from '../storage/contentHash.ts';

const judged = import.meta.glob<string>('/exercises/*/*/{scenarios,expected}.ts', {
  query: '?graph',
  import: 'default',
  eager: true,
});

/**
 * Names what an exercise asks: its scenarios and expected values with all that they import, the exports and the releases. An
 * answer that passed another version may fail this one. For the server.
 */
export function exerciseVersion(slug: string, data: Exercise): string {
  const files = ['scenarios.ts', 'expected.ts'].map(
    (file) => judged[`/exercises/${slug}/${file}`] ?? '',
  );
  return contentHash([...files, ...data.exports, ...data.releases].join('\0'));
}

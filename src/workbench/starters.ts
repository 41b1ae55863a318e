const starters = import.meta.glob<string>('/exercises/*/*/starter.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The starter of an exercise, for the server: a page carries only its own. */
export function starterOf(slug: string): string {
  const starter = starters[`/exercises/${slug}/starter.ts`];
  if (starter === undefined) throw new Error(`exercises/${slug}: there is no starter.ts`);
  return starter;
}

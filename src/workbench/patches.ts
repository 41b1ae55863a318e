const patches = import.meta.glob<string>('/exercises/*/*/patch.diff', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The patch that an exercise has reviewed, for the server; undefined for an exercise of another kind. */
export function patchOf(slug: string): string | undefined {
  return patches[`/exercises/${slug}/patch.diff`];
}

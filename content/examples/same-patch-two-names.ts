import { makeFiles, ObjectStore, patchId } from 'simtrees';

// The merge simulation runs here too: one patch on two releases has two
// ids, and one patch id.
const author = {
  name: 'Sam Series',
  email: 'sam@example.org',
  time: 1_700_481_600,
  zone: '+0000',
};
const before = 'def memory_failure/2\n\nkill\n';
const after = 'def memory_failure/2\n\nlock the entry\nkill\n';

export function run() {
  const store = new ObjectStore();
  const commit = (
    message: string,
    content: string,
    parents: string[],
    more = {},
  ) =>
    store.commit({
      files: makeFiles({ 'mm/memory-failure.c': content, ...more }),
      parents,
      author,
      committer: author,
      message,
    });
  const changed = { 'mm/gup.c': 'changed by rc5\n' };
  const rc4 = commit('Linux rc4\n', before, []);
  const rc5 = commit('Linux rc5\n', before, [rc4.id], changed);
  const onRc4 = commit('mm: lock the entry\n', after, [rc4.id]);
  const onRc5 = commit('mm: lock the entry\n', after, [rc5.id], changed);
  return [onRc4, onRc5].map(({ id }) => ({
    id,
    patchId: patchId(store, id),
  }));
}

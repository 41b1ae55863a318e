import {
  type Commit,
  type Files,
  makeFiles,
  ObjectStore,
  patchId,
} from '../../../simtrees/index.ts';

/** One row of the table: what was done to a commit, what of it changed, and its ids. */
export interface IdChange {
  what: string;
  /** The fields of the commit that differ from the first row. */
  changed: string[];
  id: string;
  patchId: string;
}

const zone = '+0000';
const author = { name: 'Sam Series', email: 'sam@example.org', time: 1_700_481_600, zone };
const committer = (hour: number) => ({
  name: 'Mia Memory',
  email: 'mia@example.org',
  time: 1_700_485_200 + 3600 * hour,
  zone,
});

const PATH = 'mm/memory-failure.c';
const start = 'def memory_failure/2\n\ncollect\n\nkill\n';
const patched = start.replace('kill\n', 'lock the entry\nkill\n');
const rc5 = { 'mm/gup.c': 'changed by rc5\n' };
const message = 'mm: lock the entry\n\nSigned-off-by: Sam Series <sam@example.org>\n';

/** The names of the fields in which two commits differ. */
function differences(first: Commit, other: Commit): string[] {
  const parts: [string, (commit: Commit) => string][] = [
    ['tree', ({ tree }) => tree],
    ['parent', ({ parents }) => parents.join(' ')],
    ['author', (commit) => JSON.stringify(commit.author)],
    ['date', (commit) => JSON.stringify(commit.committer)],
    ['message', (commit) => commit.message],
  ];
  return parts.filter(([, read]) => read(first) !== read(other)).map(([name]) => name);
}

/** One patch, committed in several ways on the simulation. */
export function idChanges(): IdChange[] {
  const store = new ObjectStore();
  const commit = (files: Files, parents: string[], hour: number, text: string) =>
    store.commit({ files, parents, author, committer: committer(hour), message: text });
  const rc = (files: Files, parents: string[], text: string) =>
    store.commit({
      files,
      parents,
      author: committer(-2),
      committer: committer(-2),
      message: text,
    });
  const first = rc(makeFiles({ [PATH]: start }), [], 'Linux rc4');
  const second = rc(makeFiles({ [PATH]: start, ...rc5 }), [first.id], 'Linux rc5');
  const files = makeFiles({ [PATH]: patched });
  const rows: [string, Commit][] = [
    ['applied on rc4', commit(files, [first.id], 0, message)],
    ['list rebuilt on rc4', commit(files, [first.id], 24, message)],
    [
      'list rebuilt on rc5',
      commit(makeFiles({ [PATH]: patched, ...rc5 }), [second.id], 48, message),
    ],
    [
      'Acked-by added',
      commit(files, [first.id], 0, `${message}Acked-by: Max Tainer <max@example.org>\n`),
    ],
    [
      '-fix folded in',
      commit(
        makeFiles({ [PATH]: patched.replace('lock the entry', 'lock each entry') }),
        [first.id],
        0,
        message,
      ),
    ],
    ['merged elsewhere', store.get(commit(files, [first.id], 0, message).id)],
  ];
  const original = rows[0]?.[1];
  return rows.map(([what, made]) => ({
    what,
    changed: original === undefined ? [] : differences(original, made),
    id: made.id,
    patchId: patchId(store, made.id) ?? '',
  }));
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CommitContent, makeCommit } from '../../src/simtrees/commit.ts';
import { makeFiles } from '../../src/simtrees/files.ts';
import { history } from '../../src/simtrees/history.ts';
import { ObjectStore } from '../../src/simtrees/objectStore.ts';
import { patchId } from '../../src/simtrees/patchId.ts';
import { rebase } from '../../src/simtrees/rebase.ts';
import { SimtreesError } from '../../src/simtrees/simtreesError.ts';
import { author, maintainer } from './support/people.ts';

const content: CommitContent = {
  tree: '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
  parents: ['1'.repeat(40)],
  author,
  committer: maintainer(1),
  message: 'mm: a change\n',
};

test('the id of a commit changes if and only if something that it is computed from changes', () => {
  const variants: CommitContent[] = [
    { ...content, tree: '2'.repeat(40) },
    { ...content, parents: [] },
    { ...content, parents: ['3'.repeat(40)] },
    { ...content, parents: ['1'.repeat(40), '3'.repeat(40)] },
    { ...content, author: { ...author, name: 'Somebody' } },
    { ...content, author: { ...author, time: author.time + 1 } },
    { ...content, committer: maintainer(2) },
    { ...content, committer: { ...maintainer(1), zone: '+0000' } },
    { ...content, message: 'mm: another change\n' },
  ];
  const ids = [content, ...variants].map((variant) => makeCommit(variant).id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(makeCommit({ ...content, parents: [...content.parents] }).id).toBe(ids[0]);
});

/** A line of commits, each with the content given for one file. */
function line(store: ObjectStore, contents: string[]): string {
  let tip = store.commit({
    files: makeFiles({ base: 'base\n' }),
    parents: [],
    author,
    committer: maintainer(0),
    message: 'base',
  }).id;
  contents.forEach((text, at) => {
    const files = makeFiles({ base: 'base\n', file: text });
    const committer = maintainer(at + 1);
    tip = store.commit({ files, parents: [tip], author, committer, message: `change ${at}` }).id;
  });
  return tip;
}

test('a rebase onto its own base changes no id', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 5 }), (contents) => {
      const store = new ObjectStore();
      const tip = line(store, contents);
      const base = history(store, tip)[0]?.id ?? '';
      const result = rebase(store, {
        branch: tip,
        upstream: base,
        committer: () => maintainer(99),
      });
      expect(result).toMatchObject({ kind: 'rebased', tip, skipped: [] });
    }),
  );
});

test('a rebase onto another base changes every id and no patch id', () => {
  const store = new ObjectStore();
  const tip = line(store, ['a\n', 'b\n', 'c\n']);
  const base = history(store, tip)[0]?.id ?? '';
  const files = makeFiles({ base: 'base\n', rc: '2\n' });
  const onto = store.commit({
    files,
    parents: [base],
    author,
    committer: maintainer(5),
    message: 'rc2',
  });
  const result = rebase(store, { branch: tip, upstream: onto.id, committer: () => maintainer(9) });
  if (result.kind !== 'rebased') throw new Error('stopped');
  expect(result.moved).toHaveLength(3);
  for (const { from, to } of result.moved) {
    expect(to).not.toBe(from);
    expect(patchId(store, to)).toBe(patchId(store, from));
  }
});

test('a store knows only what was put into it, and says so', () => {
  const store = new ObjectStore();
  expect(() => store.get('4b825dc')).toThrow(SimtreesError);
  expect(() => store.get('4b825dc')).toThrow(/no commit 4b825dc/);
});

test.each(['', '/a', 'a//b', 'a/../b', './a', '.git/config', 'a/'])(
  'the path "%s" is refused',
  (path) => {
    expect(() => makeFiles({ [path]: '' })).toThrow(expect.objectContaining({ code: 'badPath' }));
  },
);

test('a path cannot be a file and a folder, and may be called like a method', () => {
  expect(() => makeFiles({ a: '', 'a/b': '' })).toThrow(/a file and a folder/);
  const name = 'constructor';
  expect(makeFiles({ [name]: 'x' })[name]?.content).toBe('x');
});

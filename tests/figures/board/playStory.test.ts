import { expect, test } from 'vitest';
import { layOut } from '../../../src/figures/board/layOut.ts';
import { playStory } from '../../../src/figures/board/playStory.ts';
import { renderText } from '../../../src/figures/board/renderText.ts';
import { stepText } from '../../../src/figures/board/stepText.ts';
import { idChanges } from '../../../src/figures/board/stories/idChanges.ts';
import { type StoryName, storyByName } from '../../../src/figures/board/stories/storyByName.ts';

const names = Object.keys(storyByName) as StoryName[];

test.each(names)(
  'the story %s is plain data, the same on every run, with room for every node',
  (name) => {
    const data = playStory(storyByName[name]);
    expect(JSON.parse(JSON.stringify(data))).toEqual(data);
    expect(playStory(storyByName[name])).toEqual(data);
    const places = data.nodes.map(({ lane, column }) => `${lane}/${column}`);
    expect(new Set(places).size).toBe(places.length);
    for (const { lane, letter, kind } of data.nodes) {
      expect(data.lanes[lane]).toBeDefined();
      expect(letter === '').toBe(kind !== 'commit');
    }
  },
);

test.each(names)(
  'in the story %s time runs to the right: a child is right of its parents',
  (name) => {
    const { nodes } = playStory(storyByName[name]);
    const columns = new Map(nodes.map(({ id, column }) => [id, column]));
    for (const { parents, column } of nodes) {
      for (const parent of parents) expect(columns.get(parent)).toBeLessThan(column);
    }
  },
);

test.each(names)('the text of the story %s fits a mail, is ASCII and has every id', (name) => {
  const data = playStory(storyByName[name]);
  const text = renderText(data);
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(75);
  expect(text).toMatch(/^[\n -~]*$/);
  for (const { short } of data.nodes) expect(text).toContain(short);
});

test('built on the rebuilt tree: both patches end up twice, and their first copies leave their tree', () => {
  const { links, nodes } = playStory(storyByName['built-on-rebuilt']);
  expect(links).toHaveLength(2);
  for (const { from, to } of links) {
    const [one, two] = [from, to].map((id) => nodes.find((node) => node.id === id));
    expect(one?.patchId).toBe(two?.patchId);
    expect(one?.gone).not.toBeNull();
    expect(two?.gone).toBeNull();
  }
  expect(nodes.flatMap(({ marks }) => marks)).toEqual([]);
});

test('a follow-up on a line of the duplicate stops the last merge, and the board marks it there', () => {
  const { nodes, steps } = playStory(storyByName['follow-up-conflict']);
  const stopped = nodes.filter(({ kind }) => kind === 'stopped');
  expect(stopped).toHaveLength(1);
  expect(stopped[0]?.marks[0]).toMatchObject({ kind: 'conflict', step: steps.length - 1 });
  expect(stopped[0]?.marks[0]?.text).toContain('mm/memory-failure.c');
});

test('from a topic branch every patch is there once', () => {
  const { links, nodes } = playStory(storyByName['topic-branch']);
  expect(nodes.filter(({ letter }) => 'ABC'.includes(letter) && letter !== '')).toHaveLength(3);
  // The own patch of the rebuilt tree gets a new id with every build; nobody built on it.
  expect(links.map(({ to }) => nodes.find(({ id }) => id === to)?.letter)).toEqual(['E', 'E']);
});

test('the merge of a new caller and a new signature is the only broken commit, and is said to be', () => {
  const data = playStory(storyByName['broken-merge']);
  const broken = data.nodes.filter(({ marks }) => marks.some(({ kind }) => kind === 'broken'));
  expect(broken).toHaveLength(1);
  expect(broken[0]?.kind).toBe('merge');
  expect(stepText(data, broken[0]?.step ?? 0)).toContain(
    'does not build: fs_dax_get_by_bdev takes 4',
  );
});

test('nodes of one lane get one column after the other', () => {
  const node = { short: '', kind: 'commit' as const, letter: 'A', subject: '', patchId: null };
  const rest = { step: 0, gone: null, marks: [], lane: 1 };
  const placed = layOut([
    { ...node, ...rest, id: 'tag', kind: 'tag', lane: 0, parents: [] },
    { ...node, ...rest, id: 'a', parents: ['tag'] },
    { ...node, ...rest, id: 'b', parents: ['tag'] },
    { ...node, ...rest, id: 'c', lane: 2, parents: ['b'] },
  ]);
  expect(placed.map(({ column }) => column)).toEqual([0, 1, 2, 3]);
});

test('the table of ids: only what changes the commit changes the id, only what changes the diff changes the patch id', () => {
  const [first, ...rest] = idChanges();
  const seen = rest.map((row) => ({
    changed: row.changed,
    id: row.id !== first?.id,
    patch: row.patchId !== first?.patchId,
  }));
  expect(seen).toEqual([
    { changed: ['date'], id: true, patch: false },
    { changed: ['tree', 'parent', 'date'], id: true, patch: false },
    { changed: ['message'], id: true, patch: false },
    { changed: ['tree'], id: true, patch: true },
    { changed: [], id: false, patch: false },
  ]);
});

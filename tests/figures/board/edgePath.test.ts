import { expect, test } from 'vitest';
import { edgePath } from '../../../src/figures/board/edgePath.ts';
import { placeOf, size } from '../../../src/figures/board/geometry.ts';
import { linkPath } from '../../../src/figures/board/linkPath.ts';
import { playStory } from '../../../src/figures/board/playStory.ts';
import { type StoryName, storyByName } from '../../../src/figures/board/stories/storyByName.ts';

/** The points that a path goes through, corners included. */
function pointsOf(path: string): { x: number; y: number }[] {
  const numbers = (path.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
  return numbers.flatMap((x, at) => (at % 2 === 0 ? [{ x, y: numbers[at + 1] ?? 0 }] : []));
}

test.each(Object.keys(storyByName) as StoryName[])(
  'no line of the story %s meets a node that is not its own',
  (name) => {
    const { nodes } = playStory(storyByName[name]);
    for (const child of nodes) {
      for (const parent of nodes.filter(({ id }) => child.parents.includes(id))) {
        const points = pointsOf(edgePath(parent, child, nodes));
        for (const other of nodes.filter((node) => node !== child && node !== parent)) {
          const at = placeOf(other);
          points.slice(1).forEach((to, index) => {
            const from = points[index] ?? to;
            const apartX = Math.max(Math.min(from.x, to.x) - at.x, at.x - Math.max(from.x, to.x));
            const apartY = Math.max(Math.min(from.y, to.y) - at.y, at.y - Math.max(from.y, to.y));
            expect(Math.max(apartX, apartY)).toBeGreaterThan(size.radius);
          });
        }
      }
    }
  },
);

test('a line begins at the parent and ends at the child', () => {
  const { nodes } = playStory(storyByName['built-on-rebuilt']);
  for (const child of nodes) {
    for (const parent of nodes.filter(({ id }) => child.parents.includes(id))) {
      const points = pointsOf(edgePath(parent, child, nodes));
      expect(points.at(0)).toEqual(placeOf(parent));
      expect(points.at(-1)).toEqual(placeOf(child));
    }
  }
});

test('a dotted line arches over its lane, or runs straight between two lanes', () => {
  expect(linkPath({ x: 0, y: 100 }, { x: 66, y: 100 })).toMatch(/^M0 83C/);
  expect(linkPath({ x: 0, y: 0 }, { x: 0, y: 100 })).toBe('M0 17L0 83');
});

import { expect, test } from 'vitest';
import anchors from '../../content/anchors.json';
import { invariantAnchor } from '../../src/review/invariantAnchor.ts';
import { invariants } from '../../src/simkernel/invariants/invariants.ts';

test.each(invariants)('$id has a permanent address under its title', ({ id, title }) => {
  const anchor: unknown = Reflect.get(anchors, invariantAnchor(id));
  expect(anchor).toMatchObject({ page: '/invariants/', title: `${id}: ${title}` });
});

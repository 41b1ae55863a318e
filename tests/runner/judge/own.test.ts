import { describe, expect, it } from 'vitest';
import { own } from '../../../src/runner/judge/own.ts';

describe('a field of what the sandbox reported', () => {
  it.each([
    ['an object', { count: 1 }, 'count', 1],
    ['null in a field', { mapping: null }, 'mapping', null],
    ['a name that objects inherit, if it is there', { constructor: 'mine' }, 'constructor', 'mine'],
  ])('is read of %s', (_, value, name, field) => {
    expect(own(value, name)).toBe(field);
  });

  it.each([
    ['a name that is not there', { count: 1 }, 'refcount'],
    ['what every object inherits', {}, 'toString'],
    ['the way to a prototype', {}, '__proto__'],
    ['what a list inherits', [1], 'map'],
    ['null', null, 'count'],
    ['nothing', undefined, 'count'],
    ['text', 'four', 'length'],
    ['a number', 4, 'toFixed'],
  ])('is undefined for %s', (_, value, name) => {
    expect(own(value, name)).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { createScenarioShelf } from '../../../src/runner/harness/createScenarioShelf.ts';

function open() {
  const loaded: string[] = [];
  const shelf = createScenarioShelf((text) => {
    loaded.push(text);
    return { scenarios: { of: text } };
  });
  return { loaded, shelf };
}

describe('createScenarioShelf', () => {
  it('gives every taker a file of its own, and loads what was not prepared', () => {
    const { loaded, shelf } = open();
    shelf.prepare('a');
    const first = shelf.take('a');
    expect(loaded).toEqual(['a']);
    expect(shelf.take('a')).not.toBe(first);
    expect(loaded).toEqual(['a', 'a']);
  });

  it('never gives a file of another text', () => {
    const { shelf } = open();
    shelf.prepare('a');
    expect(shelf.take('b')).toEqual({ scenarios: { of: 'b' } });
    shelf.prepare('b');
    expect(shelf.take('a')).toEqual({ scenarios: { of: 'a' } });
  });
});

import { expect, it } from 'vitest';
import { storedKeys, storeKeys } from '../../src/editor/editorKeys.ts';

function memory(): Pick<Storage, 'getItem' | 'setItem'> {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
  };
}

const blocked = (): never => {
  throw new DOMException('blocked', 'SecurityError');
};

it('remembers the choice', () => {
  const storage = memory();
  expect(storedKeys(() => storage)).toBe('standard');
  storeKeys('vim', () => storage);
  expect(storedKeys(() => storage)).toBe('vim');
});

it('takes what it does not know for the standard keys', () => {
  const storage = memory();
  storage.setItem('whp:keys', 'ed');
  expect(storedKeys(() => storage)).toBe('standard');
});

it('does without a storage', () => {
  storeKeys('emacs', blocked);
  expect(storedKeys(blocked)).toBe('standard');
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { resolveRequest } from '../../scripts/resolveRequest.ts';

let folder = '';
let root = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'whp-'));
  root = join(folder, 'dist');
  mkdirSync(join(root, 'part', 'slug'), { recursive: true });
  writeFileSync(join(root, 'part', 'slug', 'index.html'), '');
  writeFileSync(join(root, 'part', 'slug.txt'), '');
  writeFileSync(join(folder, 'secret'), '');
});

afterAll(() => rmSync(folder, { recursive: true }));

test('a file is found at its path', () => {
  expect(resolveRequest(root, '/part/slug.txt')).toEqual({ file: join(root, 'part', 'slug.txt') });
});

test('an address that ends with a slash is the index of its folder', () => {
  expect(resolveRequest(root, '/part/slug/')).toEqual({
    file: join(root, 'part', 'slug', 'index.html'),
  });
});

test('a page asked for without its slash leads to the address with it', () => {
  expect(resolveRequest(root, '/part/slug')).toEqual({ redirect: '/part/slug/' });
});

test('a page asked for with two slashes in front does not lead to another host', () => {
  expect(resolveRequest(root, '//part/slug')).toEqual({ redirect: '/part/slug/' });
});

test.each([
  '/../secret',
  '/%2e%2e/secret',
  '/part/..%2f..%2fsecret',
  '/%00',
  '/%',
  '/part/',
  '/no',
])('%s is not found', (path) => {
  expect(resolveRequest(root, path)).toBeUndefined();
});

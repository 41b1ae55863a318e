import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listen } from '../../scripts/listen.ts';
import { staticServer } from '../../scripts/staticServer.ts';

const root = mkdtempSync(join(tmpdir(), 'whp-'));
const server = staticServer(root, '/guide/');
let address = '';

beforeAll(async () => {
  mkdirSync(join(root, 'part'));
  writeFileSync(join(root, 'part', 'index.html'), '<p>page</p>');
  writeFileSync(join(root, 'part.txt'), 'läuft');
  writeFileSync(join(root, '404.html'), '<p>no such page</p>');
  address = `http://localhost:${await listen(server, 0)}`;
});

afterAll(() => {
  server.close();
  rmSync(root, { recursive: true });
});

test('text is served as UTF-8', async () => {
  const response = await fetch(`${address}/guide/part.txt`);
  expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(await response.text()).toBe('läuft');
});

test('a page without its slash redirects within the base, the query kept', async () => {
  const response = await fetch(`${address}/guide/part?at=6.1`, { redirect: 'manual' });
  expect(response.status).toBe(301);
  expect(response.headers.get('location')).toBe('/guide/part/?at=6.1');
});

test('what does not exist, or lies outside the base, gets the 404 page', async () => {
  for (const path of ['/guide/none/', '/part/']) {
    const response = await fetch(address + path);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('no such page');
  }
});

test('nothing but reading is allowed', async () => {
  expect((await fetch(`${address}/guide/part/`, { method: 'POST' })).status).toBe(405);
});

test('a port in use is refused with how to choose another', async () => {
  const port = Number(new URL(address).port);
  await expect(listen(staticServer(root), port)).rejects.toThrow(
    `Port ${port} is in use. Choose another: npm start -- --port ${port + 1}`,
  );
});

import { expect, test } from 'vitest';
import older from '../../content/evidence/6.1.192/truncate-pinned.json';
import newer from '../../content/evidence/7.2.13/truncate-pinned.json';
import { simulatedCalls } from '../../src/evidence/simulatedCalls.ts';
import { recordingSchema } from '../../src/recordings/recordingSchema.ts';

const calls = simulatedCalls([older, newer].map((each) => recordingSchema.parse(each)));
const releases = (names: Map<string, Set<string>> | undefined, name: string) => [
  ...(names?.get(name) ?? []),
];

test('a function is called by those that call it in its release', () => {
  const wake = calls.get('wake_up_var');
  expect(releases(wake?.callers, '__put_devmap_managed_page_refs')).toEqual(['6.1']);
  expect(releases(wake?.callers, 'free_zone_device_folio')).toEqual(['7.2']);
});

test('callers and callees are two sides of the same calls', () => {
  for (const [name, { callees }] of calls) {
    for (const [callee, where] of callees) {
      expect(releases(calls.get(callee)?.callers, name)).toEqual([...where]);
    }
  }
  expect(calls.size).toBeGreaterThan(50);
});

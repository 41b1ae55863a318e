import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { removalOf } from '../../../src/figures/counts/removalTable.ts';
import { recordingSchema } from '../../../src/recordings/recordingSchema.ts';

const recording = (point: string, scenario: string) =>
  recordingSchema.parse(
    JSON.parse(readFileSync(`content/evidence/${point}/${scenario}.json`, 'utf8')),
  );

describe('a recorded removal under a held page', () => {
  it('waits on 5.10, for fsdax in the freeze of the queue', () => {
    expect(removalOf(recording('5.10.223', 'own-removal-pinned'))).toEqual({
      refcount: 2,
      removal: 'waits, in blk_mq_freeze_queue_wait()',
      read: '4096',
      kernel: 'oops in dax_disassociate_entry()',
    });
    expect(removalOf(recording('5.10.223', 'own-devdax-unbind-pinned'))).toMatchObject({
      removal: 'waits, in memunmap_pages()',
      kernel: 'goes on',
    });
  });

  it.each(['6.1.192', '6.12.107', '6.16.12', '6.18.15', '7.2.13'])(
    'ends at once on %s',
    (point) => {
      for (const scenario of ['own-removal-pinned', 'own-devdax-unbind-pinned']) {
        expect(removalOf(recording(point, scenario))).toMatchObject({
          removal: 'ends at once',
          read: '-EFAULT',
          kernel: 'oops in page_cache_pipe_buf_release()',
        });
      }
    },
  );

  it('refuses a recording without a page in a pipe', () => {
    expect(() => removalOf(recording('6.1.192', 'own-devdax-unbind'))).toThrow(/no pinned page/);
  });
});

import { describe, expect, it } from 'vitest';
import { openWorkFile } from '../../src/storage/openWorkFile.ts';
import { writeWorkFile } from '../../src/storage/workFile.ts';

describe('a file that the reader has chosen', () => {
  it('is read', async () => {
    const read = await openWorkFile(new Blob([writeWorkFile(new Map(), 9)]));
    expect(read).toMatchObject({ status: 'read', savedAt: 9 });
  });

  it('is refused when it is far larger than what a browser keeps, and is not read', async () => {
    const huge = { size: 3e9, text: () => Promise.reject(new Error('read')) } as unknown as Blob;
    expect(await openWorkFile(huge)).toEqual({
      status: 'refused',
      problem: 'This is not a file of this site: it has 2861 MB.',
    });
  });

  it('is refused when the browser cannot read it', async () => {
    const gone = { size: 3, text: () => Promise.reject(new Error('gone')) } as unknown as Blob;
    expect(await openWorkFile(gone)).toMatchObject({
      status: 'refused',
      problem: expect.stringContaining('Choose it again'),
    });
  });
});

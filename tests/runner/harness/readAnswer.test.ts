import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../../src/runner/harness/readAnswer.ts';

describe('readAnswer', () => {
  it('takes the wanted exports, and only those', () => {
    const put = () => {};
    expect(readAnswer({ put, more: 1 }, ['put'])).toEqual({ ok: true, exports: { put } });
  });

  it.each([[{}], [{ put: undefined }], [null], [undefined], ['put']])(
    'names what is missing from %j',
    (exported) => {
      expect(readAnswer(exported, ['put'])).toEqual({ ok: false, missing: ['put'] });
    },
  );

  it('reads a getter once, so that it cannot change its mind', () => {
    let reads = 0;
    const exported = {
      get put() {
        reads++;
        return reads;
      },
    };
    const answer = readAnswer(exported, ['put']);
    expect(answer).toEqual({ ok: true, exports: { put: 1 } });
    expect(reads).toBe(1);
  });
});

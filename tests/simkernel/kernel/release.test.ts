import { describe, expect, it } from 'vitest';
import { boot } from '../../../src/simkernel/kernel/machine.ts';
import { modelledReleases } from '../../../src/simkernel/kernel/release.ts';
import { SimError } from '../../../src/simkernel/kernel/simError.ts';

function errorOf(run: () => unknown): SimError {
  try {
    run();
  } catch (error) {
    if (error instanceof SimError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('a release', () => {
  it.each(modelledReleases)('%s is named and boots', (release) => {
    expect(boot({ release }).release).toBe(release);
  });

  it.each(['5.4', '5.19', '6.0', '6.8', '6.16', '6.19', '7.0'])(
    '%s lies between named ones and boots',
    (release) => {
      expect(boot({ release }).release).toBe(release);
    },
  );

  it.each(['5.1', '5.20', '6.20', '7.3', '4.19', '8.0'])('%s is refused', (release) => {
    expect(errorOf(() => boot({ release }))).toMatchObject({ code: 'releaseNotModelled' });
  });

  it.each(['6', '6.12.1', 'six', ''])('"%s" is no release at all', (release) => {
    expect(errorOf(() => boot({ release }))).toMatchObject({ code: 'unknownRelease' });
  });

  it('has of each function the newest definition that is not after it', () => {
    const has = (release: string, name: string) => name in boot({ release }).k;
    expect(has('6.8', 'free_zone_device_page')).toBe(true);
    const at = (release: string) => boot({ release });
    expect(errorOf(() => at('6.16').livepatch({ free_zone_device_page: () => 0 })).code).toBe(
      'symbolMissing',
    );
    expect(() => at('6.16').livepatch({ free_zone_device_folio: () => undefined })).not.toThrow();
  });
});

describe('a call of a function that the release lacks', () => {
  it('ends in an error that names the release and the function', () => {
    const { k } = boot({ release: '5.10' });
    const error = errorOf(() => Reflect.apply(k.folio_put, k, [null]));
    expect(error.code).toBe('symbolMissing');
    expect(error.message).toContain('5.10 has no folio_put()');
  });

  it('says so where the function was only read at later releases', () => {
    const { k } = boot({ release: '5.2' });
    const error = errorOf(() => Reflect.apply(k.__x64_sys_truncate, k, [null, 0]));
    expect(error.code).toBe('notModelled');
  });
});

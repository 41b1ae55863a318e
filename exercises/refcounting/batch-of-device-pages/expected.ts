import type { Expectations, Judgement } from '../../../src/runner/expectations.ts';
import { own } from '../../../src/runner/judge/own.ts';

const listOf = (value: unknown): readonly unknown[] | undefined =>
  Array.isArray(value) ? value : undefined;

/** The batch took `puts` references, and page_free was called `frees` times, each time at a count of 1. */
function judgePut(seen: unknown, want: { from: number; to: number; frees: number }): Judgement {
  const freed = listOf(own(seen, 'freed'));
  const splats = listOf(own(seen, 'splats'));
  const count = own(seen, 'count');
  const counted = own(seen, 'counted');
  const words = (to: unknown, frees: unknown) =>
    `count ${want.from} -> ${String(to)}, calls of page_free: ${String(frees)}`;
  const pass =
    own(seen, 'before') === want.from &&
    count === want.to &&
    counted === want.to - want.from &&
    own(seen, 'untouched') === true &&
    splats?.length === 0 &&
    freed?.length === want.frees &&
    freed.every((one) => own(one, 'count') === 1);
  const early = freed?.some((one) => own(one, 'count') !== 1) === true;
  return {
    pass,
    expected: words(want.to, want.frees),
    seen: freed ? words(count, freed.length) : 'no report of the run',
    ...(typeof counted === 'number' && counted !== Number(count) - want.from
      ? {
          message:
            'The count moved without a page_ref function: on two CPUs such a change can be lost.',
        }
      : early
        ? { message: 'page_free was called while the count was not 1.' }
        : own(seen, 'untouched') === false
          ? {
              message:
                'A put that leaves the base reference writes no other field, and does not touch pgmap->ref.',
            }
          : {}),
  };
}

/** T sleeps until the count is 1, and is woken for that. */
function judgeWait(seen: unknown, want: { after: string; count: number }): Judgement {
  const words = (after: unknown, count: unknown) =>
    `truncate ${String(after)} at count ${String(count)}`;
  const after = own(seen, 'after');
  const count = own(seen, 'count');
  const pass =
    own(seen, 'before') === 'sleeping' &&
    after === want.after &&
    count === want.count &&
    (want.after === 'finished' || own(seen, 'wakes') === 0);
  return { pass, expected: words(want.after, want.count), seen: words(after, count) };
}

export const expected: Expectations = {
  'truncate-wakes': {
    name: 'pmem, 2 -> 1 in a batch: the truncate that waits for the page is woken (I5)',
    judge: (seen) => judgeWait(seen, { after: 'finished', count: 1 }),
  },
  'truncate-sleeps-on': {
    name: 'pmem, 3 -> 2 in a batch: nobody is woken while another reference is held',
    judge: (seen) => judgeWait(seen, { after: 'sleeping', count: 2 }),
  },
  'frees-fsdax': {
    name: 'FS_DAX, 2 -> 1 in a batch: page_free is called once (I4)',
    judge: (seen) => judgePut(seen, { from: 2, to: 1, frees: 1 }),
  },
  'frees-private': {
    name: 'PRIVATE, 2 -> 1 in a batch: page_free is called once (I4)',
    judge: (seen) => judgePut(seen, { from: 2, to: 1, frees: 1 }),
  },
  'frees-public': {
    name: 'PUBLIC, 2 -> 1 in a batch: page_free is called once, as before',
    releases: ['5.2'],
    judge: (seen) => judgePut(seen, { from: 2, to: 1, frees: 1 }),
  },
  'frees-nothing-early': {
    name: 'PRIVATE, 4 -> 2 in a batch: page_free is not called while the page is held (I4)',
    judge: (seen) => judgePut(seen, { from: 4, to: 2, frees: 0 }),
  },
  'puts-p2pdma': {
    name: 'PCI_P2PDMA, 3 -> 2 in a batch: put_devmap_managed_page() refuses the type, and the reference is put all the same (I2)',
    judge: (seen) => judgePut(seen, { from: 3, to: 2, frees: 0 }),
  },
  'p2pdma-to-base': {
    name: 'PCI_P2PDMA, 2 -> 1 in a batch: put once, and nobody is told',
    judge: (seen) => judgePut(seen, { from: 2, to: 1, frees: 0 }),
  },
  'twice-in-the-batch': {
    name: 'PRIVATE, 3 -> 1 by a batch that has the page twice: page_free is called once, at the second (I4)',
    judge: (seen) => judgePut(seen, { from: 3, to: 1, frees: 1 }),
  },
  'two-cpus': {
    name: 'PRIVATE, two CPUs put at the same time, 3 -> 1: page_free is called once, whenever the second comes in (I4)',
    judge(seen) {
      const runs = listOf(seen) ?? [];
      const words = (count: unknown, frees: unknown) =>
        `count 3 -> ${String(count)}, calls of page_free: ${String(frees)}`;
      const right = (run: unknown) => own(run, 'count') === 1 && own(run, 'frees') === 1;
      const wrong = runs.find((run) => !right(run));
      const ended = runs.length > 0 && own(runs.at(-1), 'between') === null;
      const shown = wrong ?? runs.at(-1);
      const moment = own(shown, 'between');
      return {
        pass: ended && wrong === undefined,
        expected: words(1, 1),
        seen:
          runs.length > 0
            ? `${words(own(shown, 'count'), own(shown, 'frees'))}; the other batch came ${typeof moment === 'string' ? moment : 'after this one'}`
            : 'no report of the run',
        ...(wrong !== undefined && runs.some(right)
          ? {
              message:
                'Between a look at the count and the subtraction, or after it, another CPU can put its reference. Only the result of the atomic subtraction says whose put was the last.',
            }
          : runs.length > 0 && wrong === undefined && !ended
            ? {
                message:
                  'One put of one reference touched the count so often that the run was given up.',
              }
            : {}),
      };
    },
  },
  'mixed-batch': {
    name: 'a batch of three types: each page is put as its own type asks',
    judge(seen) {
      const words = (list: readonly unknown[]) =>
        list
          .map(
            (one) =>
              `${String(own(one, 'type'))}: count ${String(own(one, 'count'))}, freed ${String(own(one, 'freed'))}`,
          )
          .join('; ');
      const want = [
        { type: 'MEMORY_DEVICE_PCI_P2PDMA', count: 1, freed: 0 },
        { type: 'MEMORY_DEVICE_FS_DAX', count: 1, freed: 1 },
        { type: 'MEMORY_DEVICE_PRIVATE', count: 1, freed: 1 },
      ];
      const list = listOf(seen);
      return {
        pass: list !== undefined && words(list) === words(want),
        expected: words(want),
        seen: list ? words(list) : 'no report of the run',
      };
    },
  },
  'empty-batch': {
    name: 'an empty batch: nothing happens',
    judge(seen) {
      const words = (count: unknown, freed: unknown) =>
        `count ${String(count)}, freed ${String(freed)}`;
      const [count, freed] = [own(seen, 'count'), own(seen, 'freed')];
      return { pass: count === 1 && freed === 0, expected: words(1, 0), seen: words(count, freed) };
    },
  },
};

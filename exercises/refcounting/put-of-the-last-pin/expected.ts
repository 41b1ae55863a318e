import type { Expectations, Judgement } from '../../../src/runner/expectations.ts';

/** A field that the value has itself, never one that every object inherits. */
function own(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}

const isRefcount = (address: unknown) =>
  typeof address === 'string' && /^&page:0x[0-9a-f]+->_refcount$/.test(address);

function wakesOf(seen: unknown): readonly unknown[] | undefined {
  const wakes = own(seen, 'wakes');
  return Array.isArray(wakes) ? wakes : undefined;
}

/** Wake-ups that truncate can feel: those on the address of the count. */
function felt(seen: unknown): readonly unknown[] | undefined {
  return wakesOf(seen)?.filter((wake) => isRefcount(own(wake, 'address')));
}

function wording(seen: unknown): string {
  const wakes = wakesOf(seen);
  if (!wakes) return 'no report of the run';
  if (wakes.length === 0) return 'no wake-up';
  return wakes
    .map(
      (wake) =>
        `wake_up_var(${String(own(wake, 'address'))}) at count ${String(own(wake, 'count'))}`,
    )
    .join(', ');
}

/** The put left `count`, and woke truncate once, when the count was 1, or not at all. */
function judgePut(
  seen: unknown,
  want: { count: number; wakes: 0 | 1; truncate?: string },
): Judgement {
  const wakes = felt(seen);
  const count = own(seen, 'count');
  const truncate = own(seen, 'truncate');
  const rightWakes =
    wakes !== undefined &&
    wakes.length === want.wakes &&
    wakes.every((wake) => own(wake, 'count') === 1);
  const pass =
    rightWakes &&
    count === want.count &&
    (want.truncate === undefined || truncate === want.truncate);
  const state = want.truncate === undefined ? '' : `, truncate ${want.truncate}`;
  const expectedWakes =
    want.wakes === 0 ? 'no wake-up' : 'one wake-up on &page->_refcount at count 1';
  const seenState = want.truncate === undefined ? '' : `, truncate ${String(truncate)}`;
  return {
    pass,
    expected: `count ${want.count}, ${expectedWakes}${state}`,
    seen: `count ${String(count)}, ${wording(seen)}${seenState}`,
  };
}

export const expected: Expectations = {
  'wakes-at-one': {
    name: 'put_page(), 2 -> 1: wakes the truncate that sleeps on &page->_refcount, once',
    judge(seen) {
      const before = own(seen, 'before');
      const asleep = own(before, 'truncate') === 'sleeping' && own(before, 'count') === 2;
      const judged = judgePut(seen, { count: 1, wakes: 1, truncate: 'finished' });
      return { ...judged, pass: judged.pass && asleep };
    },
  },
  'sleeps-above-one': {
    name: 'put_page(), 3 -> 2: nobody is woken while another reference is held',
    judge: (seen) => judgePut(seen, { count: 2, wakes: 0, truncate: 'sleeping' }),
  },
  'unpin-in-one-go': {
    name: 'unpin_user_page(), 1025 -> 1: takes 1024 references off and wakes truncate once',
    judge(seen) {
      const judged = judgePut(seen, { count: 1, wakes: 1, truncate: 'finished' });
      return { ...judged, pass: judged.pass && own(seen, 'before') === 1025 };
    },
  },
  'unpin-leaves-another': {
    name: 'unpin_user_page(), 1026 -> 2: truncate sleeps on',
    judge(seen) {
      const judged = judgePut(seen, { count: 2, wakes: 0, truncate: 'sleeping' });
      return { ...judged, pass: judged.pass && own(seen, 'before') === 1026 };
    },
  },
  'two-cpus': {
    name: 'two CPUs put at the same time, 3 -> 1: exactly one of them wakes (I5)',
    judge(seen) {
      const judged = judgePut(seen, { count: 1, wakes: 1 });
      return judged.pass
        ? judged
        : {
            ...judged,
            message:
              'Between a look at the count and the subtraction, or after it, another CPU can put its reference. Only the result of the atomic subtraction is yours.',
          };
    },
  },
  'count-after': {
    name: 'each put takes off what it was told to, in an atomic step',
    judge(seen) {
      const puts = own(seen, 'puts');
      const want = [
        { before: 1027, after: 1026, counted: -1 },
        { before: 1026, after: 2, counted: -1024 },
        { before: 2, after: 1, counted: -1 },
      ];
      const list = Array.isArray(puts) ? puts : [];
      const pass =
        list.length === want.length &&
        want.every((step, index) =>
          (['before', 'after', 'counted'] as const).every(
            (field) => own(list[index], field) === step[field],
          ),
        );
      const text = (step: unknown) =>
        `${String(own(step, 'before'))} -> ${String(own(step, 'after'))}`;
      const unseen = list.some(
        (step) => Number(own(step, 'after')) - Number(own(step, 'before')) !== own(step, 'counted'),
      );
      return {
        pass,
        expected: want.map(text).join(', '),
        seen: list.length > 0 ? list.map(text).join(', ') : 'no report of the run',
        ...(unseen && list.length > 0
          ? {
              message:
                'The count moved without a page_ref function: on two CPUs such a change can be lost.',
            }
          : {}),
      };
    },
  },
  'return-value': {
    name: 'returns true for an FS_DAX page, whatever count it leaves',
    judge(seen) {
      const returned = own(seen, 'returned');
      const list = Array.isArray(returned) ? returned : [];
      return {
        pass: list.length === 2 && list.every((value) => value === true),
        expected: 'true for 3 -> 2 and for 2 -> 1',
        seen: list.length > 0 ? list.map(String).join(', ') : 'no report of the run',
      };
    },
  },
  'silent-at-zero': {
    name: 'a put too many, 1 -> 0: no wake-up and no WARN from this function, as in 6.1',
    judge(seen) {
      const splats = own(seen, 'splats');
      const quiet = Array.isArray(splats) && splats.length === 0;
      const judged = judgePut(seen, { count: 0, wakes: 0 });
      const anyWake = wakesOf(seen)?.length !== 0;
      return {
        ...judged,
        pass: judged.pass && quiet && !anyWake && own(seen, 'returned') === true,
      };
    },
  },
  'other-types': {
    name: 'a page of another type: returns false, count and waiters untouched',
    judge(seen) {
      const list = Array.isArray(seen) ? seen : [];
      const untouched = (one: unknown) =>
        own(one, 'returned') === false && own(one, 'count') === 2 && wakesOf(one)?.length === 0;
      return {
        pass: list.length === 2 && list.every(untouched),
        expected: 'false, and the count stays 2',
        seen:
          list.length > 0
            ? list
                .map(
                  (one) =>
                    `${String(own(one, 'type'))}: ${String(own(one, 'returned'))}, count ${String(own(one, 'count'))}`,
                )
                .join('; ')
            : 'no report of the run',
      };
    },
  },
};

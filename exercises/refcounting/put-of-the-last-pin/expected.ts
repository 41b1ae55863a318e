import type { Expectations, Judgement } from '../../../src/runner/expectations.ts';
import { own } from '../../../src/runner/judge/own.ts';

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
    wakesOf(seen)?.every((wake) => want.wakes === 1 && own(wake, 'count') === 1) === true;
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

const referencesOff = (count: number) => `${count} reference${count === 1 ? '' : 's'} off`;

/** The fields of the page besides the count are what they were. */
function sameFields(seen: unknown): boolean {
  const before = own(seen, 'fieldsBefore');
  return (
    before !== undefined && JSON.stringify(before) === JSON.stringify(own(seen, 'fieldsAfter'))
  );
}

const fieldsMessage = (seen: unknown) =>
  `A put writes no other field of the page. Before: ${JSON.stringify(own(seen, 'fieldsBefore'))}. After: ${JSON.stringify(own(seen, 'fieldsAfter'))}.`;

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
    name: 'two CPUs put at the same time, 3 -> 1: exactly one of them wakes, whenever the second comes in (I5)',
    judge(seen) {
      const reported = own(seen, 'runs');
      const runs = Array.isArray(reported) ? reported : [];
      const judged = runs.map((run) => judgePut(run, { count: 1, wakes: 1 }));
      const wrong = judged.findIndex(({ pass }) => !pass);
      const shown = judged[Math.max(wrong, 0)];
      const lastMoment = runs.length > 0 && own(runs[runs.length - 1], 'between') === null;
      if (!shown) return { ...judgePut(seen, { count: 1, wakes: 1 }), pass: false };
      if (wrong === -1 && lastMoment) return shown;
      const moment = own(runs[Math.max(wrong, 0)], 'between');
      return {
        ...shown,
        pass: false,
        seen: `${String(shown.seen)}; the other put came ${typeof moment === 'string' ? moment : 'after this one'}`,
        message:
          wrong === -1
            ? 'One put of one reference touched the count so often that the run was given up.'
            : 'Between a look at the count and the subtraction, or after it, another CPU can put its reference. Only the result of the atomic subtraction is yours.',
      };
    },
  },
  'count-after': {
    name: 'each put takes off what it was told to, in an atomic step, and writes nothing else',
    judge(seen) {
      const puts = own(seen, 'puts');
      const want = [
        { before: 1032, after: 1031, counted: -1 },
        { before: 1031, after: 7, counted: -1024 },
        { before: 7, after: 4, counted: -3 },
        { before: 4, after: 2, counted: -2 },
        { before: 13483, after: 11435, counted: -2048 },
        { before: 11435, after: 7339, counted: -4096 },
        { before: 7339, after: 2219, counted: -5120 },
        { before: 2219, after: 2214, counted: -5 },
        { before: 2214, after: 2150, counted: -64 },
        { before: 2150, after: 2050, counted: -100 },
        { before: 2050, after: 1027, counted: -1023 },
        { before: 1027, after: 2, counted: -1025 },
        { before: 2, after: 1, counted: -1 },
      ];
      const list = Array.isArray(puts) ? puts : [];
      const untouched = sameFields(seen);
      const pass =
        untouched &&
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
        ...(!untouched && list.length > 0 ? { message: fieldsMessage(seen) } : {}),
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
    name: 'returns true for every FS_DAX page, whatever count it leaves',
    judge(seen) {
      const puts = own(seen, 'puts');
      const list = Array.isArray(puts) ? puts : [];
      const which = ['3 -> 2', '2 -> 1', 'no file', 'poisoned', 'another device'];
      const taken = (put: unknown) => Number(own(put, 'before')) - Number(own(put, 'count'));
      return {
        pass:
          list.length === which.length &&
          list.every((put) => own(put, 'returned') === true && taken(put) === 1),
        expected: which.map((one) => `${one}: true, 1 reference off`).join('\n'),
        seen:
          list.length > 0
            ? list
                .map(
                  (put, at) =>
                    `${which[at] ?? 'one more'}: ${String(own(put, 'returned'))}, ${referencesOff(taken(put))}`,
                )
                .join('\n')
            : 'no report of the run',
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
    name: 'a page of any other type: returns false, page and waiters untouched',
    judge(seen) {
      const list = Array.isArray(seen) ? seen : [];
      const untouched = (one: unknown) =>
        own(one, 'returned') === false &&
        typeof own(one, 'before') === 'number' &&
        own(one, 'count') === own(one, 'before') &&
        own(one, 'changes') === 0 &&
        wakesOf(one)?.length === 0 &&
        sameFields(one);
      const written = list.find((one) => !sameFields(one));
      const moved = list.some((one) => Number(own(one, 'changes')) > 0);
      return {
        pass: list.length === 8 && list.every(untouched),
        expected:
          'false for each of the four other types, poisoned or not, and the count as it was',
        seen:
          list.length > 0
            ? list
                .map(
                  (one) =>
                    `${String(own(one, 'type'))}${own(one, 'hwpoison') === true ? ', poisoned' : ''}: ${String(own(one, 'returned'))}, count ${String(own(one, 'before'))} -> ${String(own(one, 'count'))}`,
                )
                .join('; ')
            : 'no report of the run',
        ...(written === undefined
          ? moved
            ? { message: 'Its count was changed: on another CPU somebody could have seen that.' }
            : {}
          : { message: fieldsMessage(written) }),
      };
    },
  },
};

import type { Expectations, Judgement } from '../../../src/runner/expectations.ts';
import { own } from '../../../src/runner/judge/own.ts';

interface Counts {
  readonly references: number;
  readonly mappings: number;
}

const counts = (references: number, mappings: number): Counts => ({ references, mappings });

const many = (count: unknown, what: string) => `${String(count)} ${what}${count === 1 ? '' : 's'}`;

function countsText(value: unknown): string {
  return `${many(own(value, 'references'), 'reference')}, ${many(own(value, 'mappings'), 'mapping')}`;
}

const hasCounts = (value: unknown, want: Counts) =>
  own(value, 'references') === want.references && own(value, 'mappings') === want.mappings;

const entryText = (value: unknown) =>
  value === null
    ? 'no entry'
    : `${own(value, 'maps') === true ? 'maps the page' : 'does not map the page'}, ${own(value, 'write') === true ? 'writable' : 'read-only'}`;

const isEntry = (value: unknown, write: boolean) =>
  own(value, 'maps') === true && own(value, 'write') === write;

const endedText = (value: unknown) => (value === 0 ? 'the access went through' : String(value));

/** What a wrong count after a fault says about the fault. */
function faultMessage(seen: unknown, want: Counts): { message?: string } {
  const after = own(seen, 'after');
  const references = own(after, 'references');
  const mappings = own(after, 'mappings');
  if (typeof references !== 'number' || typeof mappings !== 'number') return {};
  if (references > want.references && mappings === want.mappings) {
    return {
      message:
        'A reference is left that no mapping has: whoever waits for the page waits for ever (I2).',
    };
  }
  if (references < mappings) {
    return {
      message:
        'A mapping has no reference of its own: the unmap will put one that nobody took (I7).',
    };
  }
  return {};
}

/** A fault that goes through, and what it leaves. */
function judgeFault(seen: unknown, want: Counts, write: boolean): Judgement {
  const ended = own(seen, 'ended');
  const after = own(seen, 'after');
  const entry = own(seen, 'entry');
  const refused = ended === 'SIGBUS:BUS_ADRERR';
  return {
    pass: ended === 0 && hasCounts(after, want) && isEntry(entry, write),
    expected: `the access went through; ${countsText(want)}; the entry maps the page, ${write ? 'writable' : 'read-only'}`,
    seen: `${endedText(ended)}; ${countsText(after)}; the entry: ${entryText(entry)}`,
    ...(refused
      ? { message: 'insert_page() has refused the page: it had no reference when it came there.' }
      : faultMessage(seen, want)),
  };
}

export const expected: Expectations = {
  'first-fault': {
    name: 'first write: an idle page goes from 0 references to 1, for 1 mapping',
    judge(seen) {
      const judged = judgeFault(seen, counts(1, 1), true);
      return { ...judged, pass: judged.pass && hasCounts(own(seen, 'before'), counts(0, 0)) };
    },
  },
  'read-fault': {
    name: 'first read: the same counts, and an entry that may not be written',
    judge: (seen) => judgeFault(seen, counts(1, 1), false),
  },
  'write-after-read': {
    name: 'write after a read: the entry becomes writable and nothing is counted',
    judge: (seen) => judgeFault(seen, counts(1, 1), true),
  },
  'already-mapped': {
    name: 'a read fault that finds the entry there: nothing is counted, nothing is lost',
    judge(seen) {
      const after = own(seen, 'after');
      const entry = own(seen, 'entry');
      return {
        pass: hasCounts(after, counts(1, 1)) && isEntry(entry, false),
        expected: `${countsText(counts(1, 1))}; the entry maps the page, read-only`,
        seen: `${countsText(after)}; the entry: ${entryText(entry)}`,
        ...faultMessage(seen, counts(1, 1)),
      };
    },
  },
  returned: {
    name: 'insert_page_into_pte_locked() returns what its five cases ask for',
    judge(seen) {
      const cases = [
        ['no entry', 0],
        ['the page, read again', -16],
        ['the page, written', 0],
        ['another page, read', -16],
        ['another page, written', -14],
      ] as const;
      const reported = own(seen, 'returned');
      const list = Array.isArray(reported) ? reported : [];
      const text = (values: readonly unknown[]) =>
        cases.map(([what], at) => `${what}: ${String(values[at])}`).join('\n');
      return {
        pass: list.length === cases.length && cases.every(([, want], at) => list[at] === want),
        expected: text(cases.map(([, want]) => want)),
        seen: text(list),
      };
    },
  },
  'two-processes': {
    name: 'two processes map the page, one unmaps: 2 and 2, then 1 and 1',
    judge(seen) {
      const both = own(seen, 'both');
      const one = own(seen, 'one');
      const entries = own(seen, 'entries');
      const list = Array.isArray(entries) ? entries : [];
      return {
        pass:
          hasCounts(both, counts(2, 2)) &&
          hasCounts(one, counts(1, 1)) &&
          list[0] === null &&
          isEntry(list[1], false),
        expected: `${countsText(counts(2, 2))}; then ${countsText(counts(1, 1))}; A: no entry; B: maps the page, read-only`,
        seen: `${countsText(both)}; then ${countsText(one)}; A: ${entryText(list[0])}; B: ${entryText(list[1])}`,
      };
    },
  },
  'page-in-use': {
    name: 'a page that GUP holds is mapped once more: one reference and one mapping more',
    judge(seen) {
      const held = own(seen, 'held');
      const after = own(seen, 'after');
      return {
        pass: hasCounts(held, counts(2, 1)) && hasCounts(after, counts(3, 2)),
        expected: `${countsText(counts(2, 1))}; then ${countsText(counts(3, 2))}`,
        seen: `${countsText(held)}; then ${countsText(after)}`,
      };
    },
  },
  'another-page-there': {
    name: 'the entry maps another page: SIGBUS, the entry stays, and the fault keeps nothing',
    judge(seen) {
      const ended = own(seen, 'ended');
      const after = own(seen, 'after');
      const foreign = own(seen, 'foreign');
      const wakes = own(seen, 'wakes');
      const left = own(foreign, 'left') === true;
      const kept = Number(own(after, 'references')) > 0;
      return {
        pass:
          ended === 'SIGBUS:BUS_ADRERR' &&
          hasCounts(after, counts(0, 0)) &&
          left &&
          wakes === 1 &&
          hasCounts(foreign, counts(0, 0)),
        expected: `SIGBUS:BUS_ADRERR; ${countsText(counts(0, 0))}; the other entry as it was; 1 wake-up on the page`,
        seen: `${endedText(ended)}; ${countsText(after)}; the other entry ${left ? 'as it was' : 'changed'}; ${many(wakes, 'wake-up')} on the page`,
        ...(kept
          ? {
              message:
                'The insertion failed, and a reference is left: the one that the fault took for itself is to be put on every way out.',
            }
          : wakes === 0 && ended === 'SIGBUS:BUS_ADRERR'
            ? {
                message:
                  'Nobody was woken. The reference that the fault takes for itself goes back by a put, which at 0 wakes whoever sleeps for the page (I5).',
              }
            : {}),
      };
    },
  },
  'last-unmap': {
    name: 'the last unmap: 0 and 0, and one wake-up on the page for whoever waits',
    judge(seen) {
      const after = own(seen, 'after');
      const entry = own(seen, 'entry');
      const wakes = own(seen, 'wakes');
      return {
        pass: hasCounts(after, counts(0, 0)) && entry === null && wakes === 1,
        expected: `${countsText(counts(0, 0))}; no entry; 1 wake-up on the page`,
        seen: `${countsText(after)}; ${entryText(entry)}; ${many(wakes, 'wake-up')} on the page`,
      };
    },
  },
  'never-fewer': {
    name: 'at every moment of two faults, an upgrade and two unmaps: references cover mappings (I7)',
    judge(seen) {
      const reported = own(seen, 'moments');
      const moments = Array.isArray(reported) ? reported : [];
      const after = own(seen, 'after');
      const short = moments.find(
        (one) => !(Number(own(one, 'references')) >= Number(own(one, 'mappings'))),
      );
      const unlogged = moments.some((one, at) =>
        (['references', 'mappings'] as const).some((what) => {
          const before = at === 0 ? 0 : Number(own(moments[at - 1], what));
          const by = own(own(one, 'by'), what);
          return by !== null && Number(own(one, what)) - before !== by;
        }),
      );
      const most = moments.some((one) => own(one, 'mappings') === 2);
      const pass = short === undefined && most && !unlogged && hasCounts(after, counts(0, 0));
      return {
        pass,
        expected: 'never fewer references than mappings; 0 references, 0 mappings at the end',
        seen:
          short === undefined
            ? `never fewer in ${moments.length} changes of a count; ${countsText(after)} at the end`
            : `${countsText(short)} in between`,
        ...(unlogged
          ? {
              message:
                'A count moved without a function of the kernel: on two CPUs such a change can be lost.',
            }
          : {}),
      };
    },
  },
  'punch-nobody-holds': {
    name: 'a hole punch under a page that only page tables have goes through',
    judge(seen) {
      const punch = own(seen, 'punch');
      const after = own(seen, 'after');
      const splats = own(seen, 'splats');
      const quiet = Array.isArray(splats) && splats.length === 0;
      return {
        pass: punch === 'finished' && hasCounts(after, counts(0, 0)) && quiet,
        expected: `fallocate finished; ${countsText(counts(0, 0))}; no WARN`,
        seen: `fallocate ${String(punch)}; ${countsText(after)}; ${quiet ? 'no WARN' : String(splats)}`,
        ...(punch === 'sleeping'
          ? { message: 'It waits for a reference that nobody has: a pin that is none.' }
          : {}),
        ...(punch === 'died'
          ? {
              message:
                'References less mappings is not 0 although the page is idle, so the scan starts over without end, or a count fell below 0 (I7).',
            }
          : {}),
      };
    },
  },
  'punch-waits': {
    name: 'a hole punch under a page that GUP holds waits at 1 reference, and ends with its put',
    judge(seen) {
      const waiting = own(seen, 'waiting');
      const last = own(seen, 'ended');
      return {
        pass:
          own(waiting, 'punch') === 'sleeping' &&
          hasCounts(waiting, counts(1, 0)) &&
          own(last, 'punch') === 'finished' &&
          hasCounts(last, counts(0, 0)),
        expected: `sleeping at ${countsText(counts(1, 0))}; then finished at ${countsText(counts(0, 0))}`,
        seen: `${String(own(waiting, 'punch'))} at ${countsText(waiting)}; then ${String(own(last, 'punch'))} at ${countsText(last)}`,
      };
    },
  },
};

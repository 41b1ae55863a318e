import type { Expectations, Judgement } from '../../../src/runner/expectations.ts';
import { listOf } from '../../../src/runner/judge/listOf.ts';
import { own } from '../../../src/runner/judge/own.ts';

const numberOf = (counts: unknown, name: 'refcount' | 'pincount'): number => {
  const value = own(counts, name);
  return typeof value === 'number' ? value : Number.NaN;
};

/** What two states of the same pages differ by, in words. */
function difference(before: unknown, after: unknown): string {
  const from = listOf(before);
  const to = listOf(after);
  if (from.length === 0 || from.length !== to.length) return 'no report of the counts';
  return from
    .map((counts, at) => {
      const references = numberOf(to[at], 'refcount') - numberOf(counts, 'refcount');
      const pins = numberOf(to[at], 'pincount') - numberOf(counts, 'pincount');
      const label = String(own(counts, 'page'));
      if (references === 0 && pins === 0) return `${label} as before`;
      return `${label}: references ${signed(references)}, _pincount ${signed(pins)}`;
    })
    .join('; ');
}

const signed = (value: number) => (value > 0 ? `+${value}` : String(value));

/** What the driver held while it worked: how many pages, and what each had more than before. */
interface Held {
  readonly what: 'moved' | 'looked';
  readonly pages: number;
  readonly references: number;
  readonly pins: number;
}

/** Several pages of one folio have their counts together on its head. */
function holds(seen: unknown, { what, pages, references, pins }: Held): boolean {
  const before = listOf(own(seen, 'before'));
  const meanwhile = listOf(own(seen, what));
  return (
    meanwhile.length === pages &&
    meanwhile.every((counts, at) => {
      const earlier = before[at];
      return (
        own(counts, 'page') === own(earlier, 'page') &&
        numberOf(counts, 'refcount') - numberOf(earlier, 'refcount') === references &&
        numberOf(counts, 'pincount') - numberOf(earlier, 'pincount') === pins
      );
    })
  );
}

function judge(seen: unknown, want: { returns: unknown; held: Held }): Judgement {
  const back = difference(own(seen, 'before'), own(seen, 'before'));
  const left = difference(own(seen, 'before'), own(seen, 'after'));
  const held = holds(seen, want.held);
  const returned = own(seen, 'returned');
  const ended = own(seen, 'ended') === 'finished';
  const quiet = listOf(own(seen, 'splats')).length === 0 && Array.isArray(own(seen, 'splats'));
  return {
    pass: ended && held && quiet && left === back && returned === want.returns,
    expected: `returns ${String(want.returns)}; ${back}`,
    seen: `${ended ? `returns ${String(returned)}` : String(own(seen, 'ended'))}; ${left}`,
    ...(held
      ? {}
      : {
          message:
            want.held.what === 'looked'
              ? 'inspect() has to take one reference (FOLL_GET) and show the page to device.look() while it has it.'
              : 'The device writes to these pages: transfer() has to hold a pin (FOLL_PIN) on each while device.move() runs.',
        }),
  };
}

const nothingHeld: Held = { what: 'moved', pages: 0, references: 0, pins: 0 };
const pinned: Held = { what: 'moved', pages: 2, references: 1024, pins: 0 };
/** Both pages lie in one folio. */
const pinnedLarge: Held = { what: 'moved', pages: 2, references: 2, pins: 2 };
const looked: Held = { what: 'looked', pages: 1, references: 1, pins: 0 };

/** Truncate slept while the driver held a page, and has ended. */
function judgeTruncate(seen: unknown): Judgement {
  const meanwhile = own(seen, 'meanwhile');
  const truncate = own(seen, 'truncate');
  return {
    pass: meanwhile === 'sleeping' && truncate === 'finished' && own(seen, 'returned') === 0,
    expected: 'truncate sleeping, then finished',
    seen: `truncate ${String(meanwhile)}, then ${String(truncate)}`,
  };
}

export const expected: Expectations = {
  'transfer-order-0': {
    name: 'transfer() of two fsdax pages: 1024 references more while the device writes, none when it has ended (I13)',
    judge: (seen) => judge(seen, { returns: 0, held: pinned }),
  },
  'transfer-cut-short': {
    name: 'transfer() of three pages of which two are mapped: -EFAULT, and the two pins are given back',
    judge: (seen) => judge(seen, { returns: own(seen, 'cutShort'), held: nothingHeld }),
  },
  'transfer-refused': {
    name: 'transfer() of a page that is not mapped: the error of pin_user_pages_fast(), and nothing is put',
    judge: (seen) => judge(seen, { returns: own(seen, 'cutShort'), held: nothingHeld }),
  },
  'truncate-goes-on': {
    name: 'truncate waits for the pins of transfer() and goes on when they are gone',
    judge: judgeTruncate,
  },
  'inspect-wakes': {
    name: 'inspect() puts the last reference, 2 -> 1: the truncate that waits for the page goes on (I5)',
    // Since 6.15 the page is mapped again by then, and its mapping counts.
    releases: ['6.1', '6.12'],
    judge: judgeTruncate,
  },
  'transfer-large': {
    name: 'transfer() of two pages of one 2 MiB folio: its _pincount goes up by two and back to where it was (I13)',
    judge: (seen) => judge(seen, { returns: 0, held: pinnedLarge }),
  },
  'inspect-order-0': {
    name: 'inspect() of an fsdax page: one reference more while it looks, none when it has ended (I13)',
    judge: (seen) => judge(seen, { returns: 0, held: looked }),
  },
  'inspect-large': {
    name: 'inspect() of a page of a 2 MiB folio: no pin is taken off its _pincount (I13)',
    judge: (seen) => judge(seen, { returns: 0, held: looked }),
  },
};

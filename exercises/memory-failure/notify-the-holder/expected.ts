import type { Expectations, Judgement } from '../../../src/runner/expectations.ts';
import { own } from '../../../src/runner/judge/own.ts';
import type { Outcome } from './outcome.ts';

const errnos: Readonly<Record<string, string>> = {
  '-5': '-EIO',
  '-6': '-ENXIO',
  '-11': '-EAGAIN',
  '-16': '-EBUSY',
  '-95': '-EOPNOTSUPP',
  '-117': '-EFSCORRUPTED',
};

/** An errno by its name, any other value as text. */
const errno = (value: unknown) => errnos[String(value)] ?? text(value);

function text(value: unknown): string {
  return value === undefined ? 'nothing' : (JSON.stringify(value) ?? String(value));
}

const hex = (value: unknown) =>
  typeof value === 'number' ? `0x${value.toString(16)}` : text(value);

const nothingDone = {
  generic: 0,
  signals: { A: [], B: [] },
  mapped: 2,
  hwpoison: false,
} as const;

const done = { signals: { A: ['BUS_MCEERR_AR'], B: [] }, mapped: 0, hwpoison: true } as const;

const fields = Object.keys({
  result: 0,
  holderCall: 0,
  toldXfs: 0,
  generic: 0,
  signals: 0,
  mapped: 0,
  hwpoison: 0,
} satisfies Record<keyof Outcome, 0>);

/** The way of one poisoned page, as a list to read. */
function story(seen: unknown): string {
  const signals = own(seen, 'signals');
  return [
    `dax_holder_notify_failure() = ${errno(own(seen, 'holderCall'))}`,
    `xfs_dax_notify_failure() called ${text(own(seen, 'toldXfs'))} times`,
    `generic handler called ${text(own(seen, 'generic'))} times`,
    `madvise() = ${errno(own(seen, 'result'))}`,
    `signals to A: ${text(own(signals, 'A'))}, to B: ${text(own(signals, 'B'))}`,
    `page mapped by ${text(own(seen, 'mapped'))} tasks, hwpoison ${text(own(seen, 'hwpoison'))}`,
  ].join('\n');
}

function judgeOutcome(seen: unknown, want: Outcome, message?: string): Judgement {
  const pass = fields.every((name) => text(own(seen, name)) === text(own(want, name)));
  return {
    pass,
    expected: story(want),
    seen: story(seen),
    ...(pass || message === undefined ? {} : { message }),
  };
}

function judgeEqual(seen: unknown, want: unknown, show: (value: unknown) => string): Judgement {
  return { pass: text(seen) === text(want), expected: show(want), seen: show(seen) };
}

const perLine = (value: unknown, line: (entry: unknown) => string) =>
  Array.isArray(value) && value.length > 0 ? value.map(line).join('\n') : 'nothing was reported';

const passedOn = [
  { off: 0x18000, len: 0x1000, mf_flags: 0x23 },
  { off: 0x200000, len: 0x3000, mf_flags: 0x2 },
  { off: 0, len: 0x20000000, mf_flags: 0x80 },
  { off: 0x3000, len: 0, mf_flags: 0 },
  { off: 0x200018000, len: 0x100001000, mf_flags: 0x1023 },
];

const closedWays = {
  noOperations: -95,
  handled: 0,
  holderFails: -5,
  notAlive: -6,
  notAliveBeforeRemoval: -6,
} as const;

const wayNames: Readonly<Record<keyof typeof closedWays, string>> = {
  noOperations: 'no operations',
  handled: 'the holder answers 0',
  holderFails: 'the holder answers -EIO',
  notAlive: 'not alive',
  notAliveBeforeRemoval: 'not alive, called with MF_MEM_PRE_REMOVE',
};

const races = {
  dies: { rc: -6, asked: 0, tokens: true },
  leaves: { rc: -95, asked: 0, tokens: true },
  comes: { rc: -5, asked: 1, tokens: true },
  nothing: { rc: -5, asked: 1, tokens: true },
} as const;

const raceNames: Readonly<Record<keyof typeof races, string>> = {
  dies: 'the device dies just before the read side opens',
  leaves: 'the holder leaves just before',
  comes: 'a holder that answers -EIO comes just before',
  nothing: 'a holder that answers -EIO was there all the time',
};

export const expected: Expectations = {
  'not-alive': {
    name: 'device not alive: -ENXIO, XFS is never reached and nothing else is tried',
    judge: (seen) =>
      judgeOutcome(
        seen,
        { result: -6, holderCall: -6, toldXfs: 0, ...nothingDone },
        'Once kill_dax() has cleared DAXDEV_ALIVE the holder may be gone. Only -ENXIO stops the caller here.',
      ),
  },
  'not-alive-without-holder': {
    name: 'device not alive and no operations either: still -ENXIO, no generic handler',
    judge: (seen) =>
      judgeOutcome(
        seen,
        { result: -6, holderCall: -6, toldXfs: 0, ...nothingDone },
        '-EOPNOTSUPP sends the caller to the generic handler, on a device that is going away.',
      ),
  },
  'no-operations': {
    name: 'ext4 registers no operations: -EOPNOTSUPP, and the generic handler signals A',
    judge: (seen) =>
      judgeOutcome(seen, { result: 0, holderCall: -95, toldXfs: 0, generic: 1, ...done }),
  },
  handled: {
    name: 'XFS with rmapbt: 0; the page is unmapped everywhere, then A is signalled',
    judge(seen) {
      const judged = judgeOutcome(seen, {
        result: 0,
        holderCall: 0,
        toldXfs: 1,
        generic: 0,
        ...done,
      });
      const order = text(own(seen, 'order'));
      const inOrder = order === text(['unmap', 'signal']);
      return {
        pass: judged.pass && inOrder,
        expected: `${String(judged.expected)}\norder: unmap, signal`,
        seen: `${String(judged.seen)}\norder: ${order}`,
      };
    },
  },
  'not-born': {
    name: 'XFS still mounting (no SB_BORN): its -EIO comes back, and nobody falls back',
    judge: (seen) =>
      judgeOutcome(
        seen,
        { result: -5, holderCall: -5, toldXfs: 1, ...nothingDone },
        'The holder answered -EIO. The caller may only fall back on -EOPNOTSUPP.',
      ),
  },
  'no-rmapbt': {
    name: 'XFS without rmapbt: its -EOPNOTSUPP comes back, and the generic handler signals A',
    judge: (seen) =>
      judgeOutcome(seen, { result: 0, holderCall: -95, toldXfs: 1, generic: 1, ...done }),
  },
  removal: {
    name: 'unbind under a mounted XFS: the flags of kill_dax() arrive, and the unbind ends',
    judge(seen, { release }) {
      const told = release === '6.1';
      const want = {
        unbind: 'finished',
        mf_flags: told ? '0x0' : '0x80',
        off: '0x0',
        len: '0xffffffffffffffff',
        shutdown: told ? 0x10 : 0x4,
        signals: told ? { A: [], B: [] } : { A: ['BUS_MCEERR_AO'], B: ['BUS_MCEERR_AO'] },
      };
      const show = (value: unknown) =>
        [
          `unbind: ${text(own(value, 'unbind'))}`,
          `XFS was told: off ${text(own(value, 'off'))}, len ${text(own(value, 'len'))}, mf_flags ${text(own(value, 'mf_flags'))}`,
          `shutdown flags: ${hex(own(value, 'shutdown'))}`,
          `signals to A: ${text(own(own(value, 'signals'), 'A'))}, to B: ${text(own(own(value, 'signals'), 'B'))}`,
        ].join('\n');
      const judged = judgeEqual(seen, want, show);
      if (judged.pass) return judged;
      return {
        ...judged,
        message: told
          ? 'On 6.1 kill_dax() passes flags 0, so XFS takes removal for corruption (0x10).'
          : 'MF_MEM_PRE_REMOVE (0x80) turns the same call from lost data into an orderly farewell (0x4).',
      };
    },
  },
  'passed-on': {
    name: 'offset, length and flags reach the holder as they came',
    judge: (seen) =>
      judgeEqual(seen, passedOn, (value) =>
        perLine(
          value,
          (entry) =>
            `off ${hex(own(entry, 'off'))}, len ${hex(own(entry, 'len'))}, mf_flags ${hex(own(entry, 'mf_flags'))}`,
        ),
      ),
  },
  'answer-unchanged': {
    name: 'what the holder answers is what the caller gets, whatever it is',
    judge(seen) {
      const want = [0, 1, -5, -6, -11, -12, -16, -22, -95, -117].map((given) => ({
        given,
        got: given,
        asked: 1,
      }));
      return judgeEqual(seen, want, (value) =>
        perLine(
          value,
          (entry) =>
            `holder asked ${text(own(entry, 'asked'))} times, says ${errno(own(entry, 'given'))}; caller gets ${errno(own(entry, 'got'))}`,
        ),
      );
    },
  },
  'other-cpu': {
    name: 'SRCU: what another CPU did before the read side opened counts, and nothing is read outside',
    judge(seen) {
      const show = (value: unknown) =>
        Object.entries(raceNames)
          .map(([name, words]) => {
            const one = own(value, name);
            const token = own(one, 'tokens') === true ? 'with its token' : 'with a wrong token';
            return `${words}: ${errno(own(one, 'rc'))}, holder asked ${text(own(one, 'asked'))} times, closed ${token}`;
          })
          .join('\n');
      const judged = judgeEqual(seen, races, show);
      return judged.pass
        ? judged
        : {
            ...judged,
            message:
              'The device may change until dax_read_lock() returns and after dax_read_unlock(): look at it only between the two, in one section, and close it with the id that you got.',
          };
    },
  },
  'read-side-held': {
    name: 'SRCU: kill_dax() waits while the holder works',
    judge(seen) {
      const want = {
        holderWaits: 'sleeping',
        killMeanwhile: 'sleeping',
        notify: 'finished',
        rc: 0,
        kill: 'finished',
      };
      return judgeEqual(
        seen,
        want,
        (value) =>
          `holder asleep on a lock: ${text(own(value, 'holderWaits'))}\nkill_dax() meanwhile: ${text(own(value, 'killMeanwhile'))}\nlock given back: notification ${text(own(value, 'notify'))} with ${errno(own(value, 'rc'))}, kill_dax() ${text(own(value, 'kill'))}`,
      );
    },
  },
  'read-side-closed': {
    name: 'SRCU: every way out closes the read side, once',
    judge(seen) {
      const ways = Object.keys(closedWays) as (keyof typeof closedWays)[];
      const splats = own(seen, 'splats');
      const pass =
        Array.isArray(splats) &&
        splats.length === 0 &&
        ways.every((way) => {
          const left = own(seen, way);
          return own(left, 'open') === 0 && own(left, 'rc') === closedWays[way];
        });
      const show = (left: (way: keyof typeof closedWays) => unknown) =>
        ways
          .map((way) => {
            const one = left(way);
            return `${wayNames[way]}: returned ${errno(own(one, 'rc'))}, ${text(own(one, 'open'))} left open`;
          })
          .join('\n');
      return {
        pass,
        expected: show((way) => ({ rc: closedWays[way], open: 0 })),
        seen: `${show((way) => own(seen, way))}${
          Array.isArray(splats) && splats.length > 0 ? `\nWARN: ${splats.join(', ')}` : ''
        }`,
      };
    },
  },
};

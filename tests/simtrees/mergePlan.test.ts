import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { expected } from '../../exercises/merging/merge-without-duplicates/expected.ts';
import { scenarios } from '../../exercises/merging/merge-without-duplicates/scenarios.ts';
import { commands as solution } from '../../exercises/merging/merge-without-duplicates/solution.ts';
import { scenarioContext } from '../../src/simtrees/index.ts';

const folder = new URL('../../exercises/merging/merge-without-duplicates/', import.meta.url);

/** The checks that a plan fails, in their order. */
function failures(commands: unknown): string[] {
  return Object.keys(expected).filter((id) => {
    const start = scenarioContext({ release: '6.1', stepBudget: 20_000, onTrace: () => {} });
    const seen: unknown = JSON.parse(JSON.stringify(scenarios[id]?.(start, { commands })));
    return expected[id]?.judge(seen, { release: '6.1' }).pass !== true;
  });
}

function messageOf(commands: unknown): string {
  const start = scenarioContext({ release: '6.1', stepBudget: 20_000, onTrace: () => {} });
  const seen: unknown = scenarios['plan-runs']?.(start, { commands });
  return String(expected['plan-runs']?.judge(seen, { release: '6.1' }).seen);
}

const merges = ['merge xfs into next', 'merge mm into next'];

const rightPlans: Record<string, string[]> = {
  'a topic with what both trees need': solution,
  'two topics, one for each prerequisite': [
    'topic kill from rc4',
    'apply mm-kill-procs to kill',
    'apply dax-holder to xfs',
    'merge kill into xfs',
    'apply xfs-notify xfs-notify-fix to xfs',
    'rebuild mm on kill',
    'apply mm-collect to mm',
    'merge mm into next',
    'merge xfs into next',
    'merge cowfs into next with cowfs-convert',
  ],
  'the whole series on the topic, the caller converted where cowfs merges it': [
    'topic holder from rc4',
    'apply mm-kill-procs dax-holder xfs-notify xfs-notify-fix to holder',
    'merge holder into cowfs with cowfs-convert',
    'merge holder into xfs',
    'rebuild mm on holder',
    'apply mm-collect to mm',
    'merge cowfs into next',
    ...merges,
  ],
  'one topic on top of another': [
    'topic kill from rc4',
    'apply mm-kill-procs to kill',
    'topic holder from kill',
    'apply dax-holder to holder',
    'merge holder into cowfs with cowfs-convert',
    'merge cowfs into next',
    'merge holder into xfs',
    'apply xfs-notify to xfs',
    'apply xfs-notify-fix to xfs',
    'apply mm-collect to kill',
    'rebuild mm on kill',
    ...merges,
  ],
  'cowfs first, the resolution in the merge of xfs': [
    'topic holder from rc4',
    'apply dax-holder mm-kill-procs to holder',
    'merge holder into xfs',
    'apply xfs-notify xfs-notify-fix to xfs',
    'rebuild mm on holder',
    'apply mm-collect to mm',
    'merge cowfs into next',
    'merge xfs into next with cowfs-convert',
    'merge mm into next',
  ],
  'straight on xfs, and the list on xfs': [
    'apply dax-holder mm-kill-procs xfs-notify xfs-notify-fix to xfs',
    'rebuild mm on xfs',
    'apply mm-collect to mm',
    ...merges,
    'merge cowfs into next with cowfs-convert',
  ],
  'cowfs and the holder meet on a topic, on which both trees stand': [
    'topic holder from cowfs',
    'apply mm-kill-procs to holder',
    'topic signature from rc4',
    'apply dax-holder to signature',
    'merge signature into holder with cowfs-convert',
    'merge holder into xfs',
    'apply xfs-notify xfs-notify-fix to xfs',
    'rebuild mm on holder',
    'apply mm-collect to mm',
    ...merges,
  ],
  'the merge that converts the caller on a topic of its own': [
    ...solution.slice(0, 6),
    'topic resolved from holder',
    'merge cowfs into resolved with cowfs-convert',
    'merge resolved into next',
    ...merges,
  ],
  'the topic rebased before anybody takes it': [
    'topic holder from rc4',
    'apply dax-holder mm-kill-procs to holder',
    'rebase holder onto rc4',
    ...solution.slice(2),
  ],
  'the list with both patches first, and then on the topic that has one of them': [
    'topic holder from rc4',
    'apply dax-holder mm-kill-procs to holder',
    'apply mm-kill-procs mm-collect to mm',
    'rebuild mm on holder',
    'merge holder into xfs',
    'apply xfs-notify xfs-notify-fix to xfs',
    ...merges,
    'merge cowfs into next with cowfs-convert',
  ],
  'a rebase that moves the topic forward and makes no new commit': [
    ...solution,
    'topic later from xfs',
    'rebase holder onto later',
  ],
  'an attempt that was rebased away before anybody took it': [
    'topic attempt from rc4',
    'apply mm-kill-procs to attempt',
    ...solution.slice(0, 2),
    'rebase attempt onto holder',
    ...solution.slice(2),
  ],
};

test.each(Object.entries(rightPlans))('a right plan passes every check: %s', (_name, commands) => {
  expect(failures(commands)).toEqual([]);
});

test('a text split into lines is a plan, blank lines and indents left out', () => {
  const text = `\n  ${solution.join('\n\n\t')}\n  \n`;
  expect(failures(text.split('\n'))).toEqual([]);
  expect(messageOf(['', ' ', 'merge xfs into nowhere'])).toMatch(/^Command 1, /);
  expect(failures(['', '\t'])).toContain('plan-runs');
});

test.each<[string, string[], string[]]>([
  ['a merge of cowfs into xfs', ['merge cowfs into xfs'], ['all-in-next', 'every-commit-builds']],
  [
    'a merge of the topic into cowfs',
    ['merge holder into cowfs'],
    ['all-in-next', 'every-commit-builds'],
  ],
  [
    'a merge into cowfs that converts the caller a second time',
    ['merge holder into cowfs with cowfs-convert', 'merge cowfs into next'],
    ['nothing-twice'],
  ],
  ['a revert in xfs', ['revert xfs-log on xfs'], ['all-in-next', 'tested-where-it-matters']],
  ['a rebase of the topic', ['rebase holder onto cowfs'], ['nothing-twice', 'every-commit-builds']],
  ['a new base for the list', ['rebuild mm on xfs'], ['all-in-next', 'nothing-twice']],
  [
    'an unmerged copy on a topic',
    ['topic copy from rc4', 'cherry-pick mm-kill-procs from holder to copy'],
    ['nothing-twice'],
  ],
])('a right plan with a tail fails, by the check that says why: %s', (_name, tail, checks) => {
  expect(failures([...solution, ...tail])).toEqual(checks);
});

test('a patch that a merge carries although it builds without is told from a resolution', () => {
  const extra = solution.map((line) =>
    line
      .replace('notify xfs-notify-fix', 'notify')
      .replace('with cowfs-convert', 'with cowfs-convert xfs-notify-fix'),
  );
  expect(failures([...extra, 'apply xfs-notify-fix to xfs', 'merge xfs into next'])).toEqual([
    'nothing-twice',
    'resolution-only',
  ]);
});

describe('a wrong answer fails at the check that it names', () => {
  const files = readdirSync(new URL('wrong/', folder));
  expect(files.length).toBeGreaterThanOrEqual(4);
  test.each(files)('%s', async (file) => {
    const url = new URL(`wrong/${file}`, folder);
    const check = /^\/\/ fails: (\S+)/.exec(readFileSync(url, 'utf8'))?.[1];
    const { commands } = (await import(url.href)) as { commands: string[] };
    expect(failures(commands)).toContain(check);
  });
});

test('the starter and an empty plan run but do not pass', async () => {
  const { commands } = (await import(new URL('starter.ts', folder).href)) as { commands: string[] };
  expect(failures(commands)).toEqual(['all-in-next', 'tested-where-it-matters']);
  expect(failures([])).toContain('plan-runs');
});

test('no judge throws on, or passes, a value that is not a report', () => {
  const values = [null, undefined, 0, '', 'x', [], {}, { stopped: null }, { stopped: {} }, [null]];
  const tricky = { stopped: null, ran: '1', files: [], xfs: 1, mm: null, twice: {}, commits: -1 };
  for (const [id, { judge }] of Object.entries(expected)) {
    for (const value of [...values, tricky]) {
      expect(judge(value, { release: '6.1' }).pass, `${id} on ${JSON.stringify(value)}`).toBe(
        false,
      );
    }
  }
});

test.each<[string, unknown, RegExp]>([
  [
    'an unknown command',
    ['mrege xfs into next'],
    /Command 1, "mrege xfs.*no command "mrege".*merge BRANCH into BRANCH/,
  ],
  [
    'a wrong form',
    ['topic a from rc4', 'merge a next'],
    /Command 2, "merge a next".*is written: merge BRANCH/,
  ],
  [
    'an unknown branch',
    ['merge ext9 into next'],
    /no branch "ext9"; the branches are: mm, xfs, cowfs, next/,
  ],
  ['an unknown patch', ['apply foo to xfs'], /no patch "foo"; the patches are: mm-rmap/],
  ['a rebase of a stable tree', ['rebase xfs onto cowfs'], /xfs is a stable tree/],
  [
    'a merge into a list of patches',
    ['merge xfs into mm'],
    /cannot hold a merge; put its list.*"rebuild"/,
  ],
  ['a patch on next', ['apply dax-holder to next'], /next only merges trees/],
  ['a branch off next', ['topic a from next'], /next is thrown away after testing/],
  ['moving the tag', ['apply dax-holder to rc4'], /rc4 is a tag/],
  ['a name that is taken', ['topic xfs from rc4'], /The name "xfs" is taken/],
  ['a second merge of the same', ['merge xfs into next', 'merge xfs into next'], /already/],
  [
    'the same patch again',
    ['apply dax-holder to xfs', 'apply dax-holder to xfs'],
    /has the change of dax-holder already/,
  ],
  [
    'a copy of what is not there',
    ['cherry-pick xfs-notify from xfs to mm'],
    /No commit of xfs carries xfs-notify/,
  ],
  [
    'a follow-up without its patch',
    ['apply xfs-notify-fix to xfs'],
    /does not apply to xfs: fs\/xfs\/xfs_notify/,
  ],
  ['a text instead of a list', 'merge xfs into next', /The plan is not an array/],
  ['a number in the list', ['merge xfs into next', 7], /Command 2 is not a short string/],
  ['nothing', undefined, /There is no plan/],
])('the message for %s says where and what', (_name, commands, message) => {
  expect(messageOf(commands)).toMatch(message);
  expect(failures(commands)).toHaveLength(Object.keys(expected).length);
});

test('a list that would read differently each time is read as one plan', () => {
  let reads = 0;
  const target = [...solution];
  const shifting = new Proxy(target, {
    get(list, key, receiver) {
      reads += 1;
      return key === '0' && reads > 3 ? 'merge xfs into next' : Reflect.get(list, key, receiver);
    },
    getOwnPropertyDescriptor(list, key) {
      const field = Reflect.getOwnPropertyDescriptor(list, key);
      return field && key === '0' ? { ...field, value: 'merge mm into next' } : field;
    },
  });
  expect(messageOf(shifting)).toMatch(/The plan cannot be read/);
  expect(failures(shifting)).toHaveLength(Object.keys(expected).length);
});

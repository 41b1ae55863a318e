import type { Expectations, Judgement } from '../../../src/runner/expectations.ts';
import { own } from '../../../src/runner/judge/own.ts';

/** A line that shows that a patch is in, and the file it is in. */
interface Mark {
  patch: string;
  path: string;
  line: string;
}

const series: Mark[] = [
  { patch: 'dax-holder', path: 'drivers/dax/super.c', line: 'def fs_dax_get_by_bdev/4' },
  { patch: 'dax-holder', path: 'fs/xfs/xfs_buf.c', line: 'call fs_dax_get_by_bdev/4' },
  { patch: 'mm-kill-procs', path: 'mm/memory-failure.c', line: 'def mf_dax_kill_procs/4' },
  { patch: 'xfs-notify', path: 'fs/xfs/xfs_notify_failure.c', line: 'call mf_dax_kill_procs/4' },
  {
    patch: 'xfs-notify-fix',
    path: 'fs/xfs/xfs_notify_failure.c',
    line: 'count blocks up to the last byte',
  },
];

const mmCollect: Mark = {
  patch: 'mm-collect',
  path: 'mm/memory-failure.c',
  line: 'call mf_dax_kill_procs/4',
};

const hadByXfs: Mark = { patch: 'xfs-log (in xfs)', path: 'fs/xfs/xfs_log.c', line: 'log less' };

const all: Mark[] = [
  ...series,
  mmCollect,
  {
    patch: 'cowfs-dax or cowfs-convert',
    path: 'fs/cowfs/super.c',
    line: 'call fs_dax_get_by_bdev/4',
  },
  { patch: 'mm-rmap (in mm)', path: 'mm/rmap.c', line: 'walk the mappings in order' },
  { patch: 'mm-hugetlb (in mm)', path: 'mm/memory-failure.c', line: 'check hugetlb again' },
  hadByXfs,
];
/** The marks that a tree's files lack. */
function lacking(files: unknown, marks: readonly Mark[]): Mark[] {
  return marks.filter(({ path, line }) => {
    const content = own(files, path);
    return typeof content !== 'string' || !content.split('\n').includes(line);
  });
}

const describe = (marks: readonly Mark[]) =>
  marks.map(({ patch, path, line }) => `${patch}: no line "${line}" in ${path}`);

/** A plan that stopped fails every check, with what git said. */
function afterTheRun(judge: (seen: unknown) => Judgement): (seen: unknown) => Judgement {
  return (seen) => {
    const stopped = own(seen, 'stopped');
    if (stopped === null) return judge(seen);
    const message = own(stopped, 'message');
    return {
      pass: false,
      expected: 'every command is carried out',
      seen: typeof message === 'string' ? message : 'no report of the run',
      message: 'The plan stopped, so this could not be looked at.',
      about: own(stopped, 'line'),
    };
  };
}

/** An empty list of findings over a history of a plausible length. */
function noneFound(seen: unknown, list: string, expected: string): Judgement {
  const found = own(seen, list);
  const commits = own(seen, 'commits') ?? own(seen, 'branches');
  const counted = typeof commits === 'number' && commits > 0 && Array.isArray(found);
  return {
    pass: counted && found.length === 0,
    expected,
    seen: counted && found.length === 0 ? 'none' : (found ?? 'no report'),
    about: own(seen, 'command'),
  };
}

export const expected: Expectations = {
  'plan-runs': {
    name: 'every command is carried out, without a conflict',
    judge: (seen) => {
      const ran = own(seen, 'ran');
      const judgement = afterTheRun(() => ({
        pass: typeof ran === 'number' && ran > 0,
        expected: 'every command is carried out',
        seen: ran === 0 ? 'the plan has no command' : `${ran} commands carried out`,
      }))(seen);
      const { message: _repeated, ...rest } = judgement;
      return rest;
    },
  },
  'all-in-next': {
    name: 'next holds the trees as they end, the series and the converted caller',
    judge: afterTheRun((seen) => {
      const heads = own(seen, 'notMerged');
      const missing = [
        ...describe(lacking(own(seen, 'files'), all)),
        ...(Array.isArray(heads) ? heads : ['no report of the heads of the trees']),
      ];
      return {
        pass: missing.length === 0,
        expected:
          'the heads of mm, xfs and cowfs are in next, and nothing is missing from its files',
        seen: missing.length === 0 ? 'nothing is missing' : missing,
      };
    }),
  },
  'tested-where-it-matters': {
    name: 'xfs holds the whole series next to what it had, and mm holds mm-collect',
    judge: afterTheRun((seen) => {
      const [inXfs, inMm] = [
        lacking(own(seen, 'xfs'), [...series, hadByXfs]),
        lacking(own(seen, 'mm'), [mmCollect]),
      ];
      const missing = [
        ...describe(inXfs).map((text) => `xfs lacks ${text}`),
        ...describe(inMm).map((text) => `mm lacks ${text}`),
      ];
      return {
        pass: missing.length === 0,
        expected: 'both trees hold what their tests need',
        seen: missing.length === 0 ? 'both do' : missing,
      };
    }),
  },
  'nothing-twice': {
    name: 'no patch is in two commits, whichever branches hold them',
    judge: afterTheRun((seen) =>
      noneFound(seen, 'twice', 'each patch in one commit, on a branch or carried by a merge'),
    ),
  },
  'resolution-only': {
    name: 'a merge carries a patch only where it would not build without it',
    judge: afterTheRun((seen) =>
      noneFound(seen, 'needless', 'no merge carries a patch that leaves as many build errors'),
    ),
  },
  'every-commit-builds': {
    name: 'every commit of every branch, on every parent path, builds',
    judge: afterTheRun((seen) => noneFound(seen, 'broken', 'no commit that does not build')),
  },
  'no-unstable-base': {
    name: 'no branch is built on commits of a tree that is rebuilt',
    judge: afterTheRun((seen) =>
      noneFound(seen, 'unstable', 'no commit of mm in the history of another branch'),
    ),
  },
};

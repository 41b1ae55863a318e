import type { Recording } from '../../src/recordings/recordingSchema.ts';

/** A machine and what is done on it, in the words of the recordings. Plain data: a failing one is kept as it is. */
export interface Script {
  readonly release: string;
  readonly setup: Readonly<Record<string, unknown>>;
  readonly acts: readonly string[];
}

/** Where files of 2 MiB and more are put: at a multiple of 2 MiB, so that PMD entries are possible. */
const aligned = ['/mnt/big', '/mnt/huge'].map((path) => ({
  phase: null,
  act: `fiemap P ${path} 0`,
  output: ['pfn=0x40200'],
}));

/** What the replay takes: a recording in which nothing was observed. */
export function asRecording({ release, setup, acts }: Script): Recording {
  return {
    scenario: 'fuzz',
    kernel_package: '',
    command: '',
    release: `${release}.0`,
    banner: '',
    setup: { ...setup },
    acts: [...acts],
    steps: aligned,
    probes_absent: [],
    dmesg: [],
  };
}

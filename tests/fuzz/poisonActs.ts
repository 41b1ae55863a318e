import { type Act, bytesOf } from './draft.ts';

const inject: Act = ({ acts }, { what, role, mapping, path, page, at, small }) => {
  if (mapping && small > 2) {
    acts.push(`pfn X ${role} ${at}`);
    acts.push(`injector ${what} $X`);
  } else if (path !== undefined) {
    acts.push(`fiemap X ${path} ${bytesOf(page)}`);
    acts.push(`injector ${what} $X`);
  }
};

/** Acts of the memory, and what tasks want to be told of it. */
export const poisonActs = {
  corrupt: inject,
  unpoison: inject,
  corruptMeta({ acts }, { small }) {
    // Headers of groups, a btree root, the log, free blocks, the edges of partitions.
    const pfns = [0x40000, 0x40004, 0x48000, 0x41000, 0x40fff, 0x4d000, 0x5ffff, 0x50009];
    acts.push(`injector corrupt 0x${(pfns[small] ?? 0x40000).toString(16)}`);
  },
  early({ acts }, { role, small }) {
    acts.push(`${role} early ${small % 2}`);
  },
  earlySysctl({ acts }, { small }) {
    acts.push(`injector echo /proc/sys/vm/memory_failure_early_kill ${small % 2}`);
  },
  spinMce({ acts }, { role, mapping, at }) {
    if (!mapping) return;
    acts.push(`pfn X ${role} ${at}`, `bg ${role} spin ${at} 3000`, 'mce $X');
  },
} satisfies Record<string, Act>;

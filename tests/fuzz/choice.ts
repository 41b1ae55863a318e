import fc from 'fast-check';

/** One choice of a script, before it is fitted to what stands on the machine by then. */
export interface Choice {
  readonly what: Verb;
  readonly who: number;
  readonly file: number;
  readonly page: number;
  readonly small: number;
}

/** Verbs by how often they are chosen. */
const verbs = [
  ...['map', 'map', 'map', 'map', 'mapPrivate', 'munmap', 'munmap'],
  ...['read', 'read', 'read', 'write', 'write', 'write', 'write'],
  ...['vmsplice', 'vmsplice', 'vmsplice', 'drain', 'drain', 'uring'],
  ...['dio', 'diow', 'vmread', 'bgDio', 'bgVmread'],
  ...['truncate', 'bgTruncate', 'bgTruncate', 'punch', 'bgPunch', 'unlink', 'bgUnlink'],
  ...['create', 'sparse', 'falloc', 'reflink', 'reflink', 'fsync', 'isdax', 'pread'],
  ...['hwpoison', 'corrupt', 'corrupt', 'corruptMeta', 'unpoison', 'early', 'earlySysctl'],
  ...['fork', 'exit', 'join', 'sleep', 'spinMce', 'bgUnbind', 'unbind'],
] as const;

/** What a script can do. */
export type Verb = (typeof verbs)[number];

export const choice: fc.Arbitrary<Choice> = fc.record({
  what: fc.constantFrom(...verbs),
  who: fc.nat(5),
  file: fc.nat(5),
  page: fc.nat(3),
  small: fc.nat(7),
});

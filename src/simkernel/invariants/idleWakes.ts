import { compareReleases } from '../kernel/release.ts';
import { idleRefcount } from '../mm/attachPgmap.ts';
import type { Finding, Invariant } from './invariant.ts';
import { lostWakeUps } from './lostWakeUps.ts';

/** Reads and takes of the count: a put that the recordings show without a function around it is in these alone. */
const countFunctions: ReadonlySet<string> = new Set([
  'page_ref_sub_return',
  'page_ref_sub_and_test',
]);

/** I5. */
export const idleWakes: Invariant = {
  id: 'I5',
  title: 'The put that makes a page idle wakes',
  says: 'Every transition to idle wakes: when a put brings an fsdax page to its idle count, whoever waits for that is woken: 2 to 1 up to 6.14, 1 to 0 since 6.15.',
  kept: 'Every release but for the two lost wake-ups below. What teardown puts itself up to 5.17 wakes only whom it finds asleep.',
  known: lostWakeUps,
  source:
    'mm/swap.c and mm/memremap.c at 5.10, 6.1, 6.12, 7.2; recordings truncate-pinned of all four',
  watch: (view) => {
    const idle = idleRefcount(view.release, 'MEMORY_DEVICE_FS_DAX');
    const idleIsBase = compareReleases(view.release, '5.18') < 0;
    const due = new Map<string, Finding>();
    const asleep = new Set<string>();
    const addresses = (label: string) => [label, `&${label}->_refcount`];
    const wakes = (address: unknown) => {
      asleep.delete(String(address));
      due.delete(String(address).replace(/^&|->_refcount$/g, ''));
    };
    return {
      see({ event, stack }) {
        if (event.kind === 'call' && event.fn === 'wake_up_var') wakes(event.args.var);
        if (event.kind !== 'event') return undefined;
        if (event.name === 'sched_switch') asleep.add(String(event.fields.address));
        if (event.name === 'sched_wakeup') wakes(event.fields.address);
        if (event.name !== 'page_ref_mod') return undefined;
        const label = String(event.fields.page);
        const owed = due.get(label);
        due.delete(label);
        if (owed) return owed;
        const put = Number(event.fields.val) < 0 && event.fields.count === idle;
        const { type, ref } = view.pageOf(label)?.pgmap ?? {};
        // Teardown up to 5.17 has taken the base reference: 1 is not idle any more.
        if (!put || type !== 'MEMORY_DEVICE_FS_DAX' || (ref?.dead && idleIsBase)) return undefined;
        const named = stack.some((fn) => !countFunctions.has(fn));
        const waited = addresses(label).some((address) => asleep.has(address));
        if (waited || (named && !stack.includes('memunmap_pages'))) {
          const text = `Its count fell to ${idle} in ${stack[1] ?? stack[0]}, and nobody was woken.`;
          due.set(label, { subject: label, text, stack });
        }
        return undefined;
      },
      owed: () => [...due.values()],
    };
  },
};

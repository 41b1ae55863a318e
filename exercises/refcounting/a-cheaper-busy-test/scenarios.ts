import {
  attachPmem,
  boot as bootRelease,
  checkInvariants,
  type inode,
  mmap,
  mountXfs,
  type Scenarios,
  touch,
} from 'simkernel';
import * as after from './after.ts';
import * as before from './before.ts';

/**
 * A file whose page somebody holds is truncated, and the page is put; then the same with a page that two files share. The
 * invariants that do not hold at any of these moments, and what is wrong.
 * It boots by itself, so that no trace of it shows the reader what breaks.
 */
function broken(release: string, dax: Record<string, unknown>): Record<string, string> {
  const machine = bootRelease({ release });
  const { pmem, pgmap } = attachPmem(machine, { name: 'pmem0', firstPfn: 0x40000, pages: 0x20000 });
  const mp = mountXfs(machine, pmem, { reflink: true });
  machine.livepatch(dax);
  const found: Record<string, string> = {};
  const look = () => {
    for (const { id, subject, text, known } of checkInvariants(machine)) {
      if (known === undefined) found[id] ??= `${subject}: ${text}`;
    }
  };
  const process = (name: string, file: inode) => {
    const task = machine.task(name);
    const { start } = machine.call(task, (k) => mmap(k, file, 0, 4));
    machine.call(task, (k) => touch(k, start, 'read'));
    return {
      get: () => machine.call(task, (k) => k.get_user_pages_fast(start, 1, 0, [])),
      munmap: () => machine.call(task, (k) => k.__x64_sys_munmap(start)),
    };
  };
  const truncateWhileHeld = (file: inode, holder: ReturnType<typeof process>, times: number) => {
    const page = pgmap.pageAt(file.pfnOf(0) ?? -1);
    for (let held = 0; held < times; held += 1) holder.get();
    machine.start(machine.task('T'), (k) => k.__x64_sys_truncate(file, 0));
    look();
    for (let held = 0; held < times; held += 1) machine.k.put_page(page);
    machine.run();
    look();
  };

  const alone = mp.create('/alone', 4);
  truncateWhileHeld(alone, process('A', alone), 1);

  const f = mp.create('/f', 4);
  mp.reflink('/f', '/g');
  const g = mp.lookup('/g');
  if (!g) throw new Error('/g is the clone of /f');
  const [F, G] = [process('F', f), process('G', g)];
  G.munmap();
  // Twice, so that the patched scan finds it busy and T sleeps.
  truncateWhileHeld(f, F, 2);
  return found;
}

const seen: Scenarios[string] = (boot, answer) => {
  const { release } = boot({ trace: false });
  return {
    findings: answer.findings,
    before: broken(release, { ...before }),
    after: broken(release, { ...after }),
  };
};

export const scenarios: Scenarios = { 'findings-hold': seen, 'nothing-missed': seen };

import { attachPgmap, boot as bootRelease, checkInvariants, type Scenarios } from 'simkernel';
import * as after from './after.ts';
import * as before from './before.ts';

/**
 * FILL: what makes the fault show. Returns what is wrong, by invariant.
 * It boots by itself, so that no trace of it shows the reader what breaks.
 */
function broken(release: string, code: Record<string, unknown>): Record<string, string> {
  const machine = bootRelease({ release });
  const pgmap = attachPgmap(machine, {
    name: 'pmem0',
    type: 'MEMORY_DEVICE_FS_DAX',
    firstPfn: 0x40000,
    pages: 16,
  });
  machine.livepatch(code);
  const page = pgmap.pageAt(0x40000);
  machine.k.get_page(page);
  machine.k.put_page(page);
  const found: Record<string, string> = {};
  for (const { id, subject, text, known } of checkInvariants(machine)) {
    if (known === undefined) found[id] ??= `${subject}: ${text}`;
  }
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

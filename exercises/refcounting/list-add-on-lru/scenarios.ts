import { attachDmirror, boot as bootRelease, checkInvariants, type Scenarios } from 'simkernel';
import * as after from './after.ts';
import * as before from './before.ts';

/**
 * The driver lends a page and gets it back: the invariants that do not hold then, and what is wrong.
 * It boots by itself, so that no trace of it shows the reader what breaks.
 */
function broken(release: string, driver: Record<string, unknown>): Record<string, string> {
  const machine = bootRelease({ release });
  const { mdevice } = attachDmirror(machine, {
    name: 'hmm0',
    type: 'MEMORY_DEVICE_PRIVATE',
    firstPfn: 0x1000,
    pages: 4,
  });
  machine.livepatch(driver);
  const found: Record<string, string> = {};
  const look = () => {
    for (const { id, subject, text, known } of checkInvariants(machine)) {
      if (known === undefined) found[id] ??= `${subject}: ${text}`;
    }
  };
  const page = machine.k.dmirror_devmem_alloc_page(mdevice);
  look();
  try {
    if (page !== null) machine.k.put_page(page);
    look();
  } catch {
    // The machine stopped at the put. What is wrong has been seen before it.
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

import {
  addressOf,
  attachPgmap,
  attachPmem,
  boot as bootRelease,
  checkInvariants,
  type Kernel,
  type page,
  type Scenarios,
} from 'simkernel';
import * as after from './after.ts';
import * as before from './before.ts';

/**
 * A page of each type is put, alone and in a batch, from one reference above its base: the invariants that do not
 * hold then, and what is wrong. It boots by itself, so that no trace of it shows the reader what breaks.
 */
function broken(release: string, puts: Record<string, unknown>): Record<string, string> {
  const machine = bootRelease({ release });
  const { pgmap: pmem } = attachPmem(machine, { name: 'pmem0', firstPfn: 0x40000, pages: 8 });
  const lent = attachPgmap(machine, {
    name: 'dev',
    type: 'MEMORY_DEVICE_PRIVATE',
    firstPfn: 0x1000,
    pages: 8,
    ops: { page_free: (k: Kernel, page: page) => k.dmirror_devmem_free(page) },
  });
  const p2pdma = attachPgmap(machine, {
    name: 'p2pdma',
    type: 'MEMORY_DEVICE_PCI_P2PDMA',
    firstPfn: 0x2000,
    pages: 8,
  });
  machine.livepatch(puts);
  const of = (pgmap: typeof pmem, firstPfn: number) =>
    [1, 2].map((at) => pgmap.pageAt(firstPfn + at));
  const pages = [of(pmem, 0x40000), of(lent, 0x1000), of(p2pdma, 0x2000)];
  for (const [alone, batched] of pages) {
    if (!alone || !batched) throw new Error('there are two pages of each type');
    machine.k.get_page(alone);
    machine.k.get_page(batched);
    // As truncate waits: on the count, until it is that of an idle page.
    machine.start(machine.task('T'), (k) =>
      k.___wait_var_event(addressOf(batched, '_refcount'), () => k.page_ref_count(batched) === 1),
    );
    machine.k.put_page(alone);
    machine.k.release_pages([batched]);
  }
  machine.run();
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

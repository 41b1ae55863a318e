import { attachPgmap, type Machine, type Scenarios } from 'simkernel';

// FILL: set the scene. A scenario observes and never judges: it returns what it saw, as plain data.
function take(machine: Machine, answer: Record<string, unknown>, count: number) {
  const pgmap = attachPgmap(machine, {
    name: 'pmem0',
    type: 'MEMORY_DEVICE_FS_DAX',
    firstPfn: 0x40000,
    pages: 16,
  });
  const page = pgmap.pageAt(0x40000);
  machine.k.set_page_count(page, count);
  machine.livepatch({ page_ref_add_unless_zero: answer.page_ref_add_unless_zero });
  const returned = machine.k.page_ref_add_unless_zero(page, 1);
  return { returned, count: page._refcount };
}

export const scenarios: Scenarios = {
  'takes-one': (boot, answer) => take(boot(), answer, 1),
  'leaves-zero-alone': (boot, answer) => take(boot(), answer, 0),
};

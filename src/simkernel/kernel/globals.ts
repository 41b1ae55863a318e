import { DaxHosts } from '../drivers/dax/daxHosts.ts';
import { SuperBlocks } from '../fs/superBlocks.ts';
import { PgmapArray } from '../mm/pgmapArray.ts';
import { mutex } from './mutex.ts';
import { srcu_struct } from './srcu_struct.ts';
import { TaskList } from './taskList.ts';

/** Static data of the simulated kernel, one instance a machine. */
export class Globals {
  /** `pgmap_array` of mm/memremap.c: which pgmap covers a pfn. */
  readonly pgmap_array = new PgmapArray();
  /** vm.memory_failure_early_kill. */
  sysctl_memory_failure_early_kill = 0;
  /** Every process, as for_each_process() finds them. */
  readonly tasks = new TaskList();
  /** `mf_mutex` of mm/memory-failure.c: one poisoned page at a time. */
  readonly mf_mutex = new mutex('mf_mutex');
  /** `num_poisoned_pages`: what HardwareCorrupted of /proc/meminfo counts, in pages. */
  num_poisoned_pages = 0;
  /** `dax_srcu` of drivers/dax/super.c: one domain for all dax devices. */
  readonly dax_srcu = new srcu_struct('dax_srcu');
  /** `dax_hosts` of drivers/dax/super.c: from a disk to its dax_device. */
  readonly dax_hosts = new DaxHosts();

  /** `super_blocks` of fs/super.c: every mounted file system. */
  readonly super_blocks = new SuperBlocks();
  /** Pages of system memory that private mappings got as copies. */
  anonPages = 0;

  constructor() {
    Object.seal(this);
  }
}

import { PgmapArray } from '../mm/pgmapArray.ts';

/** Static data of the simulated kernel, one instance a machine. */
export class Globals {
  /** `pgmap_array` of mm/memremap.c: which pgmap covers a pfn. */
  readonly pgmap_array = new PgmapArray();
  /** vm.memory_failure_early_kill. */
  sysctl_memory_failure_early_kill = 0;

  constructor() {
    Object.seal(this);
  }
}

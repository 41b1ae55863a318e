import { mutex } from '../../kernel/mutex.ts';
import { xfs_group } from './xfs_group.ts';

/** Models `struct xfs_perag`: an allocation group, with the lock on its AGF buffer. */
export class xfs_perag extends xfs_group {
  readonly agfLock: mutex;

  constructor(agno: number, length: number) {
    super(`pag:${agno}`, agno, length);
    this.agfLock = new mutex(`agf${agno}`);
    Object.seal(this);
  }

  get pag_agno(): number {
    return this.xg_gno;
  }

  /** Blocks of the group, as its header says. */
  get agf_length(): number {
    return this.xg_block_count;
  }
}

import { hostOf } from '../../kernel/kernel.ts';
import { addressOf } from '../../kernel/kernelObject.ts';
import { access, type Preemptible, sleepOn } from '../../kernel/preemptible.ts';
import type { srcu_struct } from '../../kernel/srcu_struct.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import { touches } from '../../kernel/touches.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Opens an SRCU read side on `dax_srcu`. Until dax_read_unlock(), kill_dax() cannot finish: what dax_alive() says
     * stays useful. The holder may sleep inside.
     * @returns a token that belongs to dax_read_unlock()
     */
    dax_read_lock(): number;
    /**
     * Closes the read side.
     * @param id what dax_read_lock() returned
     */
    dax_read_unlock(id: number): void;
    /** Waits until no read side of the domain is open. */
    synchronize_srcu(ssp: srcu_struct): Preemptible<void>;
  }
}

const file = 'drivers/dax/super.c';
const source = 'drivers/dax/super.c at 5.10, 6.1, 6.12, 7.2';

export const dax_read_lock = defineSymbol({
  name: 'dax_read_lock',
  file,
  models: 'Opens an SRCU read side over the life of every dax device.',
  args: [],
  returns: 'int',
  preemptible: false,
  bodies: [
    {
      since: '5.10',
      source,
      call(k) {
        touches(k, k.globals.dax_srcu, 'readers', 'write');
        k.globals.dax_srcu.readers += 1;
        return 0;
      },
    },
  ],
});

export const dax_read_unlock = defineSymbol({
  name: 'dax_read_unlock',
  file,
  models: 'Closes an SRCU read side over the life of every dax device.',
  args: ['id'],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '5.10',
      source,
      call(k) {
        const srcu = k.globals.dax_srcu;
        touches(k, srcu, 'readers', 'write');
        if (srcu.readers === 0) {
          hostOf(k).warn('srcuUnderflow', 'dax_read_unlock() without dax_read_lock()');
          return;
        }
        srcu.readers -= 1;
        if (srcu.readers === 0) hostOf(k).wake(addressOf(srcu));
      },
    },
  ],
});

export const synchronize_srcu = defineSymbol({
  name: 'synchronize_srcu',
  file: 'kernel/rcu/srcutree.c',
  models: 'Waits until no read side of an SRCU domain is open.',
  args: ['ssp'],
  returns: 'void',
  preemptible: true,
  bodies: [
    {
      since: '5.10',
      source: 'kernel/rcu/srcutree.c at 5.10, 6.1, 6.12, 7.2',
      *call(k, ssp) {
        yield access(ssp, 'readers', 'read');
        while (ssp.readers > 0) yield sleepOn(addressOf(ssp));
        touches(k, ssp, 'readers', 'read');
      },
    },
  ],
});

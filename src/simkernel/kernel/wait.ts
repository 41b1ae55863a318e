import { hostOf } from './kernel.ts';
import { type Preemptible, sleepOn } from './preemptible.ts';
import { defineSymbol } from './symbolDefinition.ts';

declare module './kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Wakes every task that waits on the address. It looks at no condition: the woken task does.
     * @param address made by addressOf(); `&page->_refcount` and `page` are different addresses
     */
    wake_up_var(address: string): void;

    /**
     * Sleeps until the condition holds. The condition is tested before every sleep and after every wake-up on the
     * address; without a wake-up it is not tested again, however true it has become.
     * @param address made by addressOf()
     * @param cmd what to run instead of a bare schedule(): it must sleep on the address before anything else
     */
    ___wait_var_event(
      address: string,
      condition: () => boolean,
      cmd?: () => Preemptible<void>,
    ): Preemptible<void>;

    /** Prepares to wait on an address: the waiter does not count as one yet. */
    init_wait_var_entry(address: string): void;

    /** Puts the waiter on the queue of its address, before the condition is tested, so that no wake-up is lost in between. */
    prepare_to_wait_event(address: string): void;
  }
}

export const wake_up_var = defineSymbol({
  name: 'wake_up_var',
  file: 'kernel/sched/wait_bit.c',
  models: 'Wakes every task that waits on an address.',
  args: ['var'],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '5.2',
      source: 'kernel/sched/wait_bit.c at 5.10, 6.1, 6.12, 7.2',
      call(k, address) {
        hostOf(k).wake(address);
      },
    },
  ],
});

export const ___wait_var_event = defineSymbol({
  name: '___wait_var_event',
  file: 'include/linux/wait_bit.h',
  models: 'Sleeps on an address until a condition holds.',
  args: ['var'],
  returns: 'void',
  preemptible: true,
  inline: true,
  bodies: [
    {
      since: '5.2',
      source: 'include/linux/wait_bit.h at 5.10, 6.1, 6.12, 7.2',
      *call(k, address, condition, cmd) {
        k.init_wait_var_entry(address);
        for (;;) {
          k.prepare_to_wait_event(address);
          if (condition()) return;
          if (cmd) yield* cmd();
          else yield sleepOn(address);
        }
      },
    },
  ],
});

// A sleeping thread is found by its address, so being on the queue needs no state of its own here.
export const init_wait_var_entry = defineSymbol({
  name: 'init_wait_var_entry',
  file: 'kernel/sched/wait_bit.c',
  models: 'Prepares to wait on an address.',
  args: ['var'],
  returns: 'void',
  preemptible: false,
  bodies: [{ since: '5.2', source: 'recordings of 5.10, 6.1, 6.12, 7.2', call: () => undefined }],
});

export const prepare_to_wait_event = defineSymbol({
  name: 'prepare_to_wait_event',
  file: 'kernel/sched/wait.c',
  models: 'Puts the waiter on the queue before it tests its condition.',
  args: ['var'],
  returns: 'void',
  preemptible: false,
  bodies: [{ since: '5.2', source: 'recordings of 5.10, 6.1, 6.12, 7.2', call: () => undefined }],
});

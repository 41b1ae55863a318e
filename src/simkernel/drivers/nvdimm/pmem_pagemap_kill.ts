import { hostOf, type Kernel } from '../../kernel/kernel.ts';
import { addressOf } from '../../kernel/kernelObject.ts';
import { type Preemptible, sleepOn } from '../../kernel/preemptible.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import { percpu_ref } from '../../lib/percpu_ref.ts';
import type { dev_pagemap } from '../../mm/dev_pagemap.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /** Up to 5.16 pmem's pgmap is held through the usage counter of its block queue: starts to freeze the queue. */
    pmem_pagemap_kill(pgmap: dev_pagemap): void;
    /** Waits until the queue is frozen: until nobody holds its usage counter, no page and no I/O. Up to 5.16. */
    pmem_pagemap_cleanup(pgmap: dev_pagemap): Preemptible<void>;
    /** pmem_pagemap_kill() under its name at 5.2. */
    pmem_freeze_queue(pgmap: dev_pagemap): void;
    /** pmem_pagemap_cleanup() under its name at 5.2. */
    __pmem_release_queue(pgmap: dev_pagemap): Preemptible<void>;
  }
}

/** `mq_freeze_wq` of a block queue: whoever freezes it sleeps here until the usage counter has drained. */
const freezeQueue = (counter: percpu_ref) => addressOf(counter, 'mq_freeze_wq');

/** `q_usage_counter` of the block queue of a pmem device. Source: drivers/nvdimm/pmem.c at 5.2 and 5.10. */
export function usageCounterOf(name: string): percpu_ref {
  const counter: percpu_ref = new percpu_ref(`${name}.q_usage_counter`, (k) => {
    hostOf(k).wake(freezeQueue(counter));
  });
  return counter;
}

const source =
  'drivers/nvdimm/pmem.c at 5.10; recordings of 5.10.223; the mails of 5.3 on the names';

function freeze(k: Kernel, pgmap: dev_pagemap): void {
  k.percpu_ref_kill(pgmap.ref);
}

function* untilFrozen(k: Kernel, { ref }: dev_pagemap): Preemptible<void> {
  const queue = freezeQueue(ref);
  // A killed counter adds up only after a grace period, so a real waiter always sleeps and is woken once.
  k.prepare_to_wait_event(queue);
  while (ref.count !== 0) yield sleepOn(queue);
  k.prepare_to_wait_event(queue);
}

const at52 = {
  since: '5.2',
  until: '5.3',
  source: 'the mails on commit 50f44ee7248a, which adds the cleanup',
} as const;

export const pmem_freeze_queue = defineSymbol({
  name: 'pmem_freeze_queue',
  file: 'drivers/nvdimm/pmem.c',
  models: 'Starts to freeze the block queue of a pmem device.',
  args: ['pgmap'],
  returns: 'void',
  preemptible: false,
  bodies: [{ ...at52, call: freeze }],
});

export const __pmem_release_queue = defineSymbol({
  name: '__pmem_release_queue',
  file: 'drivers/nvdimm/pmem.c',
  models: 'Waits until the block queue of a pmem device is frozen.',
  args: ['pgmap'],
  returns: 'void',
  preemptible: true,
  bodies: [{ ...at52, call: untilFrozen }],
});

export const pmem_pagemap_kill = defineSymbol({
  name: 'pmem_pagemap_kill',
  file: 'drivers/nvdimm/pmem.c',
  models: 'Starts to freeze the block queue of a pmem device.',
  args: ['pgmap'],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '5.3',
      until: '5.17',
      source,
      call: freeze,
    },
  ],
});

export const pmem_pagemap_cleanup = defineSymbol({
  name: 'pmem_pagemap_cleanup',
  file: 'drivers/nvdimm/pmem.c',
  models: 'Waits until the block queue of a pmem device is frozen.',
  args: ['pgmap'],
  returns: 'void',
  preemptible: true,
  bodies: [
    {
      since: '5.3',
      until: '5.17',
      source,
      call: untilFrozen,
    },
  ],
});

import type { Kernel } from '../../kernel/kernel.ts';
import { defineSymbol } from '../../kernel/symbolDefinition.ts';
import type { dax_device } from './dax_device.ts';
import { touches } from '../../kernel/touches.ts';

declare module '../../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Whether the device may still be used. Only meaningful between dax_read_lock() and dax_read_unlock().
     * @returns false once kill_dax() has begun to take the device down
     */
    dax_alive(dax_dev: dax_device): boolean;
    /** Marks a device as usable. */
    run_dax(dax_dev: dax_device): void;
  }
}

const file = 'drivers/dax/super.c';
const source = 'drivers/dax/super.c at 5.10, 6.1, 6.12, 7.2';

function alive(k: Kernel, dax_dev: dax_device): boolean {
  touches(k, dax_dev, 'flags', 'read');
  return dax_dev.alive;
}

export const dax_alive = defineSymbol({
  name: 'dax_alive',
  file,
  models: 'Tests DAXDEV_ALIVE.',
  args: ['dax_dev'],
  returns: 'bool',
  preemptible: false,
  bodies: [{ since: '5.10', source, call: alive }],
});

export const run_dax = defineSymbol({
  name: 'run_dax',
  file,
  models: 'Sets DAXDEV_ALIVE.',
  args: ['dax_dev'],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '5.10',
      source,
      call(k, dax_dev) {
        touches(k, dax_dev, 'flags', 'write');
        dax_dev.alive = true;
      },
    },
  ],
});

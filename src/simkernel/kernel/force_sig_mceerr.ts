import { hostOf, type Kernel } from './kernel.ts';
import { defineSymbol } from './symbolDefinition.ts';
import { touches } from './touches.ts';
import type { task_struct } from './task_struct.ts';

/** si_code of a SIGBUS for a poisoned page: action required now, or optional. */
export type MceCode = 'BUS_MCEERR_AR' | 'BUS_MCEERR_AO';

/** The numbers behind the names. Source: include/uapi/asm-generic/siginfo.h. */
const numberOf: Readonly<Record<MceCode | 'SI_KERNEL', number>> = {
  BUS_MCEERR_AR: 4,
  BUS_MCEERR_AO: 5,
  SI_KERNEL: 0x80,
};
export const SIGBUS = 7;
/** The recordings write -1 where a signal names no size. */
const noLsb = -1;

declare module './kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Forces a SIGBUS on the running task. Where it is blocked, it is unblocked and its handler reset to the default.
     * @param lsb size of the mapping in bits of address
     */
    force_sig_mceerr(code: MceCode, addr: number, lsb: number): number;
    /** Sends a SIGBUS to a thread; while that blocks it, it is pending. @param lsb size of the mapping in bits of address */
    send_sig_mceerr(code: MceCode, addr: number, lsb: number, t: task_struct): number;
    /** Forces a SIGBUS without an address on the running task. Modelled for SIGBUS only. @param sig 7 */
    force_sig(sig: number): void;
  }
}

function generate(
  k: Kernel,
  to: task_struct,
  signal: { code: MceCode | 'SI_KERNEL'; addr: number; lsb: number },
  how: 'force' | 'receive',
): number {
  const { code } = signal;
  hostOf(k).tracepoint('signal_generate', {
    sig: SIGBUS,
    errno: 0,
    code: numberOf[code],
    comm: to.comm,
  });
  touches(k, to, 'pending', 'write');
  to[how]({ sig: 'SIGBUS', ...signal });
  return 0;
}

const source = 'kernel/signal.c at 5.10, 6.1, 6.12, 7.2; recordings of all four';

export const force_sig_mceerr = defineSymbol({
  name: 'force_sig_mceerr',
  file: 'kernel/signal.c',
  models: 'Forces a SIGBUS for poisoned memory on the running task.',
  args: ['code', 'addr:x', 'lsb'],
  returns: 'int',
  preemptible: false,
  bodies: [
    {
      since: '5.10',
      source,
      call: (k, code, addr, lsb) => generate(k, k.current, { code, addr, lsb }, 'force'),
    },
  ],
});

export const send_sig_mceerr = defineSymbol({
  name: 'send_sig_mceerr',
  file: 'kernel/signal.c',
  models: 'Sends a SIGBUS for poisoned memory to a task.',
  args: ['code', 'addr:x', 'lsb', 'tsk'],
  returns: 'int',
  preemptible: false,
  bodies: [
    {
      since: '5.10',
      source,
      call: (k, code, addr, lsb, t) => generate(k, t, { code, addr, lsb }, 'receive'),
    },
  ],
});

export const force_sig = defineSymbol({
  name: 'force_sig',
  file: 'kernel/signal.c',
  models: 'Forces a SIGBUS without an address on the running task.',
  args: ['sig'],
  returns: 'void',
  preemptible: false,
  bodies: [
    {
      since: '5.10',
      source: 'kernel/signal.c at 5.10, 6.1, 6.12, 7.2',
      call(k) {
        generate(k, k.current, { code: 'SI_KERNEL', addr: 0, lsb: noLsb }, 'force');
      },
    },
  ],
});

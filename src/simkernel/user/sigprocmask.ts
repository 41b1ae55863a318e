import type { Kernel } from '../kernel/kernel.ts';
import { requireArguments } from '../kernel/requireArguments.ts';

/**
 * What a thread does with sigprocmask(): blocks SIGBUS, or unblocks it, and then gets what is pending.
 * @param how - SIG_BLOCK or SIG_UNBLOCK
 * @since 5.2, the oldest release that boots
 * @returns 0
 * @throws SimError badArgument for anything else than what the parameters name
 * @source kernel/signal.c sigprocmask
 */
export function sigprocmask(k: Kernel, how: 'SIG_BLOCK' | 'SIG_UNBLOCK'): 0 {
  requireArguments('sigprocmask', 'k: kernel, how: sigprocmask_how', [k, how]);
  k.current.blockSigbus(how === 'SIG_BLOCK');
  return 0;
}

import type { Kernel } from '../kernel/kernel.ts';

/**
 * What a thread does with sigprocmask(): blocks SIGBUS, or unblocks it, and then gets what is pending.
 * @param how SIG_BLOCK or SIG_UNBLOCK
 */
export function sigprocmask(k: Kernel, how: 'SIG_BLOCK' | 'SIG_UNBLOCK'): 0 {
  k.current.blockSigbus(how === 'SIG_BLOCK');
  return 0;
}

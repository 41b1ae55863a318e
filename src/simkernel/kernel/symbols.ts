import { mutex_lock, mutex_unlock } from './mutex.ts';
import type { AnySymbol } from './symbolDefinition.ts';
import { ___wait_var_event, wake_up_var } from './wait.ts';

/** Functions of kernel/. */
export const kernelSymbols: readonly AnySymbol[] = [
  wake_up_var,
  ___wait_var_event,
  mutex_lock,
  mutex_unlock,
];

import { complete, wait_for_completion } from './completion.ts';
import { force_sig, force_sig_mceerr, send_sig_mceerr } from './force_sig_mceerr.ts';
import { mutex_lock, mutex_unlock } from './mutex.ts';
import { down_read, down_write, up_read, up_write } from './rw_semaphore.ts';
import type { AnySymbol } from './symbolDefinition.ts';
import {
  ___wait_var_event,
  init_wait_var_entry,
  prepare_to_wait_event,
  wake_up_var,
} from './wait.ts';

/** Functions of kernel/. */
export const kernelSymbols: readonly AnySymbol[] = [
  wake_up_var,
  ___wait_var_event,
  mutex_lock,
  mutex_unlock,
  init_wait_var_entry,
  prepare_to_wait_event,
  down_read,
  up_read,
  down_write,
  up_write,
  complete,
  wait_for_completion,
  force_sig_mceerr,
  send_sig_mceerr,
  force_sig,
];

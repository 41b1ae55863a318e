import type { Attack } from './attack.ts';
import { compiling } from './attacks/compiling.ts';
import { exported } from './attacks/exported.ts';
import { judging } from './attacks/judging.ts';
import { kernelObjects } from './attacks/kernelObjects.ts';
import { late } from './attacks/late.ts';
import { messages } from './attacks/messages.ts';
import { primordials } from './attacks/primordials.ts';
import { realm } from './attacks/realm.ts';
import { resources } from './attacks/resources.ts';
import { thrown } from './attacks/thrown.ts';

/** Every attack, by what it attacks. */
export const attacks: Readonly<Record<string, readonly Attack[]>> = {
  'the built-in objects': primordials,
  'the objects of the simulation': kernelObjects,
  'what a file exports': exported,
  'what is thrown': thrown,
  'the walls of the realm': realm,
  'the channel to the page': messages,
  'time and memory': resources,
  'the page that judges': judging,
  'the time after the check': late,
  'the compiler': compiling,
};

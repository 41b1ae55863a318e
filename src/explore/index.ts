/**
 * The search over interleavings, as scenarios and the lab import it.
 * @packageDocumentation
 */
export type { Bound, Exploration, Explored, HowToBoot, Scene } from './explore.ts';
export { explore, replayTraced } from './explore.ts';
export type { Replay } from './replay.ts';
export type { Counterexample } from './result.ts';
export {
  type Searched,
  searchInterleavings,
  type ToldCounterexample,
} from './searchInterleavings.ts';
export { type Replayed, replaySchedule } from './replaySchedule.ts';
export { formatSchedule, parseSchedule, type Schedule } from './schedule.ts';
export { answerTask } from './answerTask.ts';
export { atEachMoment, type OtherCpu, type SendOtherCpu } from './atEachMoment.ts';
export { type Reproducer, searchMutants } from './searchMutants.ts';
export { Turns } from '../simkernel/kernel/turns.ts';

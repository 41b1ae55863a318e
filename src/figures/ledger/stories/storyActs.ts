import type { Machine } from '../../../simkernel/kernel/machine.ts';

/** The acts of a story on a machine, from the moment of the call on. */
export function storyActs(machine: Machine, opening: string) {
  const start = machine.traceLength;
  const acts = [{ from: 0, text: opening }];
  return {
    /** Each act so far, and with which event it begins. */
    acts,
    /** One act of the story, in a sentence. */
    act: (text: string, run: () => void) => {
      acts.push({ from: machine.traceLength - start, text });
      run();
    },
    /** What has happened since. */
    events: () => machine.trace.slice(start),
  };
}

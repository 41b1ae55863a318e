/** Every code a SimError can carry: what causes it and what to do. The pages under /errors/ are printed from this. */
export const errorTable = {
  unknownRelease: {
    cause: 'The release is not written as two numbers with a dot, such as 6.12.',
    remedy: 'Write the release as MAJOR.MINOR.',
  },
  releaseNotModelled: {
    cause: 'The simulation has no symbol table for this release.',
    remedy: 'Choose one of the modelled releases.',
  },
  symbolMissing: {
    cause: 'The function does not exist in the booted release, or nowhere in the simulation.',
    remedy: 'Check the spelling and the release; the symbol pages list both.',
  },
  livepatchNotAFunction: {
    cause: 'A livepatch was given something that cannot be called.',
    remedy: 'Export a function (or a generator function) under exactly that name.',
  },
  badReturn: {
    cause: 'A livepatched function returned a value of another type than the function it replaces.',
    remedy: 'Return what the original returns: see the signature of the function.',
  },
  badArgument: {
    cause: 'A kernel function was called with a value that no caller in the kernel could pass.',
    remedy: 'Pass the object or number that the signature names.',
  },
  notAwaited: {
    cause: 'A function that can be preempted was called without yield*, so it never ran.',
    remedy: 'Write yield* in front of the call, inside a function*.',
  },
  foreignYield: {
    cause: 'A generator yielded something that is not a step of the simulation.',
    remedy:
      'Use yield* with kernel functions, or yield a step made by the simulation; a kernel function is never async.',
  },
  atomicSleep: {
    cause: 'A function that must not sleep yielded: its caller cannot be preempted there.',
    remedy: 'Write it as a plain function.',
  },
  stepBudget: {
    cause: 'The run made more kernel calls than it may, so it would probably never end.',
    remedy: 'Look for a loop whose condition no call in its body can change.',
  },
  pfnOutsidePgmap: {
    cause: 'The pfn belongs to no device that was set up.',
    remedy: 'Use a pfn inside the range of a pgmap.',
  },
  notModelled: {
    cause: 'The kernel has behaviour here that this simulation does not model yet.',
    remedy: 'See what the model leaves out at the end of the chapter, and change the set-up.',
  },
  badSchedule: {
    cause: 'A schedule names a task or a step that the search does not have there.',
    remedy: 'Take the schedule from a search of the same tasks.',
  },
  machineDead: {
    cause: 'The simulated kernel has oopsed and was used again.',
    remedy: 'Read the first splat: what follows it means nothing.',
  },
  badSetup: {
    cause: 'A device, a file system or a file was described in a way that cannot exist.',
    remedy: 'Correct the option that the message names.',
  },
} as const satisfies Record<string, { cause: string; remedy: string }>;

export type ErrorCode = keyof typeof errorTable;

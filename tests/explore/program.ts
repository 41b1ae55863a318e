import type { MakeWorld } from '../../src/explore/world.ts';
import type { Touch } from '../../src/simkernel/kernel/touch.ts';

/** One step of a test program on a few shared cells. `await` sleeps while the cell is zero; every change of it wakes. */
export type Instruction =
  | { op: 'write'; cell: number; value: number }
  | { op: 'add'; cell: number; value: number }
  | { op: 'copy'; cell: number; from: number }
  | { op: 'await'; cell: number };

export type Program = readonly (readonly Instruction[])[];

export const cells = 3;

/** Runs a program of straight-line tasks over shared cells. `bad` names the final or passing states that are wrong. */
export function programWorld(
  program: Program,
  bad: (memory: readonly number[]) => boolean = () => false,
): MakeWorld {
  return () => {
    const memory = new Array<number>(cells).fill(0);
    const at = program.map(() => 0);
    const sleepsOn = program.map((): number | undefined => undefined);
    const next = (task: number) => program[task]?.[at[task] ?? 0];
    const value = (cell: number) => memory[cell] ?? 0;
    return {
      tasks: program.length,
      ready: (task) => next(task) !== undefined && sleepsOn[task] === undefined,
      step(task) {
        const instruction = next(task);
        if (instruction?.op === 'await' && value(instruction.cell) === 0) {
          sleepsOn[task] = instruction.cell;
          return [{ what: `cell ${instruction.cell}`, writes: false }];
        }
        if (instruction && instruction.op !== 'await') {
          sleepsOn.forEach((cell, sleeper) => {
            if (cell === instruction.cell) sleepsOn[sleeper] = undefined;
          });
        }
        at[task] = (at[task] ?? 0) + 1;
        return instruction ? perform(instruction, memory) : [];
      },
      violation: () => (bad(memory) ? `bad ${memory.join()}` : undefined),
      outcome: () => `${memory.join()} at ${at.join()}`,
    };
  };
}

function perform(instruction: Instruction, memory: number[]): Touch[] {
  const value = (cell: number) => memory[cell] ?? 0;
  const touch = (cell: number, writes: boolean): Touch => ({ what: `cell ${cell}`, writes });
  switch (instruction.op) {
    case 'write':
      memory[instruction.cell] = instruction.value;
      return [touch(instruction.cell, true)];
    case 'add':
      memory[instruction.cell] = value(instruction.cell) + instruction.value;
      return [touch(instruction.cell, true)];
    case 'copy':
      memory[instruction.cell] = value(instruction.from);
      return [touch(instruction.from, false), touch(instruction.cell, true)];
    case 'await':
      return [touch(instruction.cell, false)];
  }
}

import type { BoardData } from './boardData.ts';

/** What there is to say after a step: what it did, and what is wrong with what it made. */
export function stepText(data: BoardData, step: number): string {
  const broken = data.nodes
    .filter((node) => node.step === step)
    .flatMap(({ short, marks }) =>
      marks.filter(({ kind }) => kind === 'broken').map(({ text }) => `${short} ${text}.`),
    );
  return [data.steps[step]?.text ?? '', ...broken].join(' ');
}

import { type Scene, searchInterleavings } from 'explore';
import type { ScenarioBoot, Thread } from 'simkernel';
import { type HeldFile, heldFile } from './heldFile.ts';
import { stateOf } from './stateOf.ts';

/** The same bound on every machine: what ends a search are steps. */
const bound = { exhaustive: 1, schedules: 1_000, steps: 150, work: 12_000 };

/** The waiter against the puts: every interleaving, for one that ends wrong. `left` references stay. */
export function raceOfPuts(
  boot: ScenarioBoot,
  answer: Record<string, unknown>,
  held: number,
  left: number,
  begin: (scene: HeldFile) => Thread<unknown>,
  before: (scene: HeldFile) => void = () => undefined,
) {
  const putters = ['A', 'B'] as const;
  return searchInterleavings<HeldFile & Scene>({
    boot: (how) => {
      const scene = heldFile(boot, answer, how, held);
      before(scene);
      const violation = () => {
        const { references, task, sleepsOn, hasBlock } = stateOf(scene);
        if (references === 0 && task === 'sleeping') {
          return `T sleeps on ${sleepsOn} although the page is idle`;
        }
        if (references > 0 && !hasBlock) {
          return `the block of ${scene.page.label} is given away, and the page has ${references} references`;
        }
        return undefined;
      };
      return {
        ...scene,
        violation,
        outcome: () => JSON.stringify(stateOf(scene)),
        sharedState: (): [string, string][] => {
          const { references, task, sleepsOn, hasBlock } = stateOf(scene);
          return [
            [`${scene.page.label}->_refcount`, String(references)],
            [`${scene.page.label}->_mapcount`, String(scene.page._mapcount)],
            ['T', sleepsOn === null ? task : `sleeps on ${sleepsOn}`],
            ['block 0 of the file', hasBlock ? 'there' : 'given away'],
          ];
        },
      };
    },
    tasks: [
      begin,
      ...putters.slice(0, held - left).map((name) => (scene: HeldFile) => scene.put(scene[name])),
    ],
    bound,
  });
}

import type { Plugin } from 'vite';
import { labScenarioText } from './labScenarioText.ts';

const NAME = 'virtual:lab-scenario';
const RESOLVED = `\0${NAME}`;

/** Vite plugin: the lab's scenario as a module, fetched with the lab's runner. */
export function labScenarioPlugin(): Plugin {
  return {
    name: 'runner:lab-scenario',
    resolveId: (id) => (id === NAME ? RESOLVED : null),
    async load(id) {
      return id === RESOLVED ? `export default ${JSON.stringify(await labScenarioText())};` : null;
    },
  };
}

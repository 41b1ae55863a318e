import { dirname } from 'node:path';
import type { Plugin } from 'vite';
import { scenarioText } from './scenarioText.ts';

const SUFFIX = '?scenarios';

/**
 * Vite plugin: `import text from './scenarios.ts?scenarios'` gives the scenarios of an exercise, with what they import
 * from its folder, as CommonJS text, ready to be evaluated in the sandbox.
 */
export function scenarioPlugin(): Plugin {
  return {
    name: 'runner:scenarios',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith(SUFFIX)) return null;
      const file = id.slice(0, -SUFFIX.length);
      const { text, files } = await scenarioText(file, dirname(file));
      for (const path of files) this.addWatchFile(path);
      return { code: `export default ${JSON.stringify(text)};`, moduleType: 'js' };
    },
  };
}

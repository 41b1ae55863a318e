import { fileURLToPath } from 'node:url';
import { scenarioText } from './scenarioText.ts';

const src = fileURLToPath(new URL('../../', import.meta.url));
const entry = fileURLToPath(new URL('../lab/labScenario.ts', import.meta.url));

/** The lab's scenario as one CommonJS text, ready to be evaluated in the sandbox; the simulation stays outside of it. */
export async function labScenarioText(): Promise<string> {
  const { text } = await scenarioText(entry, src);
  return text;
}

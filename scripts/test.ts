import { ensureChromium } from './ensureChromium.ts';
import { runSteps } from './runSteps.ts';
import { browserSteps, checkSteps } from './steps.ts';

/** `npm test`: every check, the real browser included. Without a browser it fails at once. */
async function test(): Promise<void> {
  process.env.CHROMIUM_PATH = ensureChromium();
  await runSteps([...checkSteps, ...browserSteps]);
}

test().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  console.log('\n0 passed, 1 failed');
  process.exitCode = 1;
});

import { runSteps } from './runSteps.ts';
import { checkSteps } from './steps.ts';

/** `npm run check`: everything that needs no browser. */
await runSteps(checkSteps);

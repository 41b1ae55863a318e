import { bundleWorker } from '../../../src/runner/build/buildWorkerText.ts';

/**
 * The worker with one layer taken out: no lockdown and no Compartment. It exists to show that the
 * attacks are real, because through this worker some of them get a pass.
 */
export function buildControlWorker(modulePath: string): Promise<string> {
  return bundleWorker(
    `import * as simkernel from ${JSON.stringify(modulePath)};
    import { serve } from './serve.ts';
    serve({ simkernel: { ...simkernel } }, (text, globals) =>
      new Function(...Object.keys(globals), text)(...Object.values(globals)));`,
    false,
  );
}

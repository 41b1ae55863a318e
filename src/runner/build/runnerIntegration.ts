import { mkdirSync, writeFileSync } from 'node:fs';
import type { AstroIntegration } from 'astro';
import { buildRunnerFiles, type RunnerFiles } from './buildRunnerFiles.ts';
import { cjsText } from './cjsText.ts';
import { examplePlugin } from './examplePlugin.ts';
import { graphText } from './graphText.ts';
import { labScenarioPlugin } from './labScenarioPlugin.ts';
import { scenarioPlugin } from './scenarioPlugin.ts';
import { runnerFilesPlugin } from './runnerFilesPlugin.ts';

/**
 * Astro integration: compiles `?cjs` and `?scenarios` imports, serves the files under /runner/ while developing and
 * writes them into the built site. It has to stand after any integration that rewrites the built
 * pages, because sandbox.html carries a policy of its own.
 */
export function runnerIntegration(): AstroIntegration {
  let files: Promise<RunnerFiles> | undefined;
  return {
    name: 'runner',
    hooks: {
      'astro:config:setup'({ command, updateConfig }) {
        const build = () => buildRunnerFiles({ minify: command === 'build' });
        const getFiles = () => {
          // While developing, the simulation changes under our hands: build anew on each load.
          if (command !== 'build' || files === undefined) files = build();
          return files;
        };
        updateConfig({
          vite: {
            plugins: [
              cjsText(),
              graphText(),
              scenarioPlugin(),
              examplePlugin(),
              labScenarioPlugin(),
              runnerFilesPlugin(getFiles, () => files),
            ],
          },
        });
      },
      async 'astro:build:done'({ dir }) {
        files ??= buildRunnerFiles({ minify: true });
        mkdirSync(new URL('runner/', dir), { recursive: true });
        for (const { path, content } of Object.values(await files)) {
          writeFileSync(new URL(path, dir), content);
        }
      },
    },
  };
}

import type { Plugin } from 'vite';
import type { RunnerFiles } from './buildRunnerFiles.ts';
import { filesModule, filesModuleName } from './filesModule.ts';

const RESOLVED = `\0${filesModuleName}`;

/** What is bundled into the sandbox's files, past Vite's own knowledge of what depends on what. */
const SOURCES = /[\\/]src[\\/](?:simkernel|simtrees|explore|runner)[\\/]/;

/**
 * Vite plugin: resolves the module that names the runner's files, and serves them in development.
 *
 * @param build makes the files that a page is about to be told of.
 * @param current the files that the last page was told of.
 */
export function runnerFilesPlugin(
  build: () => Promise<RunnerFiles>,
  current: () => Promise<RunnerFiles> | undefined,
): Plugin {
  return {
    name: 'runner:files',
    resolveId: (id) => (id === filesModuleName ? RESOLVED : null),
    async load(id) {
      return id === RESOLVED ? filesModule(await build()) : null;
    },
    configureServer(server) {
      server.watcher.on('change', (path) => {
        if (!SOURCES.test(path)) return;
        for (const { moduleGraph } of Object.values(server.environments)) {
          const module = moduleGraph.getModuleById(RESOLVED);
          if (module) moduleGraph.invalidateModule(module);
        }
        server.ws.send({ type: 'full-reload' });
      });
      server.middlewares.use(async (request, response, next) => {
        const name = /\/(runner\/[\w.-]+)$/.exec(request.url ?? '')?.[1];
        const files = Object.values((name && (await current())) || {});
        const file = files.find(({ path }) => path === name);
        if (!file) return next();
        response.setHeader('Content-Type', file.type);
        response.setHeader('Cache-Control', 'no-store');
        response.end(file.content);
      });
    },
  };
}

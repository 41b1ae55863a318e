import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { BrowserContext, Page } from 'playwright-core';
import { listen } from '../../listen.ts';
import { runCommand } from '../../runCommand.ts';
import { median, percentile } from '../measure.ts';

/** Milliseconds from an edit to its result in another site's runner. */
export interface PeerNumbers {
  readonly peer: string;
  readonly what: string;
  readonly runs: number;
  readonly p50: number;
  readonly p95: number;
}

declare global {
  interface Window {
    timeFreeCodeCamp(contents: string, tests: readonly string[]): Promise<number>;
    timeVueRepl(edit: number): Promise<number>;
  }
}

const folder = fileURLToPath(new URL('../../../bench/peers/', import.meta.url));

/** Installs the peers if they are not there. @throws when the registry cannot be reached */
export async function ensurePeers(): Promise<void> {
  if (existsSync(join(folder, 'node_modules/.package-lock.json'))) return;
  const args = ['ci', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund'];
  const status = await runCommand('npm', args);
  if (status === 0) return;
  throw new Error(
    'The peers could not be installed: this needs the npm registry. Leave them out with BENCH_PEERS=0.',
  );
}

const bundle = async (entry: string): Promise<{ script: string; styles: string }> => {
  const { outputFiles } = await build({
    entryPoints: [join(folder, entry)],
    bundle: true,
    write: false,
    outdir: folder,
    format: 'esm',
    minify: true,
    define: {
      'process.env.NODE_ENV': '"production"',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    logLevel: 'error',
  });
  const text = (end: string) => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? '';
  return { script: text('.js'), styles: text('.css') };
};

/** Serves the peers' pages, each with all it needs: neither may ask another host. */
async function servePeers(): Promise<{ address: string; close(): void }> {
  const modules = join(folder, 'node_modules');
  const pages = new Map([
    ['/freeCodeCamp.html', await bundle('freeCodeCamp.js')],
    ['/vueRepl.html', await bundle('vueRepl.js')],
  ]);
  const send = (url: string): [type: string, content: string | Buffer] | undefined => {
    const page = pages.get(url);
    if (page) {
      const style = `<style>html,body,#app{height:100%;margin:0}${page.styles}</style>`;
      const script = page.script.replaceAll('</script', '<\\/script');
      return [
        'text/html; charset=utf-8',
        `<!doctype html><link rel="icon" href="data:,">${style}<div id="app"></div><script type="module">${script}</script>`,
      ];
    }
    if (url === '/empty.js') return ['text/javascript', ''];
    if (url === '/vue.js') {
      return [
        'text/javascript',
        readFileSync(join(modules, 'vue/dist/vue.runtime.esm-browser.prod.js')),
      ];
    }
    const [, name] = /^\/freeCodeCamp\/([\w.-]+\.js)$/.exec(url) ?? [];
    const file = join(modules, '@freecodecamp/curriculum-helpers/dist/test-runner', name ?? '');
    return name && existsSync(file) ? ['text/javascript', readFileSync(file)] : undefined;
  };
  const server = createServer(({ url = '/' }, response) => {
    const [type, content] = send(url) ?? ['text/plain', undefined];
    response.writeHead(content === undefined ? 404 : 200, {
      'Content-Type': type,
      // The preview is a frame of an opaque origin.
      'Access-Control-Allow-Origin': '*',
    });
    response.end(content);
  });
  const port = await listen(server, 0);
  return {
    address: `http://localhost:${port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function repeat(runs: number, time: (at: number) => Promise<number>): Promise<number[]> {
  const times: number[] = [];
  for (let at = -3; at < runs; at += 1) {
    const milliseconds = await time(at + 4);
    if (at >= 0) times.push(milliseconds);
  }
  return times;
}

/** The exercise put-of-the-last-pin, as freeCodeCamp would ask it: plain JavaScript, and one call in each test. */
const putOfTheLastPin = {
  preamble:
    "var module = { exports: {} }, require = () => ({ addressOf: (object, field) => '&page->' + field });\n",
  test: `const woken = [];
    const page = { _refcount: 2, pgmap: { type: 'MEMORY_DEVICE_FS_DAX' } };
    const k = {
      page_ref_sub_return: (page, refs) => (page._refcount -= refs),
      wake_up_var: (address) => woken.push(address),
    };
    assert.equal(module.exports.__put_devmap_managed_page_refs(k, page, 1), true);
    assert.deepEqual(woken, ['&page->_refcount']);`,
};

/**
 * Times the peers on pages of their own.
 *
 * @param answer the solution of put-of-the-last-pin, compiled to CommonJS
 * @param checks how many checks the exercise has here: as many tests are run there
 */
export async function measurePeers(
  context: BrowserContext,
  { answer, checks, runs }: { answer: string; checks: number; runs: number },
): Promise<PeerNumbers[]> {
  await ensurePeers();
  const served = await servePeers();
  const open = async (path: string, ready: () => boolean): Promise<Page> => {
    const page = await context.newPage();
    page.on('pageerror', (error) => console.error(`${path}: ${error}`));
    await page.goto(served.address + path);
    while (!(await page.evaluate(ready))) await page.waitForTimeout(50);
    return page;
  };
  try {
    const camp = await open('/freeCodeCamp.html', () => 'timeFreeCodeCamp' in window);
    const contents = `${putOfTheLastPin.preamble}${answer}`;
    const tests = Array.from({ length: checks }, () => putOfTheLastPin.test);
    const campTimes = await repeat(runs, (at) =>
      camp.evaluate(([code, list]) => window.timeFreeCodeCamp(code, list), [
        `${contents}\n// ${at}`,
        tests,
      ] as const),
    );
    await camp.close();
    const vue = await open('/vueRepl.html', () => 'timeVueRepl' in window);
    // The first edit waits for the preview to open.
    await vue.waitForSelector('iframe');
    await vue.waitForTimeout(1_000);
    const vueTimes = await repeat(runs, (at) =>
      vue.evaluate((edit) => window.timeVueRepl(edit), at),
    );
    await vue.close();
    const row = (peer: string, what: string, times: readonly number[]): PeerNumbers => ({
      peer,
      what,
      runs: times.length,
      p50: median(times),
      p95: percentile(times, 0.95),
    });
    return [
      row('freeCodeCamp', `plain JS, no compiling, ${checks} tests`, campTimes),
      row('@vue/repl', 'a small TypeScript component, without its debounce of 250 ms', vueTimes),
    ];
  } finally {
    served.close();
  }
}

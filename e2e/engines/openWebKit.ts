import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { ensureProgram } from '../../scripts/ensureProgram.ts';
import { listen } from '../../scripts/listen.ts';
import type { Engine } from './engine.ts';
import { openSession } from './webDriver.ts';

const driver = {
  title: 'WebKitWebDriver',
  variable: 'WEBKIT_DRIVER_PATH',
  names: ['WebKitWebDriver'],
  packages: ['webkit2gtk-driver', 'fonts-liberation'],
};

const display = {
  title: 'Xvfb',
  variable: 'XVFB_RUN_PATH',
  names: ['xvfb-run'],
  packages: ['xvfb', 'xauth'],
};

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server, 0);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function untilListening(address: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await fetch(`${address}/status`).catch(() => undefined);
    if (answer?.ok) return;
    await pause(100);
  }
  throw new Error(`WebKitWebDriver did not answer at ${address} within ten seconds.`);
}

/** Errors come back as values: a driver's own words for them say less. No eval: the site's policy forbids it. */
const scriptFor = (expression: string) => `
const [done] = arguments;
(async () => (${expression}))().then((value) => done({ value }), (reason) => done({ error: String(reason) }));`;

/** WebKit, in a window of GTK on a display of its own, driven by plain WebDriver commands. */
export async function openWebKit(): Promise<Engine> {
  const program = ensureProgram(driver);
  const xvfb = ensureProgram(display);
  const port = await freePort();
  const args = ['-a', program, `--port=${port}`, '--host=127.0.0.1'];
  // A group of its own: the driver, the display and the browser end together.
  const child = spawn(xvfb, args, { stdio: 'ignore', detached: true });
  const end = () => child.pid !== undefined && process.kill(-child.pid);
  try {
    const address = `http://127.0.0.1:${port}`;
    await untilListening(address);
    const { capabilities, send } = await openSession(address, {
      timeouts: { script: 60_000, pageLoad: 60_000, implicit: 0 },
    });
    return {
      version: `${capabilities.browserName} ${capabilities.browserVersion}`,
      async goto(url) {
        await send('POST', '/url', { url });
      },
      async evaluate(expression) {
        const outcome = await send('POST', '/execute/async', {
          script: scriptFor(expression),
          args: [],
        });
        const { value, error } = outcome as { value?: unknown; error?: string };
        if (error !== undefined) throw new Error(error);
        return value;
      },
      async close() {
        await send('DELETE', '');
        end();
      },
    };
  } catch (error) {
    end();
    throw error;
  }
}

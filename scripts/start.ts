import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { listen } from './listen.ts';
import { portFrom } from './portFrom.ts';
import { runCommand } from './runCommand.ts';
import { staticServer } from './staticServer.ts';

/** `npm start`: builds the site and serves it. The port is tried first: a build takes a while. */
async function start(): Promise<void> {
  const port = portFrom(process.argv.slice(2), process.env);
  const probe = createServer();
  await listen(probe, port);
  await new Promise((resolve) => probe.close(resolve));
  const status = await runCommand('npm', ['run', '--silent', 'build']);
  if (status !== 0) throw new Error('The build failed; see above.');
  const base = process.env.BASE_PATH ?? '/';
  const root = fileURLToPath(new URL('../dist', import.meta.url));
  await listen(staticServer(root, base), port);
  console.log(`\nWho Holds the Page? is at http://localhost:${port}${base}\nCtrl+C ends it.`);
}

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

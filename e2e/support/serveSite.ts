import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { listen } from '../../scripts/listen.ts';
import { staticServer } from '../../scripts/staticServer.ts';

/** The built site, served on this machine. */
export interface ServedSite {
  /** Without a slash at the end. */
  readonly address: string;
  close(): Promise<void>;
}

/** @throws when the site has not been built */
export async function serveSite(): Promise<ServedSite> {
  const root = fileURLToPath(new URL('../../dist', import.meta.url));
  if (!existsSync(root)) throw new Error('There is no built site. Run "npm run build" first.');
  const server = staticServer(root);
  const port = await listen(server, 0);
  return {
    address: `http://localhost:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

import type { Server } from 'node:net';

/**
 * Starts a server on the loopback interface.
 *
 * @param port - 0 chooses a free one
 * @returns the port it listens on
 * @throws when the port is taken, saying how to choose another
 */
export function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const busy = error.code === 'EADDRINUSE';
      reject(
        busy
          ? new Error(
              `Port ${port} is in use. Choose another: npm start -- --port ${port + 1}, or PORT=${port + 1} npm start`,
            )
          : error,
      );
    });
    server.listen(port, 'localhost', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

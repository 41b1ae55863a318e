/** The port that is served unless another is chosen. */
const defaultPort = 4321;

/**
 * The port chosen by `--port N`, `--port=N` or PORT, in this order.
 *
 * @throws when what was chosen is no port, saying what to write
 */
export function portFrom(argv: readonly string[], env: Record<string, string | undefined>): number {
  const at = argv.findIndex((argument) => argument === '--port' || argument.startsWith('--port='));
  const flag = argv[at];
  const chosen = flag?.startsWith('--port=') ? flag.slice('--port='.length) : argv[at + 1];
  const text = flag === undefined ? env.PORT : (chosen ?? '');
  if (text === undefined || (flag === undefined && text === '')) return defaultPort;
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65535) return port;
  throw new Error(`"${text}" is no port. Choose one from 1 to 65535: npm start -- --port 8080`);
}

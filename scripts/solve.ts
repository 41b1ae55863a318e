import { solve } from './solve/solve.ts';

/** `npm run solve -- SLUG FILE`: the verdict that the browser gives on an answer, as KTAP. */
const { out, aside, status } = await solve(process.argv.slice(2));
process.stdout.write(out);
process.stderr.write(aside);
process.exitCode = status;

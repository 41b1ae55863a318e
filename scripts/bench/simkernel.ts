/** `npm run bench:simkernel`: prints how fast the simulation kernel is here and writes bench/simkernel.json. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { measureBaseline } from './baseline.ts';
import { machineFacts } from './machineFacts.ts';
import { measureBoot } from './measureBoot.ts';
import { measureOperations } from './measureOperations.ts';
import { measureStandardRaces } from './standardRaces.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const three = (value: number) => Number(value.toPrecision(3));

function rounded<T extends object>(rows: readonly T[]): T[] {
  return rows.map(
    (row) =>
      Object.fromEntries(
        Object.entries(row).map(([key, value]) => [
          key,
          typeof value === 'number' && !Number.isInteger(value) ? three(value) : value,
        ]),
      ) as T,
  );
}

const machine = machineFacts();
const baseline = measureBaseline();
const boots = rounded(measureBoot(collect));
const races = rounded(measureStandardRaces());
const operations = rounded(measureOperations());
const [first] = races;
const result = {
  machine,
  boots,
  races,
  operations,
  baseline: rounded([baseline])[0],
  ratios: {
    naiveSchedulesToPlain: three((first?.naivePerSecond ?? 0) / baseline.plainSchedulesPerSecond),
  },
};

console.log(result.machine);
for (const table of [boots, races, operations]) console.table(table);
console.log(result.baseline, result.ratios);
mkdirSync('bench', { recursive: true });
writeFileSync('bench/simkernel.json', `${JSON.stringify(result, null, 2)}\n`);

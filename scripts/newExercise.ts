import { relative } from 'node:path';
import { newExercise } from './newExercise/newExercise.ts';

/** `npm run new:exercise -- PART SLUG KIND`: makes an exercise that works, and lists what is to be written in it. */
const made = newExercise(process.argv.slice(2));
if ('wrong' in made) {
  console.error(made.wrong);
  process.exitCode = 2;
} else {
  const folder = relative(process.cwd(), made.folder);
  console.log(`${folder} is made. To be written:`);
  for (const line of made.unfilled) console.log(`  ${folder}/${line}`);
  console.log(
    `"npm run dev" shows it at /${folder}/ and follows your changes. The corpus test accepts it once nothing above is left:`,
  );
  console.log('  npm run test:unit -- tests/exercises');
}

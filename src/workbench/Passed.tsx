import type { ExerciseFacts } from './exerciseFacts.ts';

/** What follows a pass: how the kernel did it. */
export function Passed({ upstream }: Pick<ExerciseFacts, 'upstream'>) {
  if (upstream === null) return null;
  return (
    <p>
      What the kernel did: <a href={upstream.href}>{upstream.text}</a>
    </p>
  );
}

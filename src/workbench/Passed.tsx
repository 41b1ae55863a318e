import type { ExerciseFacts } from './exerciseFacts.ts';

/** What follows a pass: how the kernel did it, and where to go on. */
export function Passed({ upstream, next }: Pick<ExerciseFacts, 'upstream' | 'next'>) {
  return (
    <ul class="whp-passed">
      {upstream !== null && (
        <li>
          What the kernel did: <a href={upstream.href}>{upstream.text}</a>
        </li>
      )}
      {next !== null && (
        <li>
          Next exercise: <a href={next.link}>{next.label}</a>
        </li>
      )}
    </ul>
  );
}

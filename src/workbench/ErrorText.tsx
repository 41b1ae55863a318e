import { href } from '../review/href.ts';

/** A message; one of the simulation begins with its code, which leads to the page that explains it. */
export function ErrorText({ text }: { text: string }) {
  const [, code, rest] = /^([a-z][A-Za-z]{2,40}): (.*)$/s.exec(text) ?? [];
  if (code === undefined) return <>{text}</>;
  return (
    <>
      <a href={href(`/errors/${code}/`)}>{code}</a>: {rest}
    </>
  );
}

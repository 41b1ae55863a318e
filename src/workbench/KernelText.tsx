/** Longer texts are an answer's own and no words: thousands of arrows in one would take long to draw. */
const LONGEST = 2_000;

/** Words with the kernel's arrows kept whole: a browser may end a line after the hyphen of `->`. */
export function KernelText({ text }: { text: string }) {
  if (text.length > LONGEST || !text.includes('->')) return <>{text}</>;
  return (
    <>
      {text.split(/(->)/).map((part, index) =>
        part === '->' ? (
          <span key={index} class="whp-arrow">
            {part}
          </span>
        ) : (
          part
        ),
      )}
    </>
  );
}

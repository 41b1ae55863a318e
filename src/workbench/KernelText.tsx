/** Words with the kernel's arrows kept whole: a browser may end a line after the hyphen of `->`. */
export function KernelText({ text }: { text: string }) {
  if (!text.includes('->')) return <>{text}</>;
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

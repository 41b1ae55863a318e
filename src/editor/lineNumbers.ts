interface LineNumbers {
  readonly element: HTMLElement;
  update(): void;
  mark(lines: readonly number[]): void;
}

/** A column of line numbers that scrolls with a textarea. For the eye only: errors name lines. */
export function lineNumbers(area: HTMLTextAreaElement): LineNumbers {
  const element = document.createElement('div');
  element.className = 'whp-plain-numbers';
  element.setAttribute('aria-hidden', 'true');
  let marked: readonly number[] = [];
  let shown = '';

  const update = (): void => {
    const count = area.value.split('\n').length;
    const wanted = `${count}:${marked.join()}`;
    if (wanted === shown) return;
    shown = wanted;
    element.replaceChildren(
      ...Array.from({ length: count }, (_, index) => {
        const number = document.createElement('span');
        number.textContent = String(index + 1);
        if (marked.includes(index + 1)) number.className = 'whp-marked';
        return number;
      }),
    );
    element.scrollTop = area.scrollTop;
  };
  area.addEventListener('scroll', () => {
    element.scrollTop = area.scrollTop;
  });
  return {
    element,
    update,
    mark(lines) {
      marked = lines;
      update();
    },
  };
}

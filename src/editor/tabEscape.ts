const SILENT_KEYS = new Set(['Tab', 'Shift', 'Control', 'Alt', 'Meta', 'CapsLock', 'F8']);

/**
 * Keeps Tab from trapping the keyboard in an editor. Tab goes on through the page until the reader
 * has typed or clicked in the editor; from then on it indents, and Escape hands it back.
 *
 * @param host - the element around the editor
 * @param onChange - told whether Tab leaves the editor now
 */
export function tabEscape(host: HTMLElement, onChange: (tabLeaves: boolean) => void): () => void {
  let tabLeaves = true;
  const set = (leaves: boolean): void => {
    if (leaves === tabLeaves) return;
    tabLeaves = leaves;
    onChange(leaves);
  };
  const onKeydown = (event: KeyboardEvent): void => {
    if (event.key === 'Tab') {
      if (tabLeaves) event.stopImmediatePropagation();
    } else if (event.key === 'Escape') {
      if (host.querySelector('.suggest-widget.visible') === null) set(true);
    } else if (!SILENT_KEYS.has(event.key) && !event.ctrlKey && !event.metaKey) {
      set(false);
    }
  };
  const onPointerdown = (): void => set(false);
  const onFocusout = (event: FocusEvent): void => {
    const to = event.relatedTarget;
    if (to instanceof Node && !host.contains(to)) set(true);
  };
  host.addEventListener('keydown', onKeydown, { capture: true });
  host.addEventListener('pointerdown', onPointerdown);
  host.addEventListener('focusout', onFocusout);
  return () => {
    host.removeEventListener('keydown', onKeydown, { capture: true });
    host.removeEventListener('pointerdown', onPointerdown);
    host.removeEventListener('focusout', onFocusout);
  };
}

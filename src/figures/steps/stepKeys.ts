interface Keyed {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  preventDefault(): void;
}

interface StepKeysOptions {
  readonly at: number;
  readonly last: number;
  readonly onGo: (step: number) => void;
  /** The step that the way on leads to; without it, the next one. */
  readonly forward?: number;
  /** Whether the up and down arrows step too. */
  readonly vertical?: boolean;
}

/** Steps with the arrow keys, and goes to the first and the last step with Home and End. Steps stay within 0 to `last`. */
export function stepKeys(event: Keyed, options: StepKeysOptions): void {
  const { at, last, onGo, forward = at + 1, vertical = false } = options;
  const back = at - 1;
  const targets: Record<string, number> = {
    ArrowRight: forward,
    ArrowLeft: back,
    Home: 0,
    End: last,
    ...(vertical ? { ArrowDown: forward, ArrowUp: back } : {}),
  };
  const target = targets[event.key];
  if (target === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  onGo(Math.min(last, Math.max(0, target)));
}

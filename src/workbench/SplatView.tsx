import { href } from '../review/href.ts';
import type { SplatEvent } from '../simkernel/kernel/traceEvent.ts';
import { renderSplat } from '../trace/renderSplat.ts';

/** What the kernel log of a run says: the first splat, because what follows one means little. */
export function SplatView({ splats }: { splats: readonly SplatEvent[] }) {
  const [first] = splats;
  if (first === undefined) return null;
  const others = splats.length - 1;
  return (
    <figure class="whp-splat">
      <figcaption>
        {first.severity === 'WARN' ? 'The kernel warns' : 'The kernel stops'}:{' '}
        <a href={href(`/splats/${first.code}/`)}>{first.code}</a>
        {others > 0 && `, and ${others} more ${others === 1 ? 'splat' : 'splats'} after it`}
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region has to be reachable by keyboard */}
      <pre tabIndex={0}>{renderSplat(first)}</pre>
    </figure>
  );
}

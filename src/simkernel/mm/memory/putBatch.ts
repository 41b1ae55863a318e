import type { Kernel } from '../../kernel/kernel.ts';
import { access, type Preemptible } from '../../kernel/preemptible.ts';
import { compareReleases } from '../../kernel/release.ts';
import type { page } from '../page.ts';

/** Puts the references that a zap has gathered, as tlb_flush_mmu does. */
export function* putBatch(k: Kernel, batch: page[]): Preemptible<void> {
  const [first] = batch;
  if (!first) return;
  yield access(first, '_refcount', 'readWrite');
  if (compareReleases(k.release, '6.12') < 0) k.release_pages(batch);
  else k.folios_put_refs(batch);
}

import { EOPNOTSUPP } from '../include/errno.ts';
import { gupFlags } from '../include/gup_flags.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { defineSymbol } from '../kernel/symbolDefinition.ts';
import type { Preemptible } from '../kernel/preemptible.ts';
import { putGrab } from '../mm/gup/grab.ts';
import type { page } from '../mm/page.ts';

declare module '../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /**
     * Registers one page of user memory as a fixed buffer of io_uring: a long-term pin. On fsdax it is refused.
     * @returns 0 or -errno
     */
    io_sqe_buffer_register(start: number, pages: page[]): Preemptible<number>;
    /** Pins user pages for as long as a buffer is registered. @returns pages, or -errno */
    io_pin_pages(start: number, pages: page[]): Preemptible<number>;
    /** Pins pages, for a long time where FOLL_LONGTERM says so. At 5.10 it pins first and then refuses fsdax. */
    pin_user_pages(
      start: number,
      nr_pages: number,
      gup_flags: number,
      pages: page[],
    ): Preemptible<number>;
  }
}

/** io_uring pinned first and then refused memory of a file, a device-dax among them: the pins go again. */
function refuseFiles(k: Kernel, start: number, pages: page[]): number | undefined {
  if (!k.current.mm?.vmaAt(start)?.mapping.charDevice || pages.length === 0) return undefined;
  for (const page of pages.splice(0)) putGrab(k, page, gupFlags(k.release).FOLL_PIN);
  return -EOPNOTSUPP;
}

export const io_sqe_buffer_register = defineSymbol({
  name: 'io_sqe_buffer_register',
  file: 'io_uring/rsrc.c',
  models: 'Registers a page of user memory as a fixed buffer.',
  args: ['start'],
  returns: 'int',
  preemptible: true,
  bodies: [
    {
      since: '5.10',
      until: '6.1',
      file: 'fs/io_uring.c',
      source: 'recordings of 5.10.223',
      *call(k, start, pages) {
        const { FOLL_WRITE, FOLL_LONGTERM } = gupFlags(k.release);
        const pinned = yield* k.pin_user_pages(start, 1, FOLL_WRITE | FOLL_LONGTERM, pages);
        return refuseFiles(k, start, pages) ?? Math.min(pinned, 0);
      },
    },
    {
      since: '6.1',
      source: 'recordings of 6.1.192, 6.12.107, 7.2.13',
      *call(k, start, pages) {
        return Math.min(yield* k.io_pin_pages(start, pages), 0);
      },
    },
  ],
});

export const io_pin_pages = defineSymbol({
  name: 'io_pin_pages',
  file: 'io_uring/rsrc.c',
  models: 'Pins user pages for a registered buffer.',
  args: ['start'],
  returns: 'int',
  preemptible: true,
  bodies: [
    {
      since: '6.1',
      until: '6.5',
      source: 'recordings of 6.1.192: straight to slow GUP, and memory of a file is refused',
      *call(k, start, pages) {
        const { FOLL_WRITE, FOLL_LONGTERM } = gupFlags(k.release);
        const pinned = yield* k.pin_user_pages(start, 1, FOLL_WRITE | FOLL_LONGTERM, pages);
        return refuseFiles(k, start, pages) ?? pinned;
      },
    },
    {
      since: '6.5',
      until: '6.12',
      source:
        'io_uring/rsrc.c at 6.12: no check of its own; the release between 6.1 and 6.12 is not verified',
      *call(k, start, pages) {
        const { FOLL_WRITE, FOLL_LONGTERM } = gupFlags(k.release);
        return yield* k.pin_user_pages(start, 1, FOLL_WRITE | FOLL_LONGTERM, pages);
      },
    },
    {
      since: '6.12',
      source: 'recordings of 6.12.107, 7.2.13: GUP-fast first',
      *call(k, start, pages) {
        const { FOLL_WRITE, FOLL_LONGTERM } = gupFlags(k.release);
        return yield* k.pin_user_pages_fast(start, 1, FOLL_WRITE | FOLL_LONGTERM, pages);
      },
    },
  ],
});

export const pin_user_pages = defineSymbol({
  name: 'pin_user_pages',
  file: 'mm/gup.c',
  models: 'Pins user pages the slow way.',
  args: ['start', 'nr_pages', 'gup_flags:x'],
  returns: 'int',
  preemptible: true,
  bodies: [
    {
      since: '5.10',
      until: '6.1',
      source: 'mm/gup.c at 5.10 (__gup_longterm_locked); recordings of 5.10.223',
      *call(k, start, nr_pages, gup_flags, pages) {
        const { FOLL_PIN, FOLL_LONGTERM } = gupFlags(k.release);
        const got: page[] = [];
        const nr = yield* k.__get_user_pages(start, nr_pages, gup_flags | FOLL_PIN, got);
        const fsdax = !k.current.mm?.vmaAt(start)?.mapping.charDevice;
        if (nr > 0 && gup_flags & FOLL_LONGTERM && fsdax) {
          // The recorded build has unpin_user_page inlined here, so no call of it shows.
          for (const page of got) putGrab(k, page, FOLL_PIN);
          return -EOPNOTSUPP;
        }
        pages.push(...got);
        return nr;
      },
    },
    {
      since: '6.1',
      source: 'mm/gup.c at 6.1, 6.12, 7.2',
      call: (k, start, nr_pages, gup_flags, pages) =>
        k.__get_user_pages(start, nr_pages, gup_flags | gupFlags(k.release).FOLL_PIN, pages),
    },
  ],
});

import { mappedFile } from './mappedFile.ts';

/** What is often said, and no bug: that the reference of GUP on the pgmap lasts as long as its reference on the page. */
export const gupHoldsThePgmap = {
  number: 44,
  title: 'The reference of GUP on the pgmap lasts as long as the pin',
  source: 'recordings of 5.10.223, 6.1.192, 6.12.107, 6.18.15, 7.2.13; mm/gup.c at all of them',
  /** References on the pgmap and on the page that a pin has added, and whether GUP asked for the pgmap. */
  observe(release: string): string {
    const file = mappedFile(release);
    const before = { pgmap: file.pgmap.ref.count, page: file.page._refcount };
    file.get();
    const asked = file.called('get_dev_pagemap') > 0 ? 'asked' : 'did not ask';
    return `pgmap +${file.pgmap.ref.count - before.pgmap}, page +${file.page._refcount - before.page}, ${asked}`;
  },
};

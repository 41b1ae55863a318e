import recording510 from '../../../../content/evidence/5.10.223/refcounts.json';
import recording61 from '../../../../content/evidence/6.1.192/refcounts.json';
import recording612 from '../../../../content/evidence/6.12.107/refcounts.json';
import recording72 from '../../../../content/evidence/7.2.13/refcounts.json';
import type { ChainStory } from './chainStory.ts';

const act = 'A vmsplice 0';
const vmsplice =
  'A puts a page of its file into a pipe. A and B have mapped it; nobody else holds it.';
const pgmap =
  'The entry says devmap, so GUP-fast takes the pgmap. It puts it before it returns, in an inline function that no probe sees.';

/** How GUP-fast takes a page of a file for a pipe. */
export const gup: readonly ChainStory[] = [
  {
    recording: recording510,
    name: '5.10.223/refcounts',
    act,
    notes: {
      __x64_sys_vmsplice: vmsplice,
      get_dev_pagemap: pgmap,
      try_grab_compound_head: 'The reference on the page, unless its count is 0. This one lasts.',
    },
  },
  {
    recording: recording61,
    name: '6.1.192/refcounts',
    act,
    notes: {
      __x64_sys_vmsplice: vmsplice,
      get_dev_pagemap: pgmap,
      try_grab_folio: 'The reference on the page, unless its count is 0. This one lasts.',
    },
  },
  {
    recording: recording612,
    name: '6.12.107/refcounts',
    act,
    notes: {
      __x64_sys_vmsplice: vmsplice,
      get_dev_pagemap: pgmap,
      try_grab_folio_fast: 'The reference on the page, unless its count is 0. This one lasts.',
    },
  },
  {
    recording: recording72,
    name: '7.2.13/refcounts',
    act,
    notes: {
      __x64_sys_vmsplice: vmsplice,
      try_grab_folio_fast:
        'The entry is an ordinary one. GUP-fast takes the reference on the page, and asks for no pgmap.',
    },
  },
];

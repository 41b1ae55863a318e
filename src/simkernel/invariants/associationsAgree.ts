import { type page, PAGE_MAPPING_DAX_SHARED } from '../mm/page.ts';
import type { Invariant } from './invariant.ts';
import type { KernelView } from './kernelView.ts';

/** What a page has to say of the files that have an entry for it; undefined if that is what it says. */
function wrong(view: KernelView, page: page): string | undefined {
  const found = view.associations(page);
  const { mapping, index } = page;
  const says = mapping === null ? 'no file' : typeof mapping === 'string' ? mapping : mapping.label;
  const text = `It says ${says}, ${index}; ${found.length} entries of files name it.`;
  if (mapping === PAGE_MAPPING_DAX_SHARED) {
    return found.length > 0 && index === found.length ? undefined : text;
  }
  if (mapping !== null) {
    const [only] = found;
    const same = only?.mapping === mapping && only.index === index;
    return found.length === 1 && same ? undefined : text;
  }
  const shared = view.from('6.15') ? index : 0;
  return shared === found.length ? undefined : text;
}

/** I8. */
export const associationsAgree: Invariant = {
  id: 'I8',
  title: 'Mapping, index and share agree with the entries',
  says: 'An fsdax page that one file has an entry for names that file and its place in it; one that several have counts them (marker and count up to 6.14, no mapping and a count since 6.15); one that none has names nobody.',
  kept: 'Up to 5.19, where nothing is shared; 6.2 to 6.14; and from 7.1 on. At rest.',
  known: [
    {
      since: '6.0',
      until: '6.2',
      when: 'files that share blocks: the second reader of a shared block writes over mapping and index, and the last drop of a copy keeps the marker',
      source: 'fs/dax.c at 6.1; recording fsdax-mf-xfs-reflink of 6.1.192',
      explains: (finding, facts) =>
        facts.called.has('dax_iomap_cow_copy') ||
        facts.reported('daxAssociateMapped', finding.subject).length > 0,
    },
    {
      since: '6.15',
      until: '7.1',
      when: 'the entry of a single page is gone, and the index of the page stays: it lies in the word of the share count, so a later association as shared counts it',
      source:
        'fs/dax.c dax_folio_put at commit 38607c62b34b; commit 59eb73b98ae0, in 7.1, clears both',
      explains: ({ text }, { called }) =>
        called.has('dax_disassociate_entry') && /^It says no file, [1-9]/.test(text),
    },
  ],
  source:
    'fs/dax.c dax_associate_entry, dax_disassociate_entry at 5.10, 6.1, 6.12, 7.2; recordings fsdax-mf-xfs-reflink of 6.1.192, 6.12.107, 7.2.13',
  check: (view) =>
    view.at === 'step'
      ? []
      : view.fsdaxFolios.flatMap((page) => {
          const text = wrong(view, page);
          return text === undefined ? [] : [{ subject: page.label, text }];
        }),
};

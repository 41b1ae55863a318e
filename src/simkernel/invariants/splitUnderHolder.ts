import type { KnownViolation } from './invariant.ts';

/** A folio of 2 MiB that is made single pages while somebody holds it: who put a reference on its head puts another page. */
export const splitUnderHolder: KnownViolation = {
  since: '6.15',
  when: 'the 2 MiB entry of a folio goes while somebody holds the folio (a write copies a shared block, or the device is unbound): its pages become single ones, and the references and pins stay where the head was',
  source:
    'fs/dax.c dax_folio_put at commit 38607c62b34b and at 7.2, which WARNs; not recorded for 2 MiB',
  explains: (_finding, { reports }) => reports.some(({ code }) => code === 'folioPutReferenced'),
};

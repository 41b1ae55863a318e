import type { KnownViolation } from './invariant.ts';

/** The releases whose puts are known to reach the idle count in silence. Two invariants see it: I5 the put, I6 the sleeper. */
export const lostWakeUps: readonly KnownViolation[] = [
  {
    since: '5.2',
    until: '5.3',
    when: 'release_pages() puts the last reference of an fsdax page: it does not know the devmap put',
    source: 'commit c5d6c45e90c4 and the mails on it',
    explains: (_finding, { called }) => called.has('release_pages'),
  },
  {
    since: '5.18',
    until: '5.19',
    when: 'GUP puts the last reference of an fsdax page with folio_put_refs()',
    source: 'the mail on commit f4f451a16dd1',
    explains: (_finding, { called }) => called.has('gup_put_folio'),
  },
];

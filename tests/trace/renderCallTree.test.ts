import { expect, it } from 'vitest';
import { renderCallTree } from '../../src/trace/renderCallTree.ts';

it('prints calls with braces, arguments and return values, as function_graph does', () => {
  const text = renderCallTree([
    {
      fn: 'put_page',
      task: 'A',
      args: { page: 'page:0x40018' },
      calls: [
        { fn: 'page_ref_sub_return', args: { nr: 1 }, ret: 1, patched: true, calls: [] },
        { event: 'sched_wakeup', fields: { comm: 'T' } },
      ],
    },
    { fn: 'dax_holder', task: 'B', args: {}, ret: null, open: true, calls: [] },
  ]);
  expect(text).toBe(
    [
      'put_page(page=page:0x40018) { /* A */',
      '  page_ref_sub_return(nr=1); /* ret=1, livepatched */',
      '  /* sched_wakeup: comm=T */',
      '}',
      'dax_holder(); /* ret=NULL, not returned */',
    ].join('\n'),
  );
});

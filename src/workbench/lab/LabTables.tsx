import type { LabPage, LabTask } from '../../runner/lab/labReport.ts';

/** The pages that were in use at the end. */
export function LabPages({ pages }: { pages: readonly LabPage[] }) {
  if (pages.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region has to be reachable by keyboard
    <section class="whp-lab-table" tabIndex={0} aria-label="Pages at the end">
      <table>
        <caption>Pages at the end</caption>
        <thead>
          <tr>
            <th scope="col">page</th>
            <th scope="col">refcount</th>
            <th scope="col">mappings</th>
            <th scope="col">pincount</th>
            <th scope="col">mapping[index]</th>
            <th scope="col">order</th>
            <th scope="col">hwpoison</th>
          </tr>
        </thead>
        <tbody>
          {pages.map((page) => (
            <tr key={page.page}>
              <th scope="row">{page.page}</th>
              <td>{page.refcount}</td>
              <td>{page.mapcount}</td>
              <td>{page.pincount}</td>
              <td>{page.mapping === null ? 'none' : `${page.mapping}[${page.index}]`}</td>
              <td>{page.order}</td>
              <td>{page.hwpoison ? 'yes' : 'no'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The tasks at the end: what they wait for or came to, and their signals. */
export function LabTasks({ tasks }: { tasks: readonly LabTask[] }) {
  if (tasks.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region has to be reachable by keyboard
    <section class="whp-lab-table" tabIndex={0} aria-label="Tasks at the end">
      <table>
        <caption>Tasks at the end</caption>
        <thead>
          <tr>
            <th scope="col">task</th>
            <th scope="col">state</th>
            <th scope="col">signals</th>
          </tr>
        </thead>
        <tbody>
          {tasks.map(({ task, state, signals }) => (
            <tr key={task}>
              <th scope="row">{task}</th>
              <td>{state || 'in no call'}</td>
              <td>{signals.join('; ') || 'none'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

import type { LabPage, LabTask } from '../../runner/lab/labReport.ts';

interface StateTableProps {
  title: string;
  /** The first one names what a row is about. */
  columns: readonly string[];
  rows: readonly (readonly (string | number)[])[];
}

function StateTable({ title, columns, rows }: StateTableProps) {
  if (rows.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region has to be reachable by keyboard
    <section class="whp-lab-table" tabIndex={0} aria-label={title}>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((cell, at) => (
                <td key={columns[at]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The pages that were in use at the end. */
export function LabPages({ pages }: { pages: readonly LabPage[] }) {
  return (
    <StateTable
      title="Pages at the end"
      columns={[
        ...['page', 'refcount', 'mappings', 'pincount'],
        ...['mapping[index]', 'order', 'hwpoison'],
      ]}
      rows={pages.map((page) => [
        ...[page.page, page.refcount, page.mapcount, page.pincount],
        page.mapping === null ? 'none' : `${page.mapping}[${page.index}]`,
        ...[page.order, page.hwpoison ? 'yes' : 'no'],
      ])}
    />
  );
}

/** The tasks at the end: what they wait for or came to, and their signals. */
export function LabTasks({ tasks }: { tasks: readonly LabTask[] }) {
  return (
    <StateTable
      title="Tasks at the end"
      columns={['task', 'state', 'signals']}
      rows={tasks.map(({ task, state, signals }) => [
        ...[task, state || 'in no call', signals.join('; ') || 'none'],
      ])}
    />
  );
}

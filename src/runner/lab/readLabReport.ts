import type { LabPage, LabReplay, LabReport, LabSearch, LabStep, LabTask } from './labReport.ts';

type Fields = Readonly<Record<string, unknown>>;
type Form = (value: unknown) => boolean;

const isText: Form = (value) => typeof value === 'string';
const isCount: Form = (value) => typeof value === 'number';
const isFlag: Form = (value) => typeof value === 'boolean';
const isTextOrNull: Form = (value) => value === null || isText(value);
const listOf =
  (form: Form): Form =>
  (value) =>
    Array.isArray(value) && value.every(form);
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const fields =
  (forms: Readonly<Record<string, Form>>): Form =>
  (value) =>
    isFields(value) &&
    Object.entries(forms).every(([name, form]) =>
      form(Object.hasOwn(value, name) ? value[name] : undefined),
    );
const maybe =
  (form: Form): Form =>
  (value) =>
    value === undefined || form(value);

const isPage = fields({
  page: isText,
  pgmap: isText,
  refcount: isCount,
  mapcount: isCount,
  pincount: isCount,
  mapping: isTextOrNull,
  index: isCount,
  order: isCount,
  hwpoison: isFlag,
} satisfies Record<keyof LabPage, Form>);

const isTask = fields({
  task: isText,
  state: isText,
  signals: listOf(isText),
} satisfies Record<keyof LabTask, Form>);

const isStep = fields({
  task: isText,
  at: isText,
  from: isCount,
  to: isCount,
  tasks: listOf(isTask),
  pages: listOf(isPage),
} satisfies Record<keyof LabStep, Form>);

const isSearch = fields({
  method: isText,
  schedules: isCount,
  complete: isFlag,
  outcomes: isCount,
  violation: isTextOrNull,
} satisfies Record<keyof LabSearch, Form>);

const isReplay = fields({
  schedule: isText,
  origin: (value) => value === 'given' || value === 'found' || value === 'in turn',
  violation: isTextOrNull,
  steps: listOf(isStep),
} satisfies Record<keyof LabReplay, Form>);

const isReport = fields({
  returned: () => true,
  search: maybe(isSearch),
  replay: maybe(isReplay),
  pages: listOf(isPage),
  tasks: listOf(isTask),
  dmesg: listOf(isText),
} satisfies Record<keyof LabReport, Form>);

/**
 * Reads what the lab's scenario reported. It comes out of a realm that has run untrusted code, so its form is checked.
 *
 * @returns undefined when it does not have the form of a report: the code spoilt it, or it was cut for its length.
 */
export function readLabReport(seen: unknown): LabReport | undefined {
  return isReport(seen) ? (seen as LabReport) : undefined;
}

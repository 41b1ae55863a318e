import { type Scene, searchInterleavings } from 'explore';
import { GUP_PIN_COUNTING_BIAS, type ScenarioBoot, type Scenarios } from 'simkernel';
import { type MappedFile, mappedFile } from './mappedFile.ts';

/** The same bound on every machine: what ends a search are steps. */
const bound = { exhaustive: 1, schedules: 2_000, steps: 200, work: 12_000 };

interface Race {
  /** What is wrong at the end of an interleaving, if anything. */
  readonly violation: (file: MappedFile) => string | undefined;
  /** How many entries A walks. */
  readonly entries?: number;
  readonly take?: 'FOLL_GET' | 'FOLL_PIN';
  /** What is done while A walks. */
  readonly meanwhile?: (file: MappedFile) => ReturnType<MappedFile['punch']>;
}

/** A takes pages while T punches a hole under the first: every interleaving, for one that `violation` objects to. */
function race(
  boot: ScenarioBoot,
  answer: Record<string, unknown>,
  { violation, entries = 2, take = 'FOLL_GET', meanwhile = (file) => file.punch() }: Race,
) {
  const habits = new Map<string, string>();
  return searchInterleavings<MappedFile & Scene>({
    boot: (how) => {
      const file = mappedFile(boot, answer, how, 2, habits);
      const [first] = file.before;
      if (!first) throw new Error('the file has a first page');
      const state = (): [string, string][] => [
        ['entry 0 of A', entryText(file)],
        [`${first.label}->_refcount`, String(first._refcount)],
        [`${first.label}->mapping`, file.owner(first)],
        [
          'pages that A has taken',
          file
            .got()
            .map(({ label }) => label)
            .join(', ') || 'none',
        ],
      ];
      return {
        ...file,
        // The reference that GUP-fast takes and puts back can be there when the entry is deleted.
        tolerates: ['daxDisassociateBusy', 'folioPutReferenced'] as const,
        violation: () => violation(file),
        outcome: () => JSON.stringify([state(), file.walk.returned ?? null]),
        sharedState: state,
        doing: (comm: string) => (comm === 'A' ? file.walk.doing : undefined),
      };
    },
    tasks: [(file) => file.walkOf(entries, take), meanwhile],
    bound,
  });
}

function entryText(file: MappedFile): string {
  const entry = file.entry();
  return entry ? `maps ${file.pgmap.pageAt(entry.pfn).label}` : 'none';
}

/** A holds a page that its file has given up. */
function foreignPage({ got, owner }: MappedFile): string | undefined {
  const foreign = got().find((page) => owner(page) !== 'f');
  return foreign && `A holds ${foreign.label}, which is no page of its file any more`;
}

const how = { trace: true, touches: false };

export const scenarios: Scenarios = {
  'one-reference-each'(boot, answer) {
    const { machine, walkOf, before, got, walk } = mappedFile(boot, answer, how, 2);
    const counts = () => before.map(({ _refcount }) => _refcount);
    const earlier = counts();
    const from = machine.traceLength;
    const thread = walkOf(3, 'FOLL_GET');
    machine.run();
    if (thread.error) throw thread.error;
    const counted = before.map((page) =>
      machine.trace.slice(from).reduce((sum, event) => {
        const isMod = event.kind === 'event' && event.name.startsWith('page_ref_mod');
        return isMod && event.fields.page === page.label ? sum + Number(event.fields.val) : sum;
      }, 0),
    );
    return {
      returned: walk.returned,
      pages: got().map((page) => before.indexOf(page)),
      taken: counts().map((count, at) => count - (earlier[at] ?? 0)),
      counted,
    };
  },

  'no-foreign-page': (boot, answer) => race(boot, answer, { violation: foreignPage }),

  'entry-of-another-page': (boot, answer) =>
    race(boot, answer, {
      violation: foreignPage,
      entries: 1,
      meanwhile: (file) => file.punchAndWrite(),
    }),

  'gives-back': (boot, answer) =>
    race(boot, answer, {
      violation({ got, before, held }) {
        for (const page of before) {
          const owed = got().filter((one) => one === page).length * GUP_PIN_COUNTING_BIAS;
          if (held(page) !== owed) {
            return `${page.label} has ${held(page)} references besides its mappings, and ${owed} are for what A has taken`;
          }
        }
        return undefined;
      },
      take: 'FOLL_PIN',
    }),

  'how-many': (boot, answer) =>
    race(boot, answer, {
      violation({ got, before, walk }) {
        const taken = got();
        const inOrder = taken.every((page, at) => page === before[at]);
        const labels = taken.map(({ label }) => label).join(', ') || 'no page';
        if (walk.undisturbed && taken.length < before.length) {
          return `nothing had changed before A returned, and A has ${labels}`;
        }
        if (inOrder && walk.returned === taken.length) return undefined;
        return `A was told ${String(walk.returned)}, and has ${labels}`;
      },
    }),
};

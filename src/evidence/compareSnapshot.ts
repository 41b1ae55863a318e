import type { RecordedStep } from '../recordings/recordingSchema.ts';
import type { Identities } from './identities.ts';
import type { Snapshot } from './replay/snapshot.ts';

type RecordedPage = NonNullable<RecordedStep['page']>;

/** The fields of one snapshot, each as recorded and as simulated. */
export function compareSnapshot(
  recorded: RecordedPage,
  simulated: Snapshot | undefined,
  identities: Identities,
): { what: string; recorded: string; simulated: string }[] {
  const { label } = recorded;
  if (!simulated) {
    return [{ what: `snapshot ${label}`, recorded: 'a page', simulated: 'no snapshot' }];
  }
  const field = (name: string, left: unknown, right: unknown) => ({
    what: `${name} of ${label}`,
    recorded: String(left),
    simulated: String(right),
  });
  return [
    field('refcount', recorded.refcount, simulated.refcount),
    field('mapcount', recorded.mapcount, simulated.mapcount),
    field('hwpoison', recorded.hwpoison, simulated.hwpoison),
    ...(simulated.tail
      ? []
      : [
          field('mapping', recorded.word3_mapping, mappingAs(recorded, simulated, identities)),
          field('index', Number(recorded.word4_index_or_share), simulated.index),
        ]),
  ];
}

/** The simulated mapping under its recorded name, if the two can be the same. */
function mappingAs(recorded: RecordedPage, simulated: Snapshot, identities: Identities): string {
  const name = recorded.word3_mapping;
  if (!/^ptr/.test(name) || !simulated.mapping.startsWith('mapping:')) return simulated.mapping;
  return identities.same(name, simulated.mapping) ? name : simulated.mapping;
}

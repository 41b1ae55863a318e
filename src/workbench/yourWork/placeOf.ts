import type { KnownExercise } from './workModel.ts';

/** Where a piece of work belongs: what it is called, its page, and what there is to say of it. */
export interface Place {
  readonly title: string;
  readonly href?: string;
  readonly about?: string;
}

const LINKED = /^lab\/link\/(.+)$/;

/** Finds the place of stored work by the name under which it is stored. */
export function placeOf(slug: string, known: readonly KnownExercise[]): Place {
  const page = known.find((one) => one.slug === slug);
  if (page !== undefined) return { title: page.title, href: page.href };
  const [, link] = LINKED.exec(slug) ?? [];
  if (link !== undefined) {
    return {
      title: `Lab, from the link ${link}`,
      about: 'You changed code that had come by a link. That link opens your text again.',
    };
  }
  return { title: slug, about: 'The site has no such exercise any more.' };
}

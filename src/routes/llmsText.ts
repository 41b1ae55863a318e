import { getCollection } from 'astro:content';
import type { APIRoute } from 'astro';
import { chapterOf } from '../chapter/chapterOf.ts';
import { parts } from '../chapter/chapterSchema.ts';
import { partTitle } from '../chapter/partTitle.ts';
import { packages } from '../reference/packages.ts';
import { href } from '../review/href.ts';

/** `/llms.txt`: what the site holds, and where each chapter is as plain text. */
export const GET: APIRoute = async ({ site }) => {
  const link = (path: string) => (site ? new URL(href(path), site).href : href(path));
  const docs = await getCollection('docs');
  const lines = parts.flatMap((part) => {
    const chapters = docs.flatMap(({ id, data }) => {
      const chapter = chapterOf(data);
      return chapter?.part === part ? [{ id, title: data.title, ...chapter }] : [];
    });
    chapters.sort((left, right) => left.order - right.order);
    return [
      '',
      `## ${partTitle[part]}`,
      '',
      ...chapters.map(
        ({ id, title, question }) => `- [${title}](${link(`/${id}.txt`)}): ${question}`,
      ),
    ];
  });
  const text = [
    '# Who Holds the Page?',
    '',
    '> ZONE_DEVICE page references, memory failure on DAX, and merging across trees. The chapters',
    '> are plain text; the recordings of real kernels are what every claim is held to.',
    ...lines,
    '',
    '## Reference',
    '',
    `- [Evidence](${link('/evidence/')}): recordings of what real kernels did`,
    `- [Symbols](${link('/symbols/')}): kernel functions of the simulation and of the recordings`,
    `- [Glossary](${link('/glossary.txt')}): the words of the guide, with releases and sources`,
    `- [Invariants](${link('/invariants.txt')}): the rules that page references are held to, I1 to I17`,
    ...packages.map(
      (name) => `- [${name}](${link(`/reference/${name}.txt`)}): what code can import from it`,
    ),
    `- [Exercises](${link('/exercises/')}): exercises that run in the browser`,
    `- [Lab](${link('/lab/')}): code of one's own against the simulation`,
    '',
  ];
  return new Response(text.join('\n'), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
};

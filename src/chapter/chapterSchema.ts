import { z } from 'astro/zod';

/** The three parts of the guide, in reading order. */
export const parts = ['refcounting', 'memory-failure', 'merging'] as const;

/** One of the three parts. */
export type Part = (typeof parts)[number];

const sourceSchema = z.object({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'source ids are kebab-case'),
  kind: z.enum(['source', 'commit', 'mail', 'recording', 'document']),
  text: z.string().min(1),
  href: z.string().optional(),
  releases: z.array(z.string()).optional(),
});

/** What a chapter's frontmatter adds to Starlight's own fields. */
export const chapterSchema = z.object({
  part: z.enum(parts),
  order: z.number().int(),
  question: z.string().min(1),
  exercises: z.array(z.string()).default([]),
  releases: z.array(z.string()).min(1),
  sources: z.array(sourceSchema).min(1),
  leavesOut: z.array(z.string()).min(1),
});

/** A chapter's frontmatter. */
export type Chapter = z.infer<typeof chapterSchema>;

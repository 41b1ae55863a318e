import { z } from 'astro/zod';

/** One permanent section id: where it lives now, or which id took its place. */
const anchorSchema = z.union([
  z.object({
    page: z.string().regex(/^\/.*\/$/, 'page must begin and end with a slash'),
    title: z.string().min(1),
    releases: z.array(z.string()).default([]),
    source: z.string().optional(),
  }),
  z.object({ redirect: z.string().min(1) }),
]);

/** The shape of content/anchors.json: section id to place. */
export const anchorsSchema = z.record(
  z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'ids are kebab-case'),
  anchorSchema,
);

/** The manifest of every permanent section id, current and retired. */
export type Anchors = z.infer<typeof anchorsSchema>;

/** A section that exists today. */
export type LiveAnchor = Exclude<Anchors[string], { redirect: string }>;

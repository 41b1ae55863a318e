import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { chapterSchema } from './src/chapter/chapterSchema.ts';
import { exerciseSchema } from './src/chapter/exerciseSchema.ts';
import { recordingSchema } from './src/recordings/recordingSchema.ts';

export const collections = {
  docs: defineCollection({
    loader: docsLoader(),
    schema: (context) =>
      docsSchema({ extend: chapterSchema.partial() })(context).superRefine((data, refinement) => {
        if (data.part === undefined) return;
        for (const issue of chapterSchema.safeParse(data).error?.issues ?? []) {
          refinement.addIssue({ code: 'custom', path: issue.path, message: issue.message });
        }
      }),
  }),
  exercises: defineCollection({
    loader: glob({
      base: './exercises',
      pattern: '*/*/exercise.md',
      generateId: ({ entry }) => entry.replace(/\/exercise\.md$/, ''),
    }),
    schema: exerciseSchema,
  }),
  evidence: defineCollection({
    loader: glob({
      base: './content/evidence',
      pattern: '*/*.json',
      generateId: ({ entry }) => entry.replace(/\.json$/, ''),
    }),
    schema: recordingSchema,
  }),
};

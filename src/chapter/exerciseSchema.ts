import { z } from 'astro/zod';

/** What a reader can be asked to do; src/workbench/kindWords.ts says it in words. */
export const exerciseKinds = ['implement', 'repair', 'reproduce', 'review', 'plan'] as const;

/** The frontmatter of an exercise.md. */
export const exerciseSchema = z.object({
  title: z.string().min(1),
  chapter: z.string().min(1),
  kind: z.enum(exerciseKinds),
  difficulty: z.enum(['easy', 'medium', 'hard']),
  releases: z.array(z.string()).min(1),
  symbols: z.array(z.string()),
  exports: z.array(z.string()).min(1),
  stepBudget: z.number().int().positive(),
  hints: z.tuple([z.string(), z.string(), z.string()]),
  upstream: z.object({ text: z.string(), href: z.string() }).optional(),
});

/** An exercise's frontmatter. */
export type Exercise = z.infer<typeof exerciseSchema>;

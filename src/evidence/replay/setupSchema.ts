import { z } from 'astro/zod';

/** What stood before the first act of a recording: devices, partitions, file systems. */
export const setupSchema = z.object({
  pmem: z.array(z.object({ name: z.string(), base: z.string(), mib: z.number() })).default([]),
  partitions: z
    .array(z.object({ name: z.string(), on: z.string(), start_mib: z.number(), mib: z.number() }))
    .default([]),
  slow: z.record(z.string(), z.string()).default({}),
  /** Device-dax: the pmem devices that are in this mode, as far as the set-up tells. */
  dax: z.unknown().optional(),
  dm: z
    .array(
      z.object({
        name: z.string(),
        target: z.string(),
        on: z.string(),
        start_mib: z.number(),
        mib: z.number(),
      }),
    )
    .default([]),
  fs: z
    .array(
      z
        .object({
          type: z.string(),
          on: z.string(),
          dir: z.string(),
          mount: z.string().optional(),
          mkfs: z.string().optional(),
          rtdev: z.string().optional(),
          rmapbt: z.number().optional(),
          reflink: z.number().optional(),
          agcount: z.number().optional(),
        })
        .loose(),
    )
    .default([]),
});

export type Setup = z.infer<typeof setupSchema>;

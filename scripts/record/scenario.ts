import { z } from 'astro/zod';

const pmemSchema = z.object({ name: z.string(), base: z.string(), mib: z.number().int() });

const fsSchema = z.object({
  type: z.enum(['xfs', 'ext4']),
  on: z.string(),
  dir: z.string(),
  mount: z.string(),
  rmapbt: z.number().optional(),
  reflink: z.number().optional(),
  agcount: z.number().optional(),
  /** The pmem device of an external log. */
  log: z.string().optional(),
  /** The pmem device of a realtime section. */
  rtdev: z.string().optional(),
  /** More options of mkfs. */
  mkfs: z.string().optional(),
});

const setupSchema = z.object({
  pmem: z.array(pmemSchema),
  partitions: z
    .array(z.object({ name: z.string(), on: z.string(), start_mib: z.number(), mib: z.number() }))
    .optional(),
  dm: z
    .array(
      z.object({
        name: z.string(),
        target: z.literal('linear'),
        on: z.string(),
        start_mib: z.number(),
        mib: z.number(),
      }),
    )
    .optional(),
  dax: z
    .array(
      z.object({
        name: z.string(),
        on: z.string(),
        align: z.number(),
        /** Where the page structures lie: ordinary memory, or the device itself. */
        map: z.enum(['mem', 'dev']),
      }),
    )
    .optional(),
  slow: z.record(z.string(), z.string()).optional(),
  fs: z.array(fsSchema).optional(),
});

/** What the recorder does on a kernel: what is set up, and the acts. One file of recorder/scenarios. */
export const scenarioSchema = z.object({
  setup: setupSchema,
  /** Whether the file systems are unmounted at the end, and what that returned recorded. */
  umount: z.boolean().optional(),
  /** Functions left out of the traces because they run thousands of times. */
  untraced: z.array(z.string()).optional(),
  acts: z.array(z.string()),
});

export type Scenario = z.infer<typeof scenarioSchema>;
export type ScenarioSetup = Scenario['setup'];
export type ScenarioFs = z.infer<typeof fsSchema>;

/**
 * Reads a scenario.
 * @throws Error naming the file and what is wrong with it
 */
export function readScenario(text: string, name: string): Scenario {
  const read = scenarioSchema.safeParse(JSON.parse(text));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new Error(`${name}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'no scenario'}`);
}

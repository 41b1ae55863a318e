import { z } from 'astro/zod';

/** One call of a recorded function_graph trace. `times`: so many identical calls in a row. */
export interface RecordedCall {
  fn: string;
  module?: string | undefined;
  task?: string | undefined;
  args?: Record<string, unknown> | undefined;
  ret?: unknown;
  times?: number | undefined;
  calls?: RecordedNode[] | undefined;
}

const eventSchema = z.object({
  event: z.string(),
  text: z.string().optional(),
  fields: z.record(z.string(), z.unknown()).optional(),
});

/** A tracepoint hit between two calls. */
export type RecordedEvent = z.infer<typeof eventSchema>;

/** What a recorded trace consists of: calls, and the tracepoints hit within them. */
export type RecordedNode = RecordedCall | RecordedEvent;

const callSchema: z.ZodType<RecordedCall> = z.lazy(() =>
  z.object({
    fn: z.string(),
    module: z.string().optional(),
    task: z.string().optional(),
    args: z.record(z.string(), z.unknown()).optional(),
    ret: z.unknown().optional(),
    times: z.number().optional(),
    calls: z.array(nodeSchema).optional(),
  }),
);

const nodeSchema: z.ZodType<RecordedNode> = z.union([callSchema, eventSchema]);

const pageSchema = z.object({
  label: z.string(),
  pfn: z.string(),
  refcount: z.number(),
  mapcount: z.number(),
  hwpoison: z.boolean(),
  flags: z.string(),
  word1_pgmap_or_lru: z.string(),
  word3_mapping: z.string(),
  word4_index_or_share: z.string(),
  word5_private: z.string(),
});

const signalSchema = z.object({
  role: z.string(),
  sig: z.string(),
  si_code: z.string(),
  addr_lsb: z.number(),
  mapping_page: z.number().optional(),
  context: z.string().optional(),
});

const stepSchema = z.object({
  phase: z.string().nullable(),
  act: z.string(),
  results: z.array(z.object({ cmd: z.string(), result: z.string() })).optional(),
  page: pageSchema.optional(),
  signals: z.array(signalSchema).optional(),
  trace: z.array(nodeSchema).optional(),
  output: z.array(z.string()).optional(),
  other: z.array(z.string()).optional(),
  blocked_in: z.array(z.string()).optional(),
});

/** A recording of one scenario on one real kernel, as content/evidence holds it. */
export const recordingSchema = z.object({
  scenario: z.string(),
  kernel_package: z.string(),
  command: z.string(),
  release: z.string(),
  banner: z.string(),
  mkfs: z.object({ type: z.string(), options: z.string() }).loose().optional(),
  mount: z.object({ options: z.string(), rc: z.number() }).loose().optional(),
  mkfs_list: z.array(z.unknown()).optional(),
  mounts: z.array(z.unknown()).optional(),
  setup: z.record(z.string(), z.unknown()),
  shell: z.array(z.string()).optional(),
  scenario_rc: z.number().optional(),
  acts: z.array(z.string()),
  steps: z.array(stepSchema),
  traced: z.array(z.string()).optional(),
  probes_absent: z.array(z.string()),
  mount_trace: z.array(nodeSchema).optional(),
  dmesg: z.array(z.string()),
  guest_died: z.array(z.string()).optional(),
});

/** A recording. */
export type Recording = z.infer<typeof recordingSchema>;

/** One observed step of a recording. */
export type RecordedStep = Recording['steps'][number];

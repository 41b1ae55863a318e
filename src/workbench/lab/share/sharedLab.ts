import { formatSchedule, parseSchedule } from '../../../explore/schedule.ts';
import { SOURCE_LIMIT } from '../../../runner/compile/sourceLimits.ts';
import type { LabSettings } from '../../../runner/lab/labSettings.ts';
import { requireModelled } from '../../../simkernel/kernel/release.ts';
import {
  defaultLabOptions,
  type LabOptions,
  requireLabOptions,
} from '../../../simkernel/lab/labOptions.ts';

import { ShareProblem } from './shareProblem.ts';

/** What a link carries: code, and what it runs on. */
export interface SharedLab {
  readonly code: string;
  readonly settings: LabSettings;
}

/**
 * Reads the data of a link, which anybody can have written. It is copied field by field, so that nothing else of it
 * comes along; an option that the link does not know has its default.
 *
 * @throws ShareProblem
 */
export function readSharedLab(data: unknown): SharedLab {
  const code = textOf(data, 'code');
  const bytes = new TextEncoder().encode(code).length;
  if (bytes > SOURCE_LIMIT) {
    throw new ShareProblem(`its code is ${bytes} bytes long, and ${SOURCE_LIMIT} can be run`);
  }
  const schedule = textOf(data, 'schedule', '');
  const options = own(data, 'options') ?? {};
  const read = Object.entries(defaultLabOptions).map(([name, value]) => [
    name,
    own(options, name) ?? value,
  ]);
  return {
    code,
    settings: inWords(() => ({
      release: requireModelled(textOf(data, 'release')),
      schedule: formatSchedule(parseSchedule(schedule)),
      options: requireLabOptions(Object.fromEntries(read) as LabOptions),
    })),
  };
}

/** What the simulation and the search say of a value is fit for the reader. */
function inWords<T>(read: () => T): T {
  try {
    return read();
  } catch (reason) {
    throw reason instanceof Error ? new ShareProblem(reason.message) : reason;
  }
}

function own(data: unknown, name: string): unknown {
  if (typeof data !== 'object' || data === null) throw new ShareProblem(`it has no ${name}`);
  return Object.getOwnPropertyDescriptor(data, name)?.value;
}

function textOf(data: unknown, name: string, missing?: string): string {
  const value = own(data, name) ?? missing;
  if (typeof value !== 'string') throw new ShareProblem(`it has no ${name}`);
  return value;
}

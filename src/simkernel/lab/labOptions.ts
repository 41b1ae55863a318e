import { requireArguments } from '../kernel/requireArguments.ts';
import { SimError } from '../kernel/simError.ts';

/** The device of a lab's machine. */
export type LabDevice = 'pmem' | 'device-dax' | 'none';

/** What is mounted on the pmem device. */
export type LabFileSystem = 'xfs' | 'xfs without rmapbt' | 'ext4' | 'none';

/** What a lab's machine has before its code runs. */
export interface LabOptions {
  readonly device: LabDevice;
  readonly fileSystem: LabFileSystem;
  /** Size of the device, in MiB. */
  readonly deviceMib: number;
  /** Size of the file /mnt/f, in pages. */
  readonly filePages: number;
}

/** What each option can be; sizes from the least to the most. */
export const labChoices = {
  device: ['pmem', 'device-dax', 'none'],
  fileSystem: ['xfs', 'xfs without rmapbt', 'ext4', 'none'],
  deviceMib: { least: 16, most: 4096 },
  filePages: { least: 1, most: 512 },
} as const satisfies {
  device: readonly LabDevice[];
  fileSystem: readonly LabFileSystem[];
  deviceMib: { least: number; most: number };
  filePages: { least: number; most: number };
};

/** The options of a lab that nobody changed. */
export const defaultLabOptions: LabOptions = {
  device: 'pmem',
  fileSystem: 'xfs',
  deviceMib: 512,
  filePages: 4,
};

/** @throws SimError badSetup naming the option, for a size out of bounds or a choice that there is not */
export function requireLabOptions(options: LabOptions): LabOptions {
  requireArguments('requireLabOptions', 'options: record', [options]);
  const { device, fileSystem } = options;
  requireArguments('requireLabOptions', 'device: text, fileSystem: text', [device, fileSystem]);
  if (!labChoices.device.includes(device) || !labChoices.fileSystem.includes(fileSystem)) {
    throw new SimError('badSetup', `There is no "${device}" with "${fileSystem}".`);
  }
  for (const name of ['deviceMib', 'filePages'] as const) {
    const { least, most } = labChoices[name];
    const value = options[name];
    if (!Number.isInteger(value) || value < least || value > most) {
      const seen = typeof value === 'number' ? value : `a ${typeof value}`;
      throw new SimError('badSetup', `${name} is ${seen}, not a number from ${least} to ${most}.`);
    }
  }
  return options;
}

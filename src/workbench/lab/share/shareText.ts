import type { SharedLab } from './sharedLab.ts';

/** A lab as plain text for a mail: what it runs on, the code, and the link on a line of its own. */
export function shareText({ code, settings }: SharedLab, link: string): string {
  const { release, options, schedule } = settings;
  const { device, fileSystem, deviceMib, filePages } = options;
  const machine = [
    `Linux ${release}`,
    device === 'none' ? 'no device' : `${device} of ${deviceMib} MiB`,
    ...(device === 'pmem'
      ? [fileSystem === 'none' ? 'no file system' : `${fileSystem}, a file of ${filePages} pages`]
      : []),
  ].join(', ');
  return [
    `Runs on a simulation of ${machine}.`,
    ...(schedule === '' ? [] : [`Schedule: ${schedule}`]),
    '',
    ...code
      .trimEnd()
      .split('\n')
      .map((line) => (line === '' ? '' : `    ${line}`)),
    '',
    link,
    '',
  ].join('\n');
}

import { defineSymbol } from '../kernel/symbolDefinition.ts';
import type { inode } from './inode.ts';
import type { super_block } from './super_block.ts';

declare module '../kernel/kernelSymbols.ts' {
  interface KernelSymbols {
    /** Reports lost data or a lost file system to whoever listens in user space. In 7.2. Nobody listens here. */
    fserror_report(subject: super_block | inode): void;
  }
}

export const fserror_report = defineSymbol({
  name: 'fserror_report',
  file: 'fs/fserror.c',
  models: 'Reports a file system error to user space.',
  args: ['subject'],
  returns: 'void',
  preemptible: false,
  bodies: [{ since: '7.2', source: 'recordings of 7.2.13', call: () => undefined }],
});

import { attachPgmap, type Machine } from 'simkernel';

const types = [
  'MEMORY_DEVICE_GENERIC',
  'MEMORY_DEVICE_PRIVATE',
  'MEMORY_DEVICE_FS_DAX',
  'MEMORY_DEVICE_PCI_P2PDMA',
  'MEMORY_DEVICE_COHERENT',
] as const;

/** A device of each type. Nothing but the type tells the one of FS_DAX from the others: no name, no size, no driver. */
export const deviceOfEachType = (machine: Machine) =>
  types.map((type, index) => ({
    type,
    pgmap: attachPgmap(machine, {
      name: `pmem${index + 1}`,
      type,
      firstPfn: 0x80000 + index * 16,
      pages: 16,
    }),
  }));

import { hostOf, type Kernel } from './kernel.ts';
import { addressOf, type KernelObject } from './kernelObject.ts';

/**
 * Notes that the current step reads or writes a field that other tasks may touch too. A step that begins with
 * access() has noted that one; whatever else it touches is noted here, or a search with reduction would take it for
 * independent.
 */
export function touches(
  k: Kernel,
  object: KernelObject,
  field: string,
  mode: 'read' | 'write',
): void {
  const { touchLog } = hostOf(k);
  if (touchLog.on) touchLog.add(addressOf(object, field), mode === 'write');
}

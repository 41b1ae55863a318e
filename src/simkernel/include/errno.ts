import { requireArguments } from '../kernel/requireArguments.ts';
/**
 * Input or output error. All error numbers are as the kernel counts them; a function returns them negative.
 * Source: include/uapi/asm-generic/errno-base.h, errno.h.
 */
export const EIO = 5;
/** No such device or address. */
export const ENXIO = 6;
/** Out of memory. */
export const ENOMEM = 12;
/** Bad address. */
export const EFAULT = 14;
/** Device or resource busy. */
export const EBUSY = 16;
/** No such device. */
export const ENODEV = 19;
/** Invalid argument. */
export const EINVAL = 22;
/** Read-only file system. */
export const EROFS = 30;
/** Operation not supported. */
export const EOPNOTSUPP = 95;
/** Structure needs cleaning. */
export const EUCLEAN = 117;
/** XFS's name for EUCLEAN: fs/xfs/xfs_linux.h. */
export const EFSCORRUPTED = EUCLEAN;
/** Remote I/O error. */
export const EREMOTEIO = 121;
/** A signal came; the system call may be started again. It never reaches a process. */
export const ERESTARTSYS = 512;

const names: ReadonlyMap<number, string> = new Map(
  Object.entries({
    EIO,
    ENXIO,
    ENOMEM,
    EFAULT,
    EBUSY,
    ENODEV,
    EINVAL,
    EROFS,
    EOPNOTSUPP,
    EUCLEAN,
    EREMOTEIO,
    ERESTARTSYS,
  }).map(([name, number]) => [number, name]),
);

/**
 * The name of an error number, as messages print it.
 * @since 5.2, the oldest release that boots
 * @returns `-EBUSY` for -16; the number itself, as text, where it is not a negative errno of the model
 * @throws SimError badArgument for anything else than what the parameters name
 * @source include/uapi/asm-generic/errno-base.h, errno.h; include/linux/errno.h
 */
export function errnoName(value: number): string {
  requireArguments('errnoName', 'value: integer', [value]);
  const name = value < 0 ? names.get(-value) : undefined;
  return name ? `-${name}` : String(value);
}

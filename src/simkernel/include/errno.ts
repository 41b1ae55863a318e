/** Error numbers as the kernel counts them. A function returns them negative. Source: include/uapi/asm-generic/errno*.h. */
export const EIO = 5;
export const ENXIO = 6;
export const ENOMEM = 12;
export const EFAULT = 14;
export const EBUSY = 16;
export const ENODEV = 19;
export const EINVAL = 22;
export const EROFS = 30;
export const EOPNOTSUPP = 95;
export const EUCLEAN = 117;
/** XFS's name for EUCLEAN: fs/xfs/xfs_linux.h. */
export const EFSCORRUPTED = EUCLEAN;
export const EREMOTEIO = 121;
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

/** `-EBUSY` for -16; the number itself where it is not a negative errno. */
export function errnoName(value: number): string {
  const name = value < 0 ? names.get(-value) : undefined;
  return name ? `-${name}` : String(value);
}

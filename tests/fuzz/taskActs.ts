import type { Act } from './draft.ts';

const unbind: Act = ({ acts, setting }, { background, small }) => {
  // Rarely: a script has little to do after it.
  if (small > 1) return;
  const how =
    setting.devDax === undefined
      ? 'echo /sys/bus/nd/drivers/nd_pmem/unbind namespace0.0'
      : 'echo /sys/bus/dax/drivers/device_dax/unbind dax0.0';
  acts.push(`${background}remover ${how}`);
};

/** Acts on tasks, on time and on the device as a whole. */
export const taskActs = {
  fork(draft, { role, mapping }) {
    const child = `F${draft.next()}`;
    draft.acts.push(`fork ${role} ${child}`);
    draft.mapped.set(child, mapping);
  },
  exit({ acts, mapped }, { role }) {
    if (mapped.size < 3) return;
    acts.push(`exit ${role}`);
    mapped.delete(role);
  },
  join({ acts }, { role, small }) {
    acts.push(`join ${role} ${small * 500}`);
  },
  sleep({ acts }, { small }) {
    acts.push(`sleep ${small * 500}`);
  },
  unbind,
  bgUnbind: unbind,
} satisfies Record<string, Act>;

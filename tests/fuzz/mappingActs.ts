import type { Choice } from './choice.ts';
import { type Act, bytesOf, type Draft } from './draft.ts';

function map(draft: Draft, role: string, { file, small }: Choice, verb: string): void {
  const { devDax } = draft.setting;
  if (devDax !== undefined) {
    const unit = devDax / 4096;
    draft.acts.push(`${role} mmap /dev/dax0.0 ${devDax * (small % 2)} ${devDax * 2}`);
    draft.mapped.set(role, { path: '/dev/dax0.0', pages: 2 * unit });
    return;
  }
  const path = draft.pick([...draft.files.keys()], file);
  if (path === undefined) return;
  const pages = draft.files.get(path) ?? 1;
  const offset = pages > 512 && small > 5 ? 512 : 0;
  draft.acts.push(`${role} ${verb} ${path} ${bytesOf(offset)} ${bytesOf(pages - offset)}`);
  draft.mapped.set(role, { path, pages: pages - offset });
}

const touch: Act = (draft, fitted) => {
  const { role, mapping, what, at } = fitted;
  if (!mapping) map(draft, role, fitted, 'mmap');
  if (draft.mapped.get(role)) draft.acts.push(`${role} ${what} ${at}`);
};

const directIo: Act = ({ acts }, { background, role, mapping, what, at }) => {
  if (!mapping) return;
  acts.push(`${background}${role} ${what === 'diow' ? 'diow' : 'dio'} /dev/nullb0 ${at}`);
};

const vmread: Act = (draft, { background, role, mapping, who, at }) => {
  const other = draft.role(who + 1);
  if (!mapping || other === role) return;
  draft.acts.push(`${background}${other} vmread ${role} /dev/nullb0 ${at}`);
};

/** Acts on the memory of a task: what it maps, touches and holds. */
export const mappingActs = {
  map(draft, fitted) {
    if (fitted.mapping) draft.acts.push(`${fitted.role} munmap`);
    map(draft, fitted.role, fitted, 'mmap');
  },
  mapPrivate(draft, fitted) {
    if (draft.setting.devDax !== undefined) return;
    if (fitted.mapping) draft.acts.push(`${fitted.role} munmap`);
    map(draft, fitted.role, fitted, 'mmap-private');
  },
  munmap(draft, { role, mapping }) {
    if (!mapping) return;
    draft.acts.push(`${role} munmap`);
    draft.mapped.set(role, undefined);
  },
  read: touch,
  write: touch,
  vmsplice: touch,
  uring: touch,
  hwpoison: touch,
  drain({ acts }, { role }) {
    acts.push(`${role} drain`);
  },
  dio: directIo,
  diow: directIo,
  bgDio: directIo,
  vmread,
  bgVmread: vmread,
} satisfies Record<string, Act>;

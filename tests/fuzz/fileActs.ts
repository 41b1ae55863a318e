import { type Act, bytesOf } from './draft.ts';

const fileKinds: Readonly<Record<string, number>> = { f: 4, g: 8, big: 1024 };

const truncate: Act = ({ acts }, { background, role, path, pages, small }) => {
  if (path === undefined) return;
  acts.push(`${background}${role} truncate ${path} ${bytesOf(small % (pages + 1))}`);
};

const punch: Act = ({ acts }, { background, role, path, page, small }) => {
  if (path === undefined) return;
  acts.push(`${background}${role} punch ${path} ${bytesOf(page)} ${bytesOf(1 + (small % 3))}`);
};

const unlink: Act = ({ acts, files }, { background, role, path }) => {
  if (path === undefined) return;
  acts.push(`${background}${role} unlink ${path}`);
  files.delete(path);
};

const create: Act = (draft, { what, who, small }) => {
  const dir = draft.pick(draft.setting.dirs, who);
  if (dir === undefined) return;
  const made = draft.next();
  const [kind = 'f', count = 4] = draft.pick(Object.entries(fileKinds), small) ?? [];
  const huge = kind === 'big' && !draft.files.has(`${dir}/huge`) && made < 2;
  draft.create(huge ? `${dir}/huge` : `${dir}/${kind}${made}`, count, what);
};

const look: Act = ({ acts }, { role, what, path }) => {
  if (path !== undefined) acts.push(`${role} ${what} ${path}`);
};

/** Acts on files: what they are made of, and what is taken from them. */
export const fileActs = {
  truncate,
  bgTruncate: truncate,
  punch,
  bgPunch: punch,
  unlink,
  bgUnlink: unlink,
  create,
  sparse: create,
  falloc: create,
  reflink(draft, { role, path, pages }) {
    if (path === undefined) return;
    const clone = `${path}r${draft.next()}`;
    draft.acts.push(`${role} reflink ${path} ${clone}`);
    const fs = (draft.setting.setup.fs as { reflink?: number }[])[0];
    if (fs?.reflink) draft.files.set(clone, pages);
  },
  fsync: look,
  isdax: look,
  pread({ acts }, { role, path }) {
    if (path !== undefined) acts.push(`${role} pread ${path} 0`);
  },
} satisfies Record<string, Act>;

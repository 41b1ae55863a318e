import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A kernel module: its uncompressed content, and the modules it needs. */
interface Module {
  readonly name: string;
  readonly content: Buffer;
  readonly depends: readonly string[];
}

/** A module and the options it is loaded with. */
export interface ModuleOrder {
  readonly file: string;
  readonly options: string;
  readonly content: Buffer;
}

/**
 * The modules of a package that the guest loads, those they need first. Those that a kernel does not have, or has built in,
 * are left out.
 */
export function moduleOrder(
  folder: string,
  wanted: readonly { name: string; options?: string }[],
): ModuleOrder[] {
  const files = new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.ko(\.xz|\.zst)?$/.test(path))
      .map((path) => [nameOf(path), join(folder, path)]),
  );
  const order: ModuleOrder[] = [];
  const visit = (name: string, options: string) => {
    const path = files.get(name);
    const file = `${name}.ko`;
    if (path === undefined || order.some((done) => done.file === file)) return;
    const module = readModule(name, path);
    for (const needed of module.depends) visit(needed, '');
    order.push({ file, options, content: module.content });
  };
  for (const { name, options = '' } of wanted) visit(name, options);
  return order;
}

const nameOf = (path: string) =>
  (path.split('/').at(-1) ?? '').replace(/\.ko(\.xz|\.zst)?$/, '').replaceAll('-', '_');

function readModule(name: string, path: string): Module {
  const content = path.endsWith('.xz')
    ? execFileSync('xz', ['-dc', path], { maxBuffer: 2 ** 28 })
    : readFileSync(path);
  const text = /depends=([\w,-]*)\0/.exec(content.toString('latin1'))?.[1] ?? '';
  return {
    name,
    content,
    depends: text
      .split(',')
      .filter(Boolean)
      .map((needed) => needed.replaceAll('-', '_')),
  };
}

import type { Choice } from './choice.ts';
import type { Setting } from './settings.ts';

const roles = ['A', 'B', 'C'] as const;

export const bytesOf = (pages: number) => pages * 4096;

/** What a choice is about, once it is fitted to the machine. */
export interface Fitted extends Choice {
  readonly role: string;
  /** What the role has mapped. */
  readonly mapping: { readonly path: string; readonly pages: number } | undefined;
  readonly path: string | undefined;
  /** Length of the file at `path`. */
  readonly pages: number;
  /** A page of the mapping: one of its first, or, of a large one, one behind the first 2 MiB. */
  readonly at: number;
  /** `bg ` for an act that others do not wait for. */
  readonly background: string;
}

/** Adds an act to a script, where it makes sense on the machine as it stands. */
export type Act = (draft: Draft, fitted: Fitted) => void;

/** A script that is being written, and what stands on the machine by then. */
export class Draft {
  readonly acts: string[] = [];
  readonly setting: Setting;
  readonly files = new Map<string, number>();
  readonly mapped = new Map<string, { path: string; pages: number } | undefined>();
  #made = 0;

  constructor(setting: Setting) {
    this.setting = setting;
    for (const role of roles) {
      this.acts.push(`spawn ${role}`);
      this.mapped.set(role, undefined);
    }
    this.acts.push('spawn injector', 'spawn remover');
    for (const dir of setting.dirs) this.create(`${dir}/f`, 4, 'create');
    if (setting.dirs.length > 0) this.create('/mnt/big', 1024, 'create');
    this.acts.push('trace on');
  }

  /** Another thing that was made: its number. */
  next(): number {
    this.#made += 1;
    return this.#made;
  }

  create(path: string, pages: number, how: string): void {
    this.acts.push(`A ${how} ${path} ${bytesOf(pages)}`);
    this.files.set(path, pages);
  }

  pick<T>(values: readonly T[], at: number): T | undefined {
    return values.length > 0 ? values[at % values.length] : undefined;
  }

  role(who: number): string {
    return this.pick([...this.mapped.keys()], who) ?? 'A';
  }

  /** Nobody maps a file that is not there, or reads without a mapping. */
  fit(choice: Choice): Fitted {
    const { what, who, file, page, small } = choice;
    const role = this.role(who);
    const mapping = this.mapped.get(role);
    const path = this.pick([...this.files.keys()], file);
    const length = mapping?.pages ?? 1;
    return {
      ...choice,
      role,
      mapping,
      path,
      pages: path === undefined ? 0 : (this.files.get(path) ?? 0),
      at: mapping ? (length > 512 && small === 7 ? 512 + page : page % length) : 0,
      background: what.startsWith('bg') ? 'bg ' : '',
    };
  }
}

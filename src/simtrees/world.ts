import type { CarriedPatch } from './carriedPatch.ts';
import type { Commit } from './commit.ts';
import type { Files } from './files.ts';
import type { LogEntry } from './logEntry.ts';
import type { ObjectStore } from './objectStore.ts';
import type { Policy } from './policy.ts';
import { type RepeatedPatch, repeatedPatches } from './repeatedPatches.ts';
import { runCommand } from './runCommand.ts';
import type { TreeTraceEvent } from './traceEvent.ts';
import { type UnstableBase, unstableBases } from './unstableBases.ts';
import type { WorldState } from './worldState.ts';

/** A branch as others see it. */
export interface TreeView {
  readonly name: string;
  readonly policy: Policy;
  /** Id of the commit at its head. */
  readonly tip: string;
}

/**
 * Maintainers' trees over one object store, changed by command lines only. Deterministic: the clock is part of the
 * world and moves by a minute a commit, so the same commands give the same ids everywhere.
 */
export class World {
  readonly #state: WorldState;
  readonly #onTrace: (event: TreeTraceEvent) => void;

  constructor(state: WorldState, onTrace: (event: TreeTraceEvent) => void) {
    this.#state = state;
    this.#onTrace = onTrace;
    Object.freeze(this);
  }

  /**
   * Carries out one command line; see `commandForms`.
   *
   * @throws SimtreesError when the line is no command, git would stop, or a policy rules it out.
   */
  run(line: string): LogEntry {
    const entry = runCommand(this.#state, line);
    const fields = { command: entry.command, result: entry.text, commits: entry.made.length };
    this.#onTrace({
      kind: 'event',
      task: 'git',
      name: line.trim().split(/\s/, 1)[0] ?? '',
      fields,
    });
    return entry;
  }

  /** The store that holds every commit of this world. */
  get store(): ObjectStore {
    return this.#state.store;
  }

  /** The steps so far; the first one is the start. */
  get log(): readonly LogEntry[] {
    return Object.freeze([...this.#state.log]);
  }

  /** Id of the commit that the mainline tag names. */
  get tagCommit(): string {
    return this.#state.tagCommit;
  }

  /** All trees and topic branches, in the order they came about. */
  get trees(): readonly TreeView[] {
    const { trees } = this.#state;
    return Object.freeze(
      [...trees.values()].map(({ name, policy, tip }) => Object.freeze({ name, policy, tip })),
    );
  }

  /** Id of the commit at the head of a branch. @throws SimtreesError `noSuchName`. */
  tip(branch: string): string {
    return this.#state.tree(branch).tip;
  }

  /** The commit with this id. @throws SimtreesError `noSuchObject`. */
  commit(id: string): Commit {
    return this.store.get(id);
  }

  /** The files at the head of a branch. */
  files(branch: string): Files {
    return this.store.filesOf(this.tip(branch));
  }

  /** The patches that merges carry in their own commits, also merges that no branch leads to any more. */
  get carried(): readonly CarriedPatch[] {
    return Object.freeze([...this.#state.carried]);
  }

  /** The patches that the branches hold in more than one commit, merges that carry them included. */
  repeatedPatches(): readonly RepeatedPatch[] {
    return repeatedPatches(this.#state);
  }

  /** Commits of rebuilt lists that a tree or topic branch was built on, or has merged. */
  unstableBases(): readonly UnstableBase[] {
    return unstableBases(this.#state);
  }
}

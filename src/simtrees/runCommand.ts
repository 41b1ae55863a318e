import { applyPatches } from './applyPatches.ts';
import { pickPatch, revertPatch } from './copyCommit.ts';
import type { LogEntry } from './logEntry.ts';
import { mergeTree } from './mergeTree.ts';
import { parseCommand } from './parseCommand.ts';
import { rebaseTree } from './rebaseTree.ts';
import { rebuildTree } from './rebuildTree.ts';
import { SimtreesError } from './simtreesError.ts';
import { startTopic } from './startTopic.ts';
import type { WorldCommand } from './worldCommand.ts';
import type { WorldState } from './worldState.ts';

/** What a command did: a sentence, and the commits that a branch no longer leads to. */
type Done = string | { readonly text: string; readonly gone: readonly string[] };

function execute(state: WorldState, command: WorldCommand): Done {
  switch (command.verb) {
    case 'topic':
      return startTopic(state, command.name, command.from);
    case 'apply':
      return applyPatches(state, command.patches, command.to);
    case 'merge':
      return mergeTree(state, command.from, command.into, command.with);
    case 'rebase':
      return rebaseTree(state, command.branch, command.onto);
    case 'rebuild':
      return rebuildTree(state, command.tree, command.on);
    case 'cherry-pick':
      return pickPatch(state, command.patch, command.from, command.to);
    case 'revert':
      return revertPatch(state, command.patch, command.on);
  }
}

/**
 * Carries out one command line and notes it in the log, also when it stops.
 *
 * @throws SimtreesError when it stops.
 */
export function runCommand(state: WorldState, line: string): LogEntry {
  state.store.spend(1);
  try {
    const done = execute(state, parseCommand(line));
    const { text, gone } = typeof done === 'string' ? { text: done, gone: [] } : done;
    return state.record({ command: line, text, gone, stopped: null });
  } catch (error) {
    if (error instanceof SimtreesError) {
      state.record({ command: line, text: error.detail, gone: [], stopped: error.code });
    }
    throw error;
  }
}

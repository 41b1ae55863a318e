/**
 * simtrees: a small, deterministic model of git histories and of the trees that kernel patches travel through.
 * Ids are those git computes. Nothing here reads a clock, draws a random number or keeps state between worlds.
 */
export { blobId } from './blob.ts';
export { brokenPoints, type BrokenPoint } from './brokenPoints.ts';
export { buildErrors, type BuildError } from './buildErrors.ts';
export type { CarriedPatch } from './carriedPatch.ts';
export { cherryPick, type PickResult } from './cherryPick.ts';
export { type Commit, type CommitContent, encodeCommit, makeCommit, subjectOf } from './commit.ts';
export { duplicates, type Duplicate } from './duplicates.ts';
export { simtreesErrorTable, type SimtreesErrorCode } from './errorTable.ts';
export { type FileEntry, type FileMode, type Files, type FilesInput, makeFiles } from './files.ts';
export { ancestry, history, isAncestor } from './history.ts';
export type { LogEntry, MadeCommit } from './logEntry.ts';
export { mergeBases } from './mergeBases.ts';
export { mergeCommits, type MergeRequest, type MergeResult } from './mergeCommits.ts';
export { type FileConflict, mergeFiles, type MergedFiles } from './mergeFiles.ts';
export { type LineConflict, mergeLines, type MergedLines } from './mergeLines.ts';
export { type NewCommit, ObjectStore } from './objectStore.ts';
export { patchId } from './patchId.ts';
export { parseCommand } from './parseCommand.ts';
export { type PlanRun, type PlanStop, runPlan } from './runPlan.ts';
export type { Policy } from './policy.ts';
export { rebase, type RebaseRequest, type RebaseResult } from './rebase.ts';
export type { RepeatedPatch } from './repeatedPatches.ts';
export { revert } from './revert.ts';
export {
  scenarioContext,
  type ScenarioOptions,
  type Scenarios,
  type StartWorld,
} from './scenarioContext.ts';
export type { Signature } from './signature.ts';
export { SimtreesError } from './simtreesError.ts';
export { startWorld, type WorldOptions } from './startWorld.ts';
export type { TreeTraceEvent } from './traceEvent.ts';
export { treeId } from './tree.ts';
export { type TreeView, World } from './world.ts';
export { commandForms, type WorldCommand } from './worldCommand.ts';
export type { EditSpec, PatchSpec, TreeSpec, WorldSpec } from './worldSpec.ts';
